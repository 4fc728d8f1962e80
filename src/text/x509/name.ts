/**
 * Names of those whom certificates are for: `CN`, `O` and the like, in their order.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4
 */
import {
  type Element,
  asciiText,
  dottedOf,
  elementsOf,
  objectId,
  printable,
  sequence,
  set,
  text,
  textOf,
} from './der.js'

type Bytes = readonly number[]

/** A part of a name: its type as OpenSSL writes it, and its value. */
export type NamePart = readonly [type: string, value: string]

/** Types of parts and their identifiers. */
const TYPES: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  street: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  title: '2.5.4.12',
  postalCode: '2.5.4.17',
  GN: '2.5.4.42',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
}
const IN_ASCII: ReadonlySet<string> = new Set(['emailAddress', 'DC'])
const PRINTABLE: ReadonlySet<string> = new Set(['C', 'serialNumber'])

/** Whether names can have parts of a type. */
export const isNameType = (type: string): boolean => Object.hasOwn(TYPES, type)

/** A name as bytes. Types must be known ones. */
export const nameBytes = (parts: readonly NamePart[]): Bytes =>
  sequence(
    ...parts.map(([type, value]) =>
      set(sequence(objectId(TYPES[type] ?? '2.5.4.3'), valueBytes(type, value))),
    ),
  )

const valueBytes = (type: string, value: string): Bytes =>
  IN_ASCII.has(type) ? asciiText(value) : PRINTABLE.has(type) ? printable(value) : text(value)

/** The parts of a name that was read; undefined if it is none. */
export function nameOf(name: Element): readonly NamePart[] | undefined {
  const sets = elementsOf(name.content)
  if (!sets) return undefined
  const parts: NamePart[] = []
  for (const one of sets)
    for (const pair of elementsOf(one.content) ?? []) {
      const [key, value] = elementsOf(pair.content) ?? []
      if (!key || !value) return undefined
      const id = dottedOf(key.content)
      const type = Object.keys(TYPES).find((known) => TYPES[known] === id) ?? id
      parts.push([type, textOf(value)])
    }
  return parts
}

/** The values of all parts of a type. */
export const valuesOf = (parts: readonly NamePart[], type: string): readonly string[] =>
  parts.flatMap(([known, value]) => (known === type ? [value] : []))

/** `CN = jane, O = dev` */
export const nameText = (parts: readonly NamePart[]): string =>
  parts.map(([type, value]) => `${type} = ${value}`).join(', ')
