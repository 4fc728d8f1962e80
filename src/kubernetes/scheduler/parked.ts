/**
 * Parked pods: those that fit nowhere. Each waits until something changes that its rejections were
 * about, and no less than its back-off.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/#queueinghint
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'

/** A parked pod. */
interface Parked {
  readonly key: string
  readonly attempts: number
  readonly attemptedAt: VirtualTime
  /** The plugins that rejected it. */
  readonly plugins: readonly string[]
}

/** Keys are pods' keys. */
export const parked = defineTable<Parked, 'byPlugin'>('scheduler/parked', {
  byPlugin: ({ plugins }) => plugins,
})

const FIRST_BACKOFF = 1_000
const LONGEST_BACKOFF = 10_000
/** After so long a pod is tried again whatever happens. */
export const FLUSH = 300_000

/** Any plugin: for pods that were rejected before there was a node to look at. */
export const ANY = '*'

export function park(tx: Tx, key: string, plugins: readonly string[]): void {
  const attempts = (tx.get(parked, key)?.attempts ?? 0) + 1
  tx.put(parked, key, { key, attempts, attemptedAt: tx.now, plugins: [ANY, ...plugins] })
}

/** When a parked pod may be tried again. */
export const mayRetryAt = ({ attempts, attemptedAt }: Parked): VirtualTime =>
  attemptedAt + Math.min(FIRST_BACKOFF * 2 ** (attempts - 1), LONGEST_BACKOFF)
