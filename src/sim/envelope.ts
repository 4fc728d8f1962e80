/**
 * Envelopes: JSON that says what it is, of which version, and carries a sum over what is in it, so
 * that damage is noticed.
 *
 * @module
 */
import { SnapshotError, isObject } from './codec.js'

type Fields = Readonly<Record<string, unknown>>

/** What stands on every envelope. */
export interface Envelope {
  readonly format: string
  readonly version: number
  readonly checksum: string
}

/** What a kind of envelope is called, and the newest version that this library writes and reads. */
export interface EnvelopeFormat {
  readonly format: string
  readonly version: number
  /** What people call it: `snapshot`. */
  readonly what: string
}

/** Down to here the sum is taken part by part, so that no text has to hold everything. */
const LEVELS = 4

/** Encloses a value. */
export function enclose<Body extends object>(
  { format, version }: EnvelopeFormat,
  body: Body,
): Envelope & Body {
  return { format, version, checksum: sumOf(body), ...body }
}

/**
 * Checks what an envelope (or its text) says of itself, and that it has these fields, may have the optional ones,
 * and no others.
 * @throws SnapshotError
 */
export function openEnvelope(
  { format, version, what }: EnvelopeFormat,
  given: unknown,
  names: readonly string[],
  optional: readonly string[] = [],
): Fields {
  const value = typeof given === 'string' ? parsed(given, what) : given
  if (!isObject(value))
    throw new SnapshotError(
      `this is not a ${what}: it is ${value === null ? 'null' : Array.isArray(value) ? 'a list' : `of type ${typeof value}`}`,
    )
  if (value.format !== format)
    throw new SnapshotError(
      `this is not a ${what}: its "format" is ${shortly(value.format)}, not "${format}"`,
    )
  if (typeof value.version !== 'number' || !Number.isInteger(value.version) || value.version < 1)
    throw new SnapshotError(`the ${what} has no version: "version" is ${shortly(value.version)}`)
  if (value.version > version)
    throw new SnapshotError(
      `the ${what} is of version ${value.version}, and this library reads versions up to ${version}: it was made by a newer kubarium`,
    )
  if (typeof value.checksum !== 'string') throw new SnapshotError(`the ${what} has no "checksum"`)
  return fieldsOf(value, `the ${what}`, ['format', 'version', 'checksum', ...names], optional)
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SnapshotError(
      `this is not a ${what}, or it was cut short: its text is not JSON (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}

/**
 * Checks the sum over what is in an envelope; asked last, since what is wrong can mostly be said
 * more exactly. @throws SnapshotError
 */
export function checkSum(
  { what }: EnvelopeFormat,
  { format: _format, version: _version, checksum, ...body }: Fields,
): void {
  if (sumOf(body) !== checksum)
    throw new SnapshotError(`the ${what} is damaged: its content does not give its checksum`)
}

function sumOf(body: object): string {
  const sum = new Checksum()
  addTo(sum, body, LEVELS)
  return sum.toString()
}

function addTo(sum: Checksum, value: unknown, levels: number): void {
  if (levels === 0 || typeof value !== 'object' || value === null)
    return sum.add(String(JSON.stringify(value)))
  sum.add(Array.isArray(value) ? '[' : '{')
  if (Array.isArray(value)) for (const item of value) addTo(sum, item, levels - 1)
  else
    for (const [key, field] of Object.entries(value)) {
      sum.add(JSON.stringify(key))
      addTo(sum, field, levels - 1)
    }
}

/** A value in a few words. */
export const shortly = (value: unknown): string =>
  value === undefined
    ? 'missing'
    : typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? 'a list'
        : 'an object'
      : JSON.stringify(value).slice(0, 40)

/** Two 32-bit sums over text. */
class Checksum {
  private first = 0x811c9dc5
  private second = 0x9e3779b9

  add(text: string): void {
    let { first, second } = this
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second ^ unit, 0x85ebca6b) ^ (second >>> 15)
    }
    this.first = first
    this.second = second
  }

  toString(): string {
    return [this.first, this.second]
      .map((sum) => (sum >>> 0).toString(16).padStart(8, '0'))
      .join('')
  }
}

/**
 * An object that has these fields, may have the optional ones, and no others. @throws SnapshotError
 */
export function fieldsOf(
  value: unknown,
  place: string,
  names: readonly string[],
  optional: readonly string[] = [],
): Fields {
  if (!isObject(value))
    throw new SnapshotError(`${place} is ${value === undefined ? 'missing' : 'not an object'}`)
  for (const name of names)
    if (!Object.hasOwn(value, name)) throw new SnapshotError(`${place} has no "${name}"`)
  const foreign = Object.keys(value).find(
    (name) => !names.includes(name) && !optional.includes(name),
  )
  if (foreign !== undefined)
    throw new SnapshotError(
      `${place} has a field that does not belong there: ${JSON.stringify(foreign)}`,
    )
  return value
}

/** Something else stands where an object should. */
export const notAnObject = (place: string): SnapshotError =>
  new SnapshotError(`${place} should be an object`)

/** The entries of an object. @throws SnapshotError */
export function entriesOf(value: unknown, place: string): [string, unknown][] {
  if (!isObject(value)) throw notAnObject(place)
  return Object.entries(value)
}

/**
 * A list, as one of our own: whatever else was set on what is read, it is nothing but its items.
 * @throws SnapshotError
 */
export function listOf(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new SnapshotError(`${place} is not a list`)
  return Array.from(value as unknown[])
}

/** A whole number. @throws SnapshotError */
export function integer(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Object.is(value, -0))
    throw new SnapshotError(`${place} is not a whole number`)
  return value
}

/** A whole number that is not negative. @throws SnapshotError */
export function whole(value: unknown, place: string): number {
  if (integer(value, place) < 0) throw new SnapshotError(`${place} is negative`)
  return value as number
}
