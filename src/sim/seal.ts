/**
 * Sealing: rows are frozen, all the way down.
 *
 * @module
 */

/**
 * Freezes what is new in an object. Parts that are frozen already are shared with other objects and
 * are passed over.
 */
export function seal<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const key in value) seal(value[key])
  return value
}
