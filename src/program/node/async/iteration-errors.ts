/**
 * What V8 says of iterators that break the protocol.
 *
 * @see https://tc39.es/ecma262/#sec-iteration
 */

/** `yield*` and asynchronous loops hand an error to an iterator that takes none. */
export const noThrow = (): TypeError =>
  new TypeError("The iterator does not provide a 'throw' method")

/** Something else stands where an object must. */
export const notAnObject = (shown: string): TypeError => new TypeError(`${shown} is not an object`)

/** A step must be an object. */
export const badStep = (step: unknown): TypeError => notAnObject(`Iterator result ${String(step)}`)
