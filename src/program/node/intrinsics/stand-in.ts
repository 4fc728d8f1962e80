/**
 * Functions that stand for some of the language's.
 *
 * @module
 */

const standIns = new WeakSet<object>()
const { defineProperty } = Reflect

/** Whether a value stands for a function of the language. */
export const isStandIn = standIns.has.bind(standIns) as (value: unknown) => boolean

/** Gives a function the name and the length of the one that it stands for, and gives it back. */
export function standFor<T extends object>(original: object, value: T): T {
  const { name, length } = original as { readonly name: string; readonly length: number }
  standIns.add(value)
  defineProperty(value, 'name', { value: name, configurable: true })
  defineProperty(value, 'length', { value: length, configurable: true })
  return value
}
