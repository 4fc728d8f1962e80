/**
 * The Math that scripts get: `random` draws from a sequence that the process's seed begins.
 *
 * @module
 */
import { randomFrom, seededState } from '../../../sim/random.js'

/** A Math object with randomness of its own. */
export function seededMath(seed: number): unknown {
  const random = randomFrom(seededState(seed))
  const own = Object.create(Math) as Record<string, unknown>
  return Object.defineProperty(own, 'random', {
    value: () => random.int(0, 0x3fffffff) / 0x40000000,
  })
}
