/**
 * Who is woken by a step: the loops that watch what it changed, and those for which something has
 * come true.
 *
 * A watch that throws an error that nobody expected is a fault of its loop. The step that it looks
 * at is another's, and stands.
 *
 * @module
 */
import { type Fault, faultOf, isBackingOff } from './fault.js'
import type { LoopTable } from './loop-table.js'
import { notify } from './schedule/notify.js'
import { hasLinks } from './schedule/links.js'
import { ON_TIME, drawsOf, scheduleOf } from './schedule/schedule.js'
import type { Step } from './step.js'
import type { World } from './world.js'

/**
 * Books the keys that a step concerns. `world` is the world before the step; `report` is told of
 * watches that threw.
 */
export function wakeWatchers(
  loops: LoopTable,
  world: World,
  step: Step,
  report: (fault: Fault) => void,
): void {
  const schedule = scheduleOf(world) ?? (hasLinks(world) ? ON_TIME : undefined)
  const draws = schedule && drawsOf(schedule, world, 'notifications')
  for (const change of step.changes) {
    for (const watch of loops.watchesOf(change.table)) {
      const { loop, urgent, latency } = watch
      const at = step.now + latency
      const keys = attempt(() => watch.wakes(change, step), loop.name, change.key, report)
      for (const key of keys) {
        if (schedule && draws && loop.client?.informed.has(change.table))
          notify(schedule, draws, step, watch, key, change.number)
        else step.book(loop.name, key, { at, urgent }, change.number)
      }
    }
  }
  for (const { name, awakened } of loops.attentive) {
    const keys = attempt(() => awakened(step), name, '', report)
    for (const key of keys) if (!isBackingOff(step, name, key)) step.book(name, key)
  }
}

function attempt(
  ask: () => readonly string[] | string | undefined,
  loop: string,
  key: string,
  report: (fault: Fault) => void,
): readonly string[] {
  try {
    const keys = ask()
    return keys === undefined ? NOBODY : typeof keys === 'string' ? [keys] : keys
  } catch (error) {
    report(faultOf('watch', loop, key, error))
    return NOBODY
  }
}

const NOBODY: readonly string[] = []
