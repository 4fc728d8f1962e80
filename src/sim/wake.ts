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
import type { LoopTable, LoopWatch } from './loop-table.js'
import { notify } from './schedule/notify.js'
import { hasLinks } from './schedule/links.js'
import { ON_TIME, drawsOf, scheduleOf } from './schedule/schedule.js'
import type { Change, Step } from './step.js'
import type { Reader, World } from './world.js'

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
  // No destructuring and no closures here: every change of a pod passes twenty watches.
  for (const change of step.changes) {
    const watches = loops.watchesOf(change.table)
    for (let i = 0; i < watches.length; i++) {
      const watch = watches[i] as LoopWatch
      const keys = keysFor(watch, change, step, report)
      if (keys === undefined || keys.length === 0) continue
      const isLate = schedule !== undefined && watch.loop.client?.informed.has(change.table)
      for (const key of typeof keys === 'string' ? [keys] : keys) {
        if (isLate && draws) notify(schedule, draws, step, watch, key, change.number)
        else
          step.bookAt(step.now + watch.latency, watch.loop.name, key, watch.urgent, change.number)
      }
    }
  }
  for (const { name, awakened } of loops.attentive) {
    const keys = awakenedKeys(name, awakened, step, report)
    for (const key of keys) if (!isBackingOff(step, name, key)) step.book(name, key)
  }
}

function keysFor(
  watch: LoopWatch,
  change: Change,
  step: Step,
  report: (fault: Fault) => void,
): readonly string[] | string | undefined {
  try {
    return watch.wakes(change, step)
  } catch (error) {
    report(faultOf('watch', watch.loop.name, change.key, error))
    return undefined
  }
}

function awakenedKeys(
  loop: string,
  awakened: (read: Reader) => readonly string[],
  step: Step,
  report: (fault: Fault) => void,
): readonly string[] {
  try {
    return awakened(step)
  } catch (error) {
    report(faultOf('watch', loop, '', error))
    return NOBODY
  }
}

const NOBODY: readonly string[] = []
