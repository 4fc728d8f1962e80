/**
 * Seeded randomness whose state is part of the world: the same world draws the same numbers.
 *
 * @see https://prng.di.unimi.it/ (xoroshiro128+)
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** The generator's state: plain numbers, so a world can be saved and restored. */
export type RandomState = readonly number[]

/** Draws numbers; what was drawn is part of the step and is undone with it. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** `count` random bytes. */
  bytes(count: number): Uint8Array
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T
}

export const seededState = (seed: number): RandomState => xoroshiro128plus(seed).getState()

/** A generator that goes on from `state`; `state()` gives its present state. */
export function randomFrom(state: RandomState): Random & { state(): RandomState } {
  const generator = xoroshiro128plusFromState(state)
  const int = (low: number, high: number): number => uniformInt(generator, low, high)
  return {
    int,
    // The last eight bits of a draw are what `int(0, 255)` gives, without its way there: ids draw a
    // hundred of them.
    bytes: (count) => {
      const bytes = new Uint8Array(count)
      for (let i = 0; i < count; i++) bytes[i] = generator.next() & 255
      return bytes
    },
    pick: <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T,
    state: () => generator.getState(),
  }
}
