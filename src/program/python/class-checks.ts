/**
 * `isinstance` and `issubclass`.
 *
 * @module
 */
import { raise } from './exceptions.js'
import { callSpecial } from './objects.js'
import { truth } from './types/keys.js'
import { PyClass, PyTuple, type Value, typeOf } from './values.js'

/** Whether a value is of a class, or of one of several. */
export function isInstance(value: Value, of: Value): boolean {
  if (of instanceof PyTuple) return of.items.some((one) => isInstance(value, one))
  if (of instanceof PyClass) {
    const own = callSpecial(of, '__instancecheck__', value)
    return own === undefined ? typeOf(value).isSubclassOf(of) : truth(own)
  }
  return raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union')
}

/** Whether a class stands on another, or on one of several. */
export function isSubclass(cls: Value, of: Value): boolean {
  if (of instanceof PyTuple) return of.items.some((one) => isSubclass(cls, one))
  if (!(cls instanceof PyClass)) return raise('TypeError', 'issubclass() arg 1 must be a class')
  if (of instanceof PyClass) return cls.isSubclassOf(of)
  return raise('TypeError', 'issubclass() arg 2 must be a class, a tuple of classes, or a union')
}
