/**
 * One step of a client of the API server under a schedule: it reads late, its writes are refused
 * now and then, and it may crash between two of them.
 */
import { type Loop, type Outcome, failures } from '../loop.js'
import type { Disturbance, Step, Tx } from '../step.js'
import { defineTable } from '../table.js'
import type { VirtualTime, World } from '../world.js'
import { LateTx } from './late.js'
import { hasLinks, linkOf, processKey, processOf } from './links.js'
import { tablesAt } from './past.js'
import { type Draws, ON_TIME, type Schedule, forClient, drawsOf, scheduleOf } from './schedule.js'

/**
 * A process of a client that has crashed before: whether it is away, and since when it is away or
 * back.
 */
interface Process {
  readonly away: boolean
  readonly since: VirtualTime
}

/** Keys are those of `processKey`. */
const processes = defineTable<Process>('schedule-processes')

/** The name of the loop that starts what has crashed. */
const RESTART = 'schedule-restart'

/**
 * Ends a step in the middle: what was written stays. Not an error, and never caught by anyone but
 * us.
 */
class Crash {}

/** What became of a step: its outcome, or that its process is away. */
type Disturbed = { readonly outcome: Outcome } | 'away'

/** Whether some client sees the world late, or not at all. */
export const isDisturbed = (world: World): boolean =>
  scheduleOf(world) !== undefined || hasLinks(world)

/** The schedule that disturbs a step of a loop; everything on time for one with a bad link. */
export function scheduleFor(
  world: World,
  step: Step,
  { name, client }: Loop,
  key: string,
): Schedule | undefined {
  if (!client || !isDisturbed(world)) return undefined
  const hasLink = (): boolean => linkOf(step, name, client.processOf?.(key) ?? '') !== undefined
  return scheduleOf(world) ?? (hasLink() ? ON_TIME : undefined)
}

/** Runs one step of a client. `attempt` is the loop's own step. */
export function stepClient(
  schedule: Schedule,
  world: World,
  step: Step,
  loop: Loop,
  key: string,
  attempt: (tx: LateTx) => Outcome,
): Disturbed {
  const process = loop.client?.processOf?.(key) ?? ''
  const row = step.get(processes, processKey(loop.name, process))
  if (row?.away) return 'away'
  const link = linkOf(step, loop.name, process)
  const delay = Math.max(forClient(schedule.watchDelay, loop.name), link?.delay ?? 0)
  const seenAt = link?.cutSince ?? Math.max(world.now - delay, row?.since ?? 0)
  const late = (disturbance: Disturbance): LateTx =>
    new LateTx(
      step,
      seenAt < world.now ? tablesAt(world, seenAt) : undefined,
      loop.client?.informed ?? NOTHING,
      disturbance,
    )
  try {
    const tx =
      link?.cutSince === undefined
        ? late(disturbanceOf(schedule, loop.name, step, seenAt, drawsOf(schedule, world, 'writes')))
        : cutOff(late, seenAt)
    return { outcome: attempt(tx) }
  } catch (thrown) {
    if (!(thrown instanceof Crash)) throw thrown
    crash(schedule, step, loop, process)
    return 'away'
  }
}

const NOTHING: ReadonlySet<string> = new Set()

/** The step of a process that is cut off: even the API server is as it was, and nothing reaches it. */
function cutOff(late: (disturbance: Disturbance) => LateTx, seenAt: VirtualTime): LateTx {
  const tx: LateTx = late({
    get present() {
      return tx
    },
    seenAt,
    isCut: true,
    write: () => undefined as never,
  })
  return tx
}

function disturbanceOf(
  schedule: Schedule,
  client: string,
  step: Step,
  seenAt: VirtualTime,
  draws: Draws,
): Disturbance {
  const [crashes, conflicts] = [
    forClient(schedule.crashes, client),
    forClient(schedule.conflicts, client),
  ]
  return {
    present: step,
    seenAt,
    write(write, conflict) {
      if (conflict && draws.chance(conflicts)) throw conflict()
      const before = step.changes.length
      const result = write()
      // What changes nothing is not sent, and nobody crashes of it: a cluster at rest stays at
      // rest.
      if (step.changes.length > before && draws.chance(crashes)) throw new Crash()
      return result
    },
  }
}

/**
 * The process is gone with its queue, its back-offs and its memory, and comes back after a while.
 */
function crash({ restart }: Schedule, step: Step, loop: Loop, process: string): void {
  const id = processKey(loop.name, process)
  step.put(processes, id, { away: true, since: step.now })
  step.book(RESTART, id, { at: step.now + restart })
}

/**
 * The loop that starts processes again: each forgets what it knew, lists, and looks at everything.
 * Its keys are those of `processKey`.
 */
export const restartLoop = (loops: ReadonlyMap<string, Loop>): Loop => ({
  name: RESTART,
  watches: [],
  step(tx, id) {
    const [name, process] = processOf(id)
    const loop = loops.get(name)
    tx.put(processes, id, { away: false, since: tx.now })
    forgetFailures(tx, name, (key) => (loop?.client?.processOf?.(key) ?? '') === process)
    for (const key of loop?.client?.start(tx, process) ?? []) tx.book(name, key)
    return undefined
  },
})

/** Starts what is away without further delay. */
export function startAtOnce(tx: Tx): void {
  tx.each(processes, '', ({ away }, id) => {
    if (away) tx.book(RESTART, id)
  })
}

function forgetFailures(tx: Tx, loop: string, isOwn: (key: string) => boolean): void {
  const gone: string[] = []
  tx.each(failures, processKey(loop, ''), (_, id) => {
    if (isOwn(id.slice(loop.length + 1))) gone.push(id)
  })
  for (const id of gone) tx.delete(failures, id)
}
