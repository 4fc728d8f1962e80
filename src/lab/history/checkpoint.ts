/**
 * Checkpoints: the moments of a lab that are kept.
 *
 * @module
 */
import type { TracedStep } from '../../sim/trace.js'
import type { VirtualTime, World } from '../../sim/world.js'
import type { Call, Place } from './calls.js'

/** A moment that is kept. */
export interface Checkpoint {
  readonly time: VirtualTime
  /** How many steps the world had made. */
  readonly revision: number
  readonly world: World
  /** The command that came next, if that is why the moment was kept. */
  readonly command?: Call
  /** The name that it was kept under. */
  readonly label?: string
}

/** A checkpoint, and what the history has to know of it. */
export interface Kept extends Checkpoint {
  readonly place: Place | undefined
  /** It was kept while a call was under way, which cannot be gone on with from its midst. */
  readonly within?: true
  /** The command that came next changed nothing of the user's: it is no step of `undo`. */
  readonly isLook?: true
  /** Its user has named it, and may come back to it: it is forgotten last. */
  readonly isNamed?: true
}

/** What was undone: the checkpoints that were dropped, and where the lab was. */
export interface Undone {
  readonly dropped: readonly Kept[]
  readonly world: World
  readonly place: Place | undefined
  readonly traced: readonly TracedStep[]
}

/** A world, and the calls that led to it. */
export interface Stand {
  readonly world: World
  readonly place: Place | undefined
}
