/**
 * Extensions of certificates: what they may be used for, further names, whether they may sign.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
import {
  type AlternativeName,
  alternativeNameBytes,
  alternativeNamesOf,
} from './alternative-names.js'
import {
  type Element,
  boolean,
  dottedOf,
  elementsOf,
  namedBits,
  objectId,
  octetString,
  sequence,
} from './der.js'

type Bytes = readonly number[]

const KEY_USAGE = '2.5.29.15'
const ALTERNATIVE_NAMES = '2.5.29.17'
const BASIC_CONSTRAINTS = '2.5.29.19'
const EXTENDED_USAGE = '2.5.29.37'

/** Usages of a key, in the order of their bits, as Kubernetes calls them. */
const KEY_USAGES: readonly (readonly string[])[] = [
  ['digital signature', 'signing'],
  ['content commitment'],
  ['key encipherment'],
  ['data encipherment'],
  ['key agreement'],
  ['cert sign'],
  ['crl sign'],
  ['encipher only'],
  ['decipher only'],
]
const EXTENDED_USAGES: Readonly<Record<string, string>> = {
  any: '2.5.29.37.0',
  'server auth': '1.3.6.1.5.5.7.3.1',
  'client auth': '1.3.6.1.5.5.7.3.2',
  'code signing': '1.3.6.1.5.5.7.3.3',
  'email protection': '1.3.6.1.5.5.7.3.4',
  's/mime': '1.3.6.1.5.5.7.3.4',
  'ipsec end system': '1.3.6.1.5.5.7.3.5',
  'ipsec tunnel': '1.3.6.1.5.5.7.3.6',
  'ipsec user': '1.3.6.1.5.5.7.3.7',
  timestamping: '1.3.6.1.5.5.7.3.8',
  'ocsp signing': '1.3.6.1.5.5.7.3.9',
  'microsoft sgc': '1.3.6.1.4.1.311.10.3.3',
  'netscape sgc': '2.16.840.1.113730.4.1',
}

/** What extensions say. */
export interface Extensions {
  /** `digital signature`, `client auth`, … */
  readonly usages: readonly string[]
  readonly alternativeNames: readonly AlternativeName[]
  /** Whether the certificate is an authority's; undefined if it does not say. */
  readonly isAuthority?: boolean
}

/** Extensions as bytes; empty if they say nothing. */
export function extensionBytes({ usages, alternativeNames, isAuthority }: Extensions): Bytes {
  const bits = KEY_USAGES.flatMap((names, i) =>
    names.some((one) => usages.includes(one)) ? [i] : [],
  )
  const extended = [...new Set(usages.flatMap((usage) => EXTENDED_USAGES[usage] ?? []))]
  const parts = [
    ...(bits.length > 0 ? [extension(KEY_USAGE, true, bitsOf(bits))] : []),
    ...(extended.length > 0
      ? [extension(EXTENDED_USAGE, false, sequence(...extended.map(objectId)))]
      : []),
    ...(isAuthority === undefined
      ? []
      : [extension(BASIC_CONSTRAINTS, true, sequence(...(isAuthority ? [boolean(true)] : [])))]),
    ...(alternativeNames.length > 0
      ? [extension(ALTERNATIVE_NAMES, false, alternativeNameBytes(alternativeNames))]
      : []),
  ]
  return parts.length === 0 ? [] : sequence(...parts)
}

const extension = (id: string, critical: boolean, value: Bytes): Bytes =>
  sequence(objectId(id), ...(critical ? [boolean(true)] : []), octetString(value))

function bitsOf(bits: readonly number[]): Bytes {
  const highest = Math.max(...bits)
  const bytes = new Array<number>(Math.floor(highest / 8) + 1).fill(0)
  for (const bit of bits) {
    const at = Math.floor(bit / 8)
    bytes[at] = (bytes[at] ?? 0) | (0x80 >> (bit % 8))
  }
  return namedBits(bytes, 7 - (highest % 8))
}

/** What the extensions of some bytes say. */
export function extensionsOf(list: Bytes): Extensions {
  const usages: string[] = []
  let alternativeNames: readonly AlternativeName[] = []
  let isAuthority: boolean | undefined
  for (const one of elementsOf(elementsOf(list)?.[0]?.content ?? []) ?? []) {
    const parts = elementsOf(one.content) ?? []
    const id = parts[0] ? dottedOf(parts[0].content) : ''
    const value = parts.at(-1)?.content ?? []
    if (id === KEY_USAGE) usages.push(...keyUsagesOf(elementsOf(value)?.[0]))
    if (id === EXTENDED_USAGE) usages.push(...extendedUsagesOf(elementsOf(value)?.[0]))
    if (id === ALTERNATIVE_NAMES) alternativeNames = alternativeNamesOf(value)
    if (id === BASIC_CONSTRAINTS)
      isAuthority = (elementsOf(elementsOf(value)?.[0]?.content ?? [])?.[0]?.content[0] ?? 0) !== 0
  }
  return { usages, alternativeNames, ...(isAuthority === undefined ? {} : { isAuthority }) }
}

const keyUsagesOf = (bits: Element | undefined): readonly string[] =>
  KEY_USAGES.flatMap(([name = ''], i) =>
    ((bits?.content[1 + Math.floor(i / 8)] ?? 0) & (0x80 >> (i % 8))) === 0 ? [] : [name],
  )

const extendedUsagesOf = (list: Element | undefined): readonly string[] =>
  (elementsOf(list?.content ?? []) ?? []).flatMap(({ content }) => {
    const id = dottedOf(content)
    return Object.keys(EXTENDED_USAGES).find((name) => EXTENDED_USAGES[name] === id) ?? []
  })
