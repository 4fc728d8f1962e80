/**
 * Several things at once: each is a generator that waits for something of its own, and time passes
 * until the first of them can go on.
 *
 * @module
 */
import type { Cli, Wait } from '../verb.js'

interface Task<Value> {
  readonly steps: Generator<Wait, Value>
  wait: Wait | undefined
  /** It has heard of Ctrl-C. */
  told: boolean
  result: { readonly value: Value } | undefined
}

/**
 * Runs tasks side by side; what each came to, in order. The first one that fails ends the others.
 * What they carry from turn to turn is theirs alone, so they get a terminal whose loops forget
 * nothing (`quietly`).
 */
export function* together<Value>(
  cli: Cli,
  works: readonly Generator<Wait, Value>[],
): Generator<Wait, readonly Value[]> {
  const tasks = works.map(
    (steps): Task<Value> => ({
      steps,
      wait: undefined,
      told: false,
      result: undefined,
    }),
  )
  try {
    for (;;) {
      for (const task of tasks) while (task.result === undefined && isDue(cli, task)) goOn(task)
      const open = tasks.filter(({ result }) => result === undefined)
      if (open.length === 0) break
      if (!open.some((task) => isDue(cli, task))) yield waitFor(open)
    }
  } catch (error) {
    for (const { steps } of tasks) steps.return(undefined as never)
    throw error
  }
  return tasks.flatMap(({ result }) => (result ? [result.value] : []))
}

function goOn<Value>(task: Task<Value>): void {
  const next = task.steps.next()
  if (next.done) task.result = { value: next.value }
  else task.wait = next.value
}

function isDue<Value>(cli: Cli, task: Task<Value>): boolean {
  const { wait } = task
  if (cli.interrupted && !task.told) {
    task.told = true
    return true
  }
  if (wait === undefined) return true
  if (wait.until !== undefined && wait.until <= cli.tx.now) return true
  return wait.when?.(cli.tx) ?? false
}

function waitFor(tasks: readonly Task<unknown>[]): Wait {
  const waits = tasks.flatMap(({ wait }) => (wait ? [wait] : []))
  const times = waits.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return {
    when: (read) => waits.some(({ when }) => when?.(read) ?? false),
    ...(times.length > 0 ? { until: Math.min(...times) } : {}),
    ...(waits.every(({ endless }) => endless) ? { endless: true } : {}),
  }
}

/** A terminal for one task of several: its loops forget nothing, and it may write elsewhere. */
export const quietly = (cli: Cli, out?: (text: string) => void): Cli =>
  Object.create(cli, {
    turns: { value: () => ({ carry: <State>(state: State): State => state }) },
    ...(out ? { out: { value: out }, err: { value: out } } : {}),
  })
