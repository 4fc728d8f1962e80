/**
 * Who waits for what happens in a world: streams are asked after the steps that concern them, and
 * whoever lets time pass knows whether somebody is blocked, and when something was delivered.
 *
 * @module
 */
import type { Simulation } from '../sim/driver.js'
import type { Change } from '../sim/step.js'

/** Somebody who waits. */
interface Waiting {
  /** Looks at the world as it is now. */
  look(): void
  concerns(table: string): boolean
  /** A client waits for it at this moment. */
  isBlocked(): boolean
  /** It waits no more. */
  end(): void
}

/** Those who wait for one simulation. */
class Changes {
  private readonly waiting = new Set<Waiting>()
  private isTimeTold = false
  /** How many pieces there were for clients so far. */
  delivered = 0

  constructor(private readonly simulation: Simulation) {}

  /** How many clients wait at this moment. */
  get blocked(): number {
    let count = 0
    for (const one of this.waiting) if (one.isBlocked()) count++
    return count
  }

  /** Somebody waits from now on; gives what ends that. */
  enter(waiting: Waiting): () => void {
    const { events } = this.simulation
    if (this.waiting.size === 0) events.on('commit', this.commit).on('time', this.time)
    this.waiting.add(waiting)
    return () => {
      waiting.end()
      if (this.waiting.delete(waiting) && this.waiting.size === 0)
        events.off('commit', this.commit).off('time', this.time)
    }
  }

  private readonly commit = (_world: unknown, changes: readonly Change[]): void => {
    for (const one of [...this.waiting])
      if (changes.some(({ table }) => one.concerns(table))) one.look()
    this.time()
  }

  /** However often time passes in one call, it is told once. */
  private readonly time = (): void => {
    if (this.isTimeTold) return
    this.isTimeTold = true
    queueMicrotask(() => {
      this.isTimeTold = false
      for (const one of [...this.waiting]) one.look()
    })
  }
}

const known = new WeakMap<Simulation, Changes>()

/** Those who wait for a simulation. */
export function changesOf(simulation: Simulation): Changes {
  let changes = known.get(simulation)
  if (!changes) known.set(simulation, (changes = new Changes(simulation)))
  return changes
}
