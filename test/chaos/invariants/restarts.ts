/**
 * A container that fails backs off: no container starts more than four times in a minute, however
 * it ends.
 */
import { Broken, type Invariant } from '../watchdog.js'
import { changesOf } from './objects.js'

const WINDOW = 60_000
/** At once, after nothing, after 10 s, after 20 s. */
const MOST = 4

export function restarts(): Invariant {
  const starts = new Map<string, number[]>()
  return ({ now, changes }) => {
    for (const { before, after } of changesOf(changes, 'api/pods')) {
      const { uid = '' } = (after ?? before)?.metadata ?? {}
      for (const { name, restartCount } of after?.status?.containerStatuses ?? []) {
        const was =
          before?.status?.containerStatuses?.find((one) => one.name === name)?.restartCount ?? 0
        if (restartCount <= was) continue
        const key = `${uid} ${name}`
        const recent = [...(starts.get(key) ?? []), now].filter((time) => time > now - WINDOW)
        starts.set(key, recent)
        if (recent.length > MOST)
          throw new Broken(
            `container ${name} of pod ${after?.metadata.name} was started again ${recent.length} times in a minute`,
          )
      }
    }
  }
}
