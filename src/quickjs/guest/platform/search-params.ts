/**
 * `URLSearchParams`, which QuickJS does not have.
 *
 * @see https://url.spec.whatwg.org/#interface-urlsearchparams
 */
import { TextDecoder } from './text.js'

type Pair = readonly [name: string, value: string]

const KEPT = /[^A-Za-z0-9*\-._ ]/gu

const encode = (text: string): string =>
  text
    .replace(KEPT, (character) =>
      encodeURIComponent(character.replace(/[\ud800-\udfff]/u, '\ufffd')).replace(
        /[!'()~]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .replaceAll(' ', '+')

/** Percent signs that mean nothing stay. */
const decode = (text: string): string =>
  text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    const bytes = escaped.match(/[0-9a-f]{2}/gi) ?? []
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)))
  })

const parse = (text: string): Pair[] =>
  text
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]
    })

function pairsOf(from: unknown): Pair[] {
  if (typeof from !== 'object' || from === null)
    return parse(from === undefined ? '' : String(from))
  if (Symbol.iterator in from)
    return [...(from as Iterable<Iterable<unknown>>)].map((pair) => {
      const [name, value, ...more] = [...pair]
      if (value === undefined || more.length > 0)
        throw new TypeError('Each query pair must be an iterable [name, value] tuple')
      return [String(name), String(value)]
    })
  return Object.entries(from).map(([name, value]) => [name, String(value)])
}

/** The parameters of an address. `changed` gets each new form of the address. */
export class URLSearchParams {
  #pairs: Pair[]
  readonly #changed: ((text: string) => void) | undefined

  constructor(from?: unknown, changed?: (text: string) => void) {
    this.#pairs = pairsOf(from)
    this.#changed = typeof changed === 'function' ? changed : undefined
  }

  #set(pairs: Pair[]): void {
    this.#pairs = pairs
    this.#changed?.(this.toString())
  }

  get size(): number {
    return this.#pairs.length
  }

  append(name: unknown, value: unknown): void {
    this.#set([...this.#pairs, [String(name), String(value)]])
  }

  delete(name: unknown, value?: unknown): void {
    this.#set(
      this.#pairs.filter(
        (pair) => pair[0] !== String(name) || (value !== undefined && pair[1] !== String(value)),
      ),
    )
  }

  get(name: unknown): string | null {
    return this.#pairs.find((pair) => pair[0] === String(name))?.[1] ?? null
  }

  getAll(name: unknown): string[] {
    return this.#pairs.filter((pair) => pair[0] === String(name)).map((pair) => pair[1])
  }

  has(name: unknown, value?: unknown): boolean {
    return this.#pairs.some(
      (pair) => pair[0] === String(name) && (value === undefined || pair[1] === String(value)),
    )
  }

  set(name: unknown, value: unknown): void {
    const at = this.#pairs.findIndex((pair) => pair[0] === String(name))
    const pair: Pair = [String(name), String(value)]
    this.#set(
      at < 0
        ? [...this.#pairs, pair]
        : this.#pairs.flatMap((one, i) => (i === at ? [pair] : one[0] === pair[0] ? [] : [one])),
    )
  }

  sort(): void {
    this.#set([...this.#pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  }

  forEach(visit: (value: string, name: string, all: this) => void, self?: unknown): void {
    for (const [name, value] of this.#pairs) visit.call(self, value, name, this)
  }

  *entries(): Generator<[string, string]> {
    for (const [name, value] of this.#pairs) yield [name, value]
  }

  *keys(): Generator<string> {
    for (const [name] of this.#pairs) yield name
  }

  *values(): Generator<string> {
    for (const [, value] of this.#pairs) yield value
  }

  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'URLSearchParams'
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  }
}
