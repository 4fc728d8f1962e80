/**
 * `object`, `type`, `property` and their like: what classes are made with.
 *
 * @see https://docs.python.org/3/library/functions.html#object
 */
import { PyException, baseException, raise } from '../exceptions.js'
import { type Natives, addMethods, native } from '../native.js'
import { attribute, makeInstance, newObject, special } from '../objects.js'
import { setOwn } from '../set-attribute.js'
import { idOf } from '../running.js'
import { exceptionText, fullName, repr, str } from '../show.js'
import {
  NotImplemented,
  PyBuiltin,
  PyClass,
  PyList,
  PyObject,
  PyProperty,
  PySlice,
  PyWrapped,
  type Value,
  classmethodClass,
  objectClass,
  propertyClass,
  sliceClass,
  staticmethodClass,
  typeClass,
  typeOf,
} from '../values.js'
import { setUpIterators } from '../iterators.js'
import { hashOf } from './keys.js'
import { setUpMappings } from './mappings.js'
import { setUpNumbers } from './numbers.js'
import { setUpSequences } from './sequences.js'
import { setUpStrings } from './strings.js'

let isSetUp = false

/** Gives all built-in classes their methods, once. */
export function setUpTypes(): void {
  if (isSetUp) return
  isSetUp = true
  for (const setUp of [setUpStrings, setUpSequences, setUpMappings, setUpNumbers, setUpIterators])
    setUp()
  setUpObject()
  setUpProperties()
  setUpExceptions()
}

const objectMethods: Natives = {
  '__setattr__ name value': (self: Value, name: string, value: Value) => (
    setOwn(self, name, value), null
  ),
  '__delattr__ name': (self: Value, name: string) => (setOwn(self, name, undefined), null),
  '__getattribute__ name': (self: Value, name: string) =>
    attribute(self, name) ??
    raise('AttributeError', `'${typeOf(self).name}' object has no attribute '${name}'`),
  __repr__: (self: Value) =>
    self instanceof PyObject && special(self, '__repr__') !== undefined
      ? `<${fullName(self.cls)} object at 0x${idOf(self).toString(16)}>`
      : repr(self),
  __str__: (self: Value) => (self instanceof PyException ? exceptionText(self) : repr(self)),
  '__format__ spec': (self: Value) => str(self),
  '__eq__ other': (self: Value, other: Value) => (self === other ? true : NotImplemented),
  '__ne__ other': (self: Value, other: Value) => self !== other,
  __hash__: (self: Value) => (self instanceof PyObject ? idOf(self) / 16n : hashOf(self)),
}

function setUpObject(): void {
  objectClass.dict.set(
    '__init__',
    new PyBuiltin('__init__', ([self, ...args]) => {
      const cls = typeOf(self ?? null)
      const isPlain = cls.mro.every(
        (one) => one === objectClass || (one.module !== 'builtins' && !one.dict.has('__new__')),
      )
      if (args.length > 0 && isPlain) raise('TypeError', `${cls.name}() takes no arguments`)
      return null
    }),
  )
  objectClass.dict.set(
    '__new__',
    new PyWrapped(
      staticmethodClass,
      new PyBuiltin('__new__', ([cls, ...args]) =>
        cls instanceof PyClass
          ? newObject(cls, args)
          : raise('TypeError', 'object.__new__(X): X is not a type object'),
      ),
    ),
  )
  addMethods(objectClass, objectMethods)
  objectClass.dict.set('__init_subclass__', new PyBuiltin('__init_subclass__', () => null))
  addMethods(typeClass, {
    mro: (self: PyClass) => new PyList([...self.mro]),
  })
  const make = typeClass.dict.get('__new__')
  typeClass.dict.set(
    '__new__',
    new PyBuiltin('type', (args, kw) => {
      const [meta, value] = args
      if (args.length === 2 && meta === typeClass) return typeOf(value as Value)
      return make instanceof PyBuiltin ? make.run(args, kw) : null
    }),
  )
  typeClass.dict.set(
    '__call__',
    new PyBuiltin('__call__', ([cls, ...args], kw) =>
      cls instanceof PyClass ? makeInstance(cls, args, kw) : raise('TypeError', 'not a type'),
    ),
  )
}

function setUpProperties(): void {
  propertyClass.dict.set(
    '__new__',
    native(
      'property cls fget? fset? fdel? doc?',
      (_, get = null, set = null, del = null) => new PyProperty(get, set, del),
    ),
  )
  addMethods(propertyClass, {
    'getter fn': (self: PyProperty, fn: Value) => new PyProperty(fn, self.set, self.del),
    'setter fn': (self: PyProperty, fn: Value) => new PyProperty(self.get, fn, self.del),
    'deleter fn': (self: PyProperty, fn: Value) => new PyProperty(self.get, self.set, fn),
  })
  for (const cls of [staticmethodClass, classmethodClass])
    cls.dict.set('__new__', new PyBuiltin(cls.name, ([, fn = null]) => new PyWrapped(cls, fn)))
  sliceClass.dict.set(
    '__new__',
    new PyBuiltin('slice', ([, ...args]) =>
      args.length === 1
        ? new PySlice(null, args[0] as Value, null)
        : new PySlice(args[0] ?? null, args[1] ?? null, args[2] ?? null),
    ),
  )
}

function setUpExceptions(): void {
  baseException.dict.set(
    '__init__',
    new PyBuiltin('__init__', ([self, ...args]) => {
      if (self instanceof PyException) self.args = args
      return null
    }),
  )
  addMethods(baseException, {
    'with_traceback tb': (self: PyException) => self,
    'add_note note': (self: PyException, note: string) => (self.notes.push(note), null),
  })
}
