/**
 * Setting and removing attributes.
 *
 * @see https://docs.python.org/3/reference/datamodel.html#customizing-attribute-access
 */
import { PyException, raise } from './exceptions.js'
import { attribute, call, noAttribute } from './objects.js'
import { now } from './running.js'
import {
  PyBuiltin,
  PyClass,
  PyFunction,
  PyModule,
  PyObject,
  PyProperty,
  PyTuple,
  type Value,
  typeName,
  typeOf,
} from './values.js'

/** Sets an attribute, or removes it (undefined). */
export function setAttribute(self: Value, name: string, value: Value | undefined): void {
  if (self instanceof PyModule) return change(self.dict, self, name, value)
  if (self instanceof PyClass) {
    if (self.module === 'builtins')
      raise('TypeError', `cannot set '${name}' attribute of immutable type '${self.name}'`)
    return change(self.dict, self, name, value)
  }
  const cls = typeOf(self)
  const found = cls.find(name)
  if (found instanceof PyProperty) return setProperty(found, self, cls, name, value)
  const setter = cls.find(value === undefined ? '__delattr__' : '__setattr__')
  if (setter !== undefined && !(setter instanceof PyBuiltin))
    return void now(call(setter, value === undefined ? [self, name] : [self, name, value]))
  setOwn(self, name, value)
}

function setProperty(
  found: PyProperty,
  self: Value,
  cls: PyClass,
  name: string,
  value: Value | undefined,
): void {
  const setter = value === undefined ? found.del : found.set
  if (setter === null)
    raise(
      'AttributeError',
      `property '${name}' of '${cls.name}' object has no ${value === undefined ? 'deleter' : 'setter'}`,
    )
  now(call(setter, value === undefined ? [self] : [self, value]))
}

/** Sets an attribute of the object's own. */
export function setOwn(self: Value, name: string, value: Value | undefined): void {
  const isOpen =
    self instanceof PyFunction ||
    self instanceof PyException ||
    (self instanceof PyObject && self.cls.module !== 'builtins')
  if (!isOpen || !(self instanceof PyObject)) {
    const known = attribute(self, name) !== undefined
    raise(
      'AttributeError',
      known
        ? `'${typeName(self)}' object attribute '${name}' is read-only`
        : `'${typeName(self)}' object has no attribute '${name}'`,
    )
  }
  if (self instanceof PyException && setsException(self, name, value)) return
  if (name === '__class__' && value instanceof PyClass) self.cls = value
  else change((self.attrs ??= new Map()), self, name, value)
}

function setsException(self: PyException, name: string, value: Value | undefined): boolean {
  if (name === 'args' && value instanceof PyTuple) self.args = value.items
  else if (name === '__cause__' && value !== undefined) self.cause = value
  else if (name !== '__traceback__') return false
  return true
}

function change(
  attrs: Map<string, Value>,
  self: Value,
  name: string,
  value: Value | undefined,
): void {
  if (value !== undefined) attrs.set(name, value)
  else if (!attrs.delete(name)) raise('AttributeError', noAttribute(self, name))
}
