/**
 * Expectations: a controller that has created or deleted something does not act on the same object
 * again before its cache shows it.
 *
 * A cache that is late shows too few pods after a creation, and too many after a deletion: without
 * expectations, a controller would create or delete them once more with each look. Expectations are
 * in memory: after a crash the controller lists, and has nothing to expect. A controller that reads
 * the present sees what it has written, and expects nothing.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/controller#ControllerExpectations
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import { hasSeen, presentOf, seenFrom } from '../apiserver/informer.js'

/**
 * When the writes were made that the cache is expected to show. Keys are the controller's name, and
 * its key.
 */
const expectations = defineTable<{ readonly since: VirtualTime }>('controller-expectations')

/** What has not shown after so long is not expected any more. */
const TIMEOUT = 300_000

const rowKey = (controller: string, key: string): string => `${controller} ${key}`

/** From now on the cache is expected to show what this step has written. */
export function expectWrites(tx: Tx, controller: string, key: string): void {
  if (!hasSeen(tx, tx.now)) tx.put(expectations, rowKey(controller, key), { since: tx.now })
}

/** Whether the cache shows everything that the controller has written about an object. */
export function areSatisfied(tx: Tx, controller: string, key: string): boolean {
  const present = presentOf(tx)
  if (present.count(expectations) === 0) return true
  const row = present.get(expectations, rowKey(controller, key))
  if (row && !hasSeen(tx, row.since) && tx.now < row.since + TIMEOUT) return false
  forgetExpectations(tx, controller, key)
  return true
}

/**
 * When the cache will show what is expected; undefined if nothing is. A look then ends the
 * expectation: what was expected may show without news (somebody else had deleted the pod already),
 * and nobody would look again.
 */
export function shownFrom(tx: Tx, controller: string, key: string): VirtualTime | undefined {
  const present = presentOf(tx)
  const row =
    present.count(expectations) === 0
      ? undefined
      : present.get(expectations, rowKey(controller, key))
  return row && seenFrom(tx, row.since)
}

/** The object is gone, and so is what was expected of it. */
export function forgetExpectations(tx: Tx, controller: string, key: string): void {
  if (presentOf(tx).count(expectations) > 0) tx.delete(expectations, rowKey(controller, key))
}

/** A controller that starts expects nothing. */
export function forgetAllExpectations(tx: Tx, controller: string): void {
  const keys: string[] = []
  tx.each(expectations, rowKey(controller, ''), (_, key) => keys.push(key))
  for (const key of keys) tx.delete(expectations, key)
}
