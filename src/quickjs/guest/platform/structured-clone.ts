/**
 * `structuredClone`, which QuickJS does not have.
 *
 * @see https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal
 */
const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

const refused = (value: unknown): Error => {
  const shown = typeof value === 'object' ? '#<Object>' : String(value)
  const error = Object.assign(new Error(`${shown} could not be cloned.`), { code: 25 })
  return Object.assign(error, { name: 'DataCloneError' })
}

/** A copy of a value with all that it refers to. */
export function structuredClone(value: unknown): unknown {
  return copyOf(value, new Map())
}

function copyOf(value: unknown, known: Map<object, object>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw refused(value)
  if (typeof value !== 'object' || value === null) return value
  const before = known.get(value)
  if (before) return before
  const inner = (part: unknown): unknown => copyOf(part, known)
  const made = <Made extends object>(copy: Made): Made => {
    known.set(value, copy)
    return copy
  }
  switch (tagOf(value)) {
    case 'Date':
      return made(new Date(Number(value)))
    case 'RegExp':
      return made(new RegExp((value as RegExp).source, (value as RegExp).flags))
    case 'Number':
    case 'String':
    case 'Boolean':
      return made(Object((value as { valueOf(): unknown }).valueOf()) as object)
    case 'Map': {
      const copy = made(new Map<unknown, unknown>())
      for (const [key, item] of value as Map<unknown, unknown>) copy.set(inner(key), inner(item))
      return copy
    }
    case 'Set': {
      const copy = made(new Set<unknown>())
      for (const item of value as Set<unknown>) copy.add(inner(item))
      return copy
    }
    case 'ArrayBuffer':
      return made((value as ArrayBuffer).slice(0))
    case 'Promise':
    case 'WeakMap':
    case 'WeakSet':
      throw refused(value)
  }
  if (ArrayBuffer.isView(value)) return made((value as Uint8Array).slice())
  if (value instanceof Error) return made(errorOf(value))
  const copy = made(Array.isArray(value) ? new Array<unknown>(value.length) : {})
  for (const [key, item] of Object.entries(value))
    (copy as Record<string, unknown>)[key] = inner(item)
  return copy
}

function errorOf({ name, message, stack }: Error): Error {
  const kinds: Readonly<Record<string, ErrorConstructor>> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }
  const copy = new (kinds[name] ?? Error)(message)
  if (stack !== undefined) copy.stack = stack
  return copy
}
