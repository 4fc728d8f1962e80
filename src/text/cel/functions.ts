/**
 * Functions: their signatures are data, from which both the types and what is called follow.
 *
 * A signature is `name(types) result` or `type.name(types) result`, with letters for whatever type.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#functions
 */
import { MapValue, Optional, TypeValue, Uint, type Value, typeName } from './values.js'
import { type Type, readType } from './types.js'

/** What a function does. */
// The signature says what the arguments are.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Run = (...args: any[]) => Value

/** Functions by their signatures. */
export type FunctionTable = Readonly<Record<string, Run>>

/** One way to call a function. */
export interface Overload {
  readonly member: boolean
  readonly params: readonly Type[]
  readonly result: Type
  readonly run: Run
}

/** The overloads of functions by name. */
export type Functions = ReadonlyMap<string, readonly Overload[]>

/** Functions of several tables. */
export function functionsOf(...tables: readonly FunctionTable[]): Functions {
  const all = new Map<string, Overload[]>()
  for (const [signature, run] of tables.flatMap((table) => Object.entries(table))) {
    const open = openOf(signature)
    const close = closeOf(signature, open)
    const head = signature.slice(0, open)
    const dot = /^[a-zA-Z_]+(\([^.]*\))?\.[a-zA-Z]+$/.test(head) ? head.lastIndexOf('.') : -1
    const isMember = dot > 0 && !NAMESPACES.has(head.slice(0, dot))
    const name = isMember ? head.slice(dot + 1) : head
    const params = split(signature.slice(open + 1, close)).map(readType)
    const overload = {
      member: isMember,
      params: isMember ? [readType(head.slice(0, dot)), ...params] : params,
      result: readType(signature.slice(close + 1).trim()),
      run,
    }
    all.set(name, [...(all.get(name) ?? []), overload])
  }
  return all
}

/** What stands before the dot of functions that are called by two words. */
export const NAMESPACES: ReadonlySet<string> = new Set([
  'optional',
  'sets',
  'strings',
  'math',
  'base64',
  'lists',
  'format',
])

/** Where the parameters of a signature begin: after the type of the receiver. */
function openOf(signature: string): number {
  const receiver = /^(list|map|optional_type)\(/.exec(signature)
  const from = receiver ? closeOf(signature, receiver[0].length - 1) + 1 : 0
  return signature.indexOf('(', receiver && signature[from] !== '.' ? 0 : from)
}

function closeOf(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')' && --depth === 0) return i
  }
  return text.length
}

function split(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  const last = text.slice(from).trim()
  return last === '' ? parts : [...parts, last]
}

/** Whether a value can be an argument of a type. */
export function fits(type: Type, value: Value): boolean {
  if (type.is === 'param') return true
  if (type.is === 'list')
    return Array.isArray(value) && (value.length === 0 || fits(type.of, value[0] as Value))
  if (type.is === 'map' || type.is === 'object') return value instanceof MapValue
  if (type.is === 'optional_type') return value instanceof Optional
  if (type.is === 'type') return value instanceof TypeValue
  if (type.name === 'dyn') return true
  return type.name === (value instanceof Uint ? 'uint' : typeName(value))
}
