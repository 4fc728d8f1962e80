/**
 * Further names that a certificate is for: hosts, addresses, mailboxes, URIs.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6
 */
import { type Element, der, elementsOf, sequence, textOf } from './der.js'
import { utf8 } from '../utf8.js'

type Bytes = readonly number[]

/** A further name: `['DNS', 'web.default.svc']`. */
export type AlternativeName = readonly [type: 'DNS' | 'IP' | 'email' | 'URI', value: string]

const TAGS = { email: 0x81, DNS: 0x82, URI: 0x86, IP: 0x87 } as const

/** Further names as bytes. */
export const alternativeNameBytes = (names: readonly AlternativeName[]): Bytes =>
  sequence(...names.map(([type, value]) => der(TAGS[type], bytesOf(type, value))))

const bytesOf = (type: AlternativeName[0], value: string): Bytes =>
  type === 'IP' && value.includes('.')
    ? value.split('.').map(Number)
    : type === 'IP'
      ? groupsOf(value).flatMap((group) => [group >> 8, group & 255])
      : utf8(value)

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.split('::')
  const numbers = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const [first, last] = [numbers(head), tail === undefined ? [] : numbers(tail)]
  const gap = new Array<number>(Math.max(0, 8 - first.length - last.length)).fill(0)
  return [...first, ...(tail === undefined ? [] : gap), ...last]
}

/** The further names that were read. */
export const alternativeNamesOf = (list: Bytes): readonly AlternativeName[] =>
  (elementsOf(elementsOf(list)?.[0]?.content ?? []) ?? []).flatMap((one): AlternativeName[] => {
    const type = (Object.keys(TAGS) as (keyof typeof TAGS)[]).find((key) => TAGS[key] === one.tag)
    return type === undefined ? [] : [[type, type === 'IP' ? addressOf(one) : textOf(one)]]
  })

const addressOf = ({ content }: Element): string =>
  content.length === 4
    ? content.join('.')
    : Array.from({ length: content.length / 2 }, (_, i) =>
        (((content[2 * i] ?? 0) << 8) | (content[2 * i + 1] ?? 0)).toString(16),
      ).join(':')
