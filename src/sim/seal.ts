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
  // Parts that are plain values are not asked: a call for each of them was most of the cost.
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (typeof value[i] === 'object') seal(value[i])
  } else for (const key in value) if (typeof value[key] === 'object') seal(value[key])
  return value
}
