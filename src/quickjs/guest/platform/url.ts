/**
 * `URL`, which QuickJS does not have. The host takes addresses apart: text goes out and text comes
 * back, and every host does it by the same standard.
 *
 * @see https://url.spec.whatwg.org/#url-class
 */
import { exchange, native } from '../native.js'
import { URLSearchParams } from './search-params.js'

/** The parts of an address that can be changed. */
const CHANGED = [
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const
type Part = (typeof CHANGED)[number]

/** The parts of an address. */
type UrlParts = Readonly<Record<Part | 'href' | 'origin', string>>

/** What the host is asked: to take an address apart, after a change of one part. */
interface UrlQuestion {
  readonly input: string
  readonly base?: string
  readonly change?: readonly [part: Part, value: string]
}

const invalid = (input: string): TypeError =>
  Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input })

const partsOf = (input: unknown, base: unknown): UrlParts | null =>
  takeApart({ input: String(input), ...(base !== undefined && { base: String(base) }) })

const takeApart = (question: UrlQuestion): UrlParts | null =>
  exchange(native().takeApart, question) as UrlParts | null

/** The class `URL`; the host takes addresses apart. */
export const Address = class URL {
  #parts: UrlParts
  #params: URLSearchParams | undefined

  // The parts are accessors that are all alike.
  static {
    for (const part of CHANGED)
      Object.defineProperty(URL.prototype, part, {
        configurable: true,
        enumerable: true,
        get(this: URL) {
          return this.#parts[part]
        },
        set(this: URL, value: unknown) {
          this.#change(part, String(value))
          if (part === 'search') this.#params = undefined
        },
      })
  }

  constructor(input: unknown, base?: unknown) {
    const parts = partsOf(input, base)
    if (!parts) throw invalid(String(input))
    this.#parts = parts
  }

  static canParse(input: unknown, base?: unknown): boolean {
    return partsOf(input, base) !== null
  }

  static parse(input: unknown, base?: unknown): URL | null {
    return URL.canParse(input, base) ? new URL(input, base) : null
  }

  get href(): string {
    return this.#parts.href
  }

  set href(value: unknown) {
    const parts = partsOf(value, undefined)
    if (!parts) throw invalid(String(value))
    this.#parts = parts
    this.#params = undefined
  }

  get origin(): string {
    return this.#parts.origin
  }

  get searchParams(): URLSearchParams {
    this.#params ??= new URLSearchParams(this.#parts.search, (text) => this.#change('search', text))
    return this.#params
  }

  toString(): string {
    return this.#parts.href
  }

  toJSON(): string {
    return this.#parts.href
  }

  #change(part: Part, value: string): void {
    this.#parts = takeApart({ input: this.#parts.href, change: [part, value] }) ?? this.#parts
  }
}
