/**
 * Frozen values as JSON and back: what JSON cannot say is tagged, and what is shared is written
 * once.
 *
 * A value that JSON can say stands for itself. An object with the single key `$` stands for
 * something else:
 *
 * | written | means |
 * |---|---|
 * | `{ "$": 12 }` | part 12 of the list of shared parts |
 * | `{ "$": "undefined" }` | `undefined` |
 * | `{ "$": "number", "is": "-0" }` | a number that JSON cannot say |
 * | `{ "$": "bare", "of": { … } }` | an object without a prototype |
 * | `{ "$": "object", "of": [["$", …]] }` | an object that has a key `$` itself |
 *
 * A part refers to earlier parts only. Reading gives frozen values that share what was shared.
 *
 * @module
 */
import { KubariumError } from './errors.js'

/** A JSON value. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/**
 * A snapshot, a recording or a patch cannot be made or read; the message says what is wrong and
 * where.
 */
export class SnapshotError extends KubariumError {
  override name = 'SnapshotError'
}

const TAG = '$'
/** How deep values may be nested: far more than any row, far less than a call stack. */
const DEEPEST = 500
const NUMBERS = new Map([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

type Fields = Readonly<Record<string, unknown>>

/** An object (no array, no null). */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Writes values; those that were met twice by `meet` become parts. */
export class Encoder {
  readonly parts: JsonValue[] = []
  private readonly met = new Set<object>()
  private readonly shared = new Set<object>()
  private readonly numbers = new Map<object, number>()
  private depth = 0

  /** Looks through a value before anything is written, for what is shared. */
  meet(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    if (this.met.has(value)) return void this.shared.add(value)
    this.met.add(value)
    this.enter()
    if (Array.isArray(value)) for (const item of value) this.meet(item)
    else for (const key in value) this.meet((value as Fields)[key])
    this.depth--
  }

  /** @throws SnapshotError for what is no data: functions, symbols, class instances */
  encode(value: unknown): JsonValue {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { [TAG]: 'number', is: Object.is(value, -0) ? '-0' : String(value) }
    if (value === undefined) return { [TAG]: 'undefined' }
    if (typeof value !== 'object') throw new SnapshotError(`a ${typeof value} cannot be kept`)
    return this.shared.has(value) ? { [TAG]: this.partOf(value) } : this.whole(value)
  }

  private partOf(value: object): number {
    const known = this.numbers.get(value)
    if (known !== undefined) return known
    const written = this.whole(value)
    this.numbers.set(value, this.parts.length)
    return this.parts.push(written) - 1
  }

  /** An object or array; itself, where JSON says just that. */
  private whole(value: object): JsonValue {
    this.enter()
    const written = Array.isArray(value) ? this.list(value) : this.object(value as Fields)
    this.depth--
    return written
  }

  private list(value: readonly unknown[]): JsonValue {
    let same = Object.isFrozen(value)
    const items = Array.from(value, (item) => {
      const written = this.encode(item)
      same &&= written === item
      return written
    })
    return same ? (value as JsonValue[]) : items
  }

  private object(value: Fields): JsonValue {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null)
      throw new SnapshotError(`an object of class ${classOf(value)} cannot be kept`)
    let same = prototype !== null && Object.isFrozen(value)
    const keys = Object.keys(value)
    const fields = keys.map((key) => {
      const field = value[key]
      const written = this.encode(field)
      same &&= written === field
      return written
    })
    const entries = (): [string, JsonValue][] => keys.map((key, i) => [key, fields[i] as JsonValue])
    if (Object.hasOwn(value, TAG))
      return { [TAG]: prototype === null ? 'bare object' : 'object', of: entries() }
    if (same) return value as { readonly [key: string]: JsonValue }
    return prototype === null
      ? { [TAG]: 'bare', of: Object.fromEntries(entries()) }
      : Object.fromEntries(entries())
  }

  private enter(): void {
    if (++this.depth > DEEPEST)
      throw new SnapshotError(`a value is nested more than ${DEEPEST} deep, or contains itself`)
  }
}

const classOf = (value: object): string =>
  String((value.constructor as { readonly name?: unknown } | undefined)?.name ?? 'unknown')

/** Reads what an `Encoder` wrote; everything it gives is frozen. */
export class Decoder {
  private readonly read: unknown[] = []
  private readonly path: (string | number)[] = []

  /** Reads the shared parts, in order. @throws SnapshotError */
  constructor(parts: readonly unknown[]) {
    parts.forEach((part, i) => void this.read.push(this.decode(part, `part ${i}`)))
  }

  /** Reads a value that stands at `place`. @throws SnapshotError that says where what is wrong */
  decode(written: unknown, place: string): unknown {
    this.path.length = 0
    try {
      return this.value(written)
    } catch (error) {
      if (error instanceof Wrong)
        throw new SnapshotError(
          `${place}${this.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')} ${error.message}`,
        )
      throw error
    }
  }

  private value(written: unknown): unknown {
    if (typeof written === 'string' || typeof written === 'boolean' || written === null)
      return written
    if (typeof written === 'number')
      return Number.isFinite(written) ? written : wrong('is no number of JSON')
    if (typeof written !== 'object')
      return wrong(`is ${written === undefined ? 'missing' : `a ${typeof written}`}`)
    if (this.path.length >= DEEPEST) return wrong(`is nested more than ${DEEPEST} deep`)
    if (Array.isArray(written))
      return Object.freeze(Array.from(written as unknown[], (item, i) => this.step(i, item)))
    return Object.hasOwn(written, TAG)
      ? this.tagged(written as Fields)
      : Object.freeze(this.object(written as Fields, {}))
  }

  private step(key: string | number, written: unknown): unknown {
    this.path.push(key)
    const value = this.value(written)
    this.path.pop()
    return value
  }

  private object(written: Fields, into: Record<string, unknown>): object {
    for (const key of Object.keys(written)) set(into, key, this.step(key, written[key]))
    return into
  }

  private entries(
    written: readonly (readonly [string, unknown])[],
    into: Record<string, unknown>,
  ): object {
    for (const [key, value] of written) set(into, key, this.step(key, value))
    return into
  }

  private tagged({ [TAG]: tag, of, is, ...more }: Fields): unknown {
    if (Object.keys(more).length > 0) return wrong(`has a tag and fields beside it`)
    if (typeof tag === 'number')
      return tag in this.read
        ? this.read[tag]
        : wrong(`refers to part ${tag}, which is not there yet`)
    if (tag === 'undefined') return undefined
    if (tag === 'number' && typeof is === 'string' && NUMBERS.has(is)) return NUMBERS.get(is)
    if (tag === 'bare' && isObject(of)) return Object.freeze(this.object(of, Object.create(null)))
    if ((tag === 'object' || tag === 'bare object') && Array.isArray(of) && of.every(isEntry))
      return Object.freeze(this.entries(of, tag === 'object' ? {} : Object.create(null)))
    return wrong('has a tag that means nothing')
  }
}

const isEntry = (entry: unknown): entry is readonly [string, unknown] =>
  Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string'

/** Sets a field; what it is called means nothing, not even `__proto__`. */
function set(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  else object[key] = value
}

/** Something is wrong with what is being read; the reader knows where it is. */
class Wrong extends Error {}

function wrong(what: string): never {
  throw new Wrong(what)
}
