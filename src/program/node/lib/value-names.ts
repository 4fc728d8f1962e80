/**
 * What `util.inspect` calls objects and functions: by the classes that made them.
 *
 * @see https://nodejs.org/api/util.html#utilinspectobject-options
 */
import { asyncKindOf } from '../intrinsics/async-kinds.js'

const functionText = Function.prototype.call.bind(Function.prototype.toString) as (
  value: object,
) => string

/** The name of an object's class; nothing for an object without a prototype. */
export function nameOf(value: object): string {
  let prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null
  if (prototype === null) return ''
  while (
    prototype !== null &&
    !(Object.hasOwn(prototype, 'constructor') && prototype.constructor?.name)
  )
    prototype = Object.getPrototypeOf(prototype)
  return prototype?.constructor?.name ?? 'Object'
}

/** A function by its kind and its name: `[AsyncFunction: get]`. */
export function functionName(value: object): string {
  const { name } = value as { name: string }
  const text = functionText(value)
  if (/^class\b/.test(text)) {
    const above = (Object.getPrototypeOf(value) as { name?: string } | null)?.name
    return `[class ${name || '(anonymous)'}${above ? ` extends ${above}` : ''}]`
  }
  const kind =
    asyncKindOf(value) ??
    /^\[object (\w+)\]$/.exec(Object.prototype.toString.call(value))?.[1] ??
    'Function'
  return name === '' ? `[${kind} (anonymous)]` : `[${kind}: ${name}]`
}
