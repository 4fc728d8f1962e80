/**
 * Whether a value is a regular expression, whichever script has made it.
 *
 * @module
 */
const { apply, getOwnPropertyDescriptor } = Reflect
const { toString } = Object.prototype
const sourceOf = getOwnPropertyDescriptor(RegExp.prototype, 'source')?.get as () => string

export function isRegExp(value: unknown): value is RegExp {
  if (apply(toString, value, []) !== '[object RegExp]') return false
  try {
    return typeof apply(sourceOf, value, []) === 'string'
  } catch {
    return false
  }
}
