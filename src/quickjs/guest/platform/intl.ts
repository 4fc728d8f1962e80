/**
 * `Intl`, which QuickJS does not have: the host answers, see `quickjs/intl.ts`.
 *
 * @see https://tc39.es/ecma402/
 */
import {
  FORMATS,
  FUNCTIONS,
  type FormatName,
  type IntlAnswer,
  type IntlQuestion,
  LOCALE_METHODS,
  LOCALE_PARTS,
  METHODS,
  type Wire,
  pack,
  unpack,
} from '../../intl-wire.js'
import { exchange, native } from '../native.js'

type Args = readonly unknown[]

/** Methods that are read once and then called without their format, as a comparison is in a sort. */
const BOUND: readonly string[] = [
  'Collator.compare',
  'DateTimeFormat.format',
  'NumberFormat.format',
]

/** Asks the host. @throws RangeError, TypeError as the host's own formats */
function ask(question: IntlQuestion): unknown {
  const answer = exchange(native().intl, question) as IntlAnswer
  if ('value' in answer) return unpack(answer.value)
  throw new (answer.error === 'RangeError' ? RangeError : TypeError)(answer.message)
}

/** `Intl` for the library and, through it, for scripts. */
export function createIntl(): object {
  const intl = {}
  for (const name of Object.keys(FORMATS) as FormatName[]) define(intl, name, formatClass(name))
  define(intl, 'Locale', Locale)
  for (const method of FUNCTIONS)
    define(intl, method, (...args: Args) =>
      ask({ ask: 'function', call: { method, args: pack(args) } }),
    )
  return Object.defineProperty(intl, Symbol.toStringTag, { value: 'Intl', configurable: true })
}

const define = (object: object, name: string, value: unknown): unknown =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true })

function formatClass(of: FormatName): unknown {
  let call = (_format: Format, _method: string, _args: Args): unknown => undefined
  class Format {
    readonly #made: Wire

    static {
      call = (format, method, args) => {
        const list = pack(args.map(listed))
        const answer = ask({ ask: 'format', of, made: format.#made, call: { method, args: list } })
        return method === 'segment' ? new Segments(answer as Segment[]) : answer
      }
    }

    constructor(...given: Args) {
      this.#made = pack(given)
      ask({ ask: 'format', of, made: this.#made })
    }

    static supportedLocalesOf(...args: Args): unknown {
      return ask({ ask: 'supported', of, args: pack(args) })
    }
  }
  Object.defineProperty(Format, 'name', { value: of, configurable: true })
  for (const method of ['resolvedOptions', ...FORMATS[of]]) {
    const isBound = BOUND.includes(`${of}.${method}`)
    Object.defineProperty(Format.prototype, method, {
      configurable: true,
      ...(isBound
        ? {
            get(this: Format) {
              return (...args: Args) => call(this, method, args)
            },
          }
        : {
            writable: true,
            value(this: Format, ...args: Args) {
              return call(this, method, args)
            },
          }),
    })
  }
  Object.defineProperty(Format.prototype, Symbol.toStringTag, {
    value: `Intl.${of}`,
    configurable: true,
  })
  return Format
}

/** What can be iterated is a list on the wire. */
const listed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Symbol.iterator in value
    ? [...(value as Iterable<unknown>)]
    : value

interface Segment {
  readonly segment: string
  readonly index: number
}

class Segments {
  constructor(list: readonly Segment[]) {
    const containing = (at = 0): Segment | undefined =>
      list.find(({ index, segment }) => at >= index && at < index + segment.length)
    define(this, 'containing', containing)
    Object.defineProperty(this, Symbol.iterator, { value: () => list[Symbol.iterator]() })
  }
}

type Parts = Readonly<Record<string, unknown>>

/** A language, with what belongs to it. */
class Locale {
  readonly #parts: Parts

  static {
    for (const name of LOCALE_PARTS)
      Object.defineProperty(Locale.prototype, name, {
        configurable: true,
        get(this: Locale) {
          return this.#parts[name]
        },
      })
    for (const name of LOCALE_METHODS)
      define(Locale.prototype, name, function (this: Locale) {
        const text = this.#parts[name]
        return name === 'toString' ? text : new Locale(text)
      })
  }

  constructor(tag: unknown, options?: unknown) {
    if (typeof tag !== 'string' && !(tag instanceof Locale))
      throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing")
    this.#parts = ask({ ask: 'locale', made: pack([String(tag), options]) }) as Parts
  }
}

/** Texts, numbers and dates in a language: QuickJS's own methods know none. */
export function furnishLocaleMethods(): void {
  const numbers = {
    toLocaleString(this: number | bigint, ...given: Args) {
      return new Intl.NumberFormat(...(given as [])).format(this.valueOf())
    },
  }
  for (const Host of [Number, BigInt])
    define(Host.prototype, 'toLocaleString', numbers.toLocaleString)
  for (const [of, Host] of [
    ['Date', Date],
    ['String', String],
  ] as const)
    for (const method of METHODS[of]) {
      const named = {
        [method](this: unknown, ...args: Args) {
          const on = of === 'Date' ? Number(this) : String(this)
          return ask({ ask: 'value', of, on: pack(on), call: { method, args: pack(args) } })
        },
      }
      const length = method === 'localeCompare' ? 1 : 0
      define(
        Host.prototype,
        method,
        Object.defineProperty(named[method], 'length', { value: length }),
      )
    }
}
