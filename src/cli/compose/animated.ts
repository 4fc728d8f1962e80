/**
 * A verb whose progress is drawn over itself: while it waits, the screen is drawn again and again.
 *
 * @module
 */
import type { Cli, Wait } from '../verb.js'
import { PACE, type TtyProgress } from './progress-tty.js'

/** Runs a verb's steps; what it was waiting for is asked at each drawing, not by the verb. */
export function* animated<Value>(
  cli: Cli,
  progress: TtyProgress,
  steps: Generator<Wait, Value>,
): Generator<Wait, Value> {
  let isTold = false
  try {
    for (;;) {
      const next = steps.next()
      if (next.done) return next.value
      const wait = next.value
      for (;;) {
        if (!progress.isOpen) {
          yield wait
          break
        }
        progress.draw()
        yield {
          ...wait,
          until: Math.min(wait.until ?? Number.POSITIVE_INFINITY, cli.tx.now + PACE),
        }
        if (isDue(cli, wait)) break
        if (cli.interrupted && !isTold) break
      }
      if (cli.interrupted) isTold = true
    }
  } finally {
    progress.close()
  }
}

/** Whether what a verb waits for has come. A wait for nothing in particular ends with any change. */
function isDue(cli: Cli, { until, when }: Wait): boolean {
  if (until === undefined && when === undefined) return true
  return (until !== undefined && until <= cli.tx.now) || (when?.(cli.tx) ?? false)
}
