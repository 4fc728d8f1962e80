/**
 * The watchdog: looks at every step of a lab through its change feed, and throws when something is
 * that must not be.
 *
 * It never scans: what it needs to know it adds up from the changes, as a front end would.
 */
import type { Change, Lab } from '../../src/index.js'
import { addresses } from './invariants/addresses.js'
import { bindings } from './invariants/bindings.js'
import { budgets } from './invariants/budgets.js'
import { endpoints } from './invariants/endpoints.js'
import { evictions } from './invariants/evictions.js'
import { liveness } from './invariants/liveness.js'
import { owners } from './invariants/owners.js'
import { preemptions } from './invariants/preemptions.js'
import { quotas } from './invariants/quotas.js'
import { restarts } from './invariants/restarts.js'
import { revisions } from './invariants/revisions.js'
import { rollouts } from './invariants/rollouts.js'
import { replicas } from './invariants/replicas.js'
import { writers } from './invariants/writers.js'

/** A step that an invariant looks at. */
export interface Seen {
  readonly now: number
  readonly changes: readonly Change[]
  /** The loop that made the step; `user` for a call from outside. */
  readonly loop: string
}

/** Looks at a step; throws when it breaks the invariant. */
export type Invariant = (step: Seen) => void

/** By how much the caches of a loop can be late. */
export type Lateness = (loop: string) => number

/** An invariant does not hold. */
export class Broken extends Error {
  override name = 'Broken'
}

/** Every invariant, in its initial state. */
const all = (late: Lateness, patience: number): readonly Invariant[] => [
  revisions(),
  bindings(late),
  addresses(),
  owners(late),
  replicas(late),
  rollouts(late),
  endpoints(late),
  evictions(late),
  budgets(late),
  preemptions(late),
  quotas(),
  restarts(),
  writers(),
  liveness(patience),
]

/** Watches a lab from now on; `patience` is how long what is wrong may stay so, in milliseconds. */
export function watchOver(lab: Lab, late: Lateness, patience: number): void {
  const invariants = all(late, patience)
  const look = (step: Seen): void => {
    for (const invariant of invariants) invariant(step)
  }
  // What is there already counts as having come with the first step.
  const existing = Object.entries(lab.state.tables).flatMap(([table, { rows }]) =>
    [...rows.entries()].map(
      ([key, after]): Change => ({ number: 0, table, key, before: undefined, after }),
    ),
  )
  look({
    now: lab.now,
    changes: existing.sort((a, b) => revisionIn(a) - revisionIn(b)),
    loop: 'start',
  })
  lab.subscribe((state, changes, { loop }) => look({ now: state.now, changes, loop }))
}

const revisionIn = ({ after }: Change): number =>
  Number(
    (after as { readonly metadata?: { readonly resourceVersion?: string } }).metadata
      ?.resourceVersion ?? 0,
  )

/** A value and what it was before, for as long as a cache may still show it. */
export class Lately<Value> {
  private past: { readonly value: Value; until: number }[] = []

  constructor(public current: Value) {}

  set(value: Value, now: number): void {
    if (value === this.current) return
    this.past.push({ value: this.current, until: now })
    this.current = value
  }

  /** The present value, and those that it had after `since` began. */
  since(since: number): readonly Value[] {
    this.past = this.past.filter(({ until }) => until >= since)
    return [...this.past.map(({ value }) => value), this.current]
  }
}
