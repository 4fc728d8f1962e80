/**
 * `json`.
 *
 * @see https://docs.python.org/3/library/json.html
 */
import { exceptionClass, raise } from '../exceptions.js'
import { iterate } from '../iterate.js'
import { moduleOf } from '../native.js'
import { callNow, getAttribute } from '../objects.js'
import { charge } from '../running.js'
import { floatText } from '../types/float-text.js'
import { compare, dict, truth } from '../types/keys.js'
import { decodeBytes } from '../types/text.js'
import {
  type Kw,
  PyBuiltin,
  PyBytes,
  PyClass,
  PyDict,
  PyList,
  type PyModule,
  PyTuple,
  type Value,
  builtinClass,
  typeName,
} from '../values.js'

interface Style {
  readonly indent: string | undefined
  readonly comma: string
  readonly colon: string
  readonly sorts: boolean
  readonly ascii: boolean
  readonly other: Value
}

function styleOf(kw: Kw): Style {
  const indent = kw?.get('indent') ?? null
  const separators = kw?.get('separators') ?? null
  const [comma, colon] = separators === null ? [] : [...iterate(separators)].map(String)
  return {
    indent:
      indent === null
        ? undefined
        : typeof indent === 'string'
          ? indent
          : ' '.repeat(Number(indent)),
    comma: comma ?? (indent === null ? ', ' : ','),
    colon: colon ?? ': ',
    sorts: truth(kw?.get('sort_keys') ?? false),
    ascii: truth(kw?.get('ensure_ascii') ?? true),
    other: kw?.get('default') ?? null,
  }
}

function quote(text: string, isAscii: boolean): string {
  const quoted = JSON.stringify(text)
  return isAscii
    ? quoted.replace(
        /[^\x00-\x7f]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : quoted
}

function floatOf(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return Number.isFinite(value) ? floatText(value) : value > 0 ? 'Infinity' : '-Infinity'
}

function dump(value: Value, style: Style, margin: string, within: readonly Value[]): string {
  charge(1)
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return floatOf(value)
  if (typeof value === 'string') return quote(value, style.ascii)
  if (within.includes(value)) raise('ValueError', 'Circular reference detected')
  const inner = [...within, value]
  const next = style.indent === undefined ? '' : `${margin}${style.indent}`
  if (value instanceof PyList || value instanceof PyTuple)
    return wrapped(
      '[',
      ']',
      value.items.map((item) => dump(item, style, next, inner)),
      style,
      margin,
      next,
    )
  if (value instanceof PyDict) {
    const entries = [...value.map.values()]
    if (style.sorts) entries.sort(([a], [b]) => (compare('<', a, b) === true ? -1 : 1))
    const parts = entries.map(
      ([key, item]) =>
        `${quote(keyText(key), style.ascii)}${style.colon}${dump(item, style, next, inner)}`,
    )
    return wrapped('{', '}', parts, style, margin, next)
  }
  if (style.other === null)
    return raise('TypeError', `Object of type ${typeName(value)} is not JSON serializable`)
  return dump(callNow(style.other, [value]), style, margin, inner)
}

function wrapped(
  open: string,
  close: string,
  parts: readonly string[],
  { indent, comma }: Style,
  margin: string,
  next: string,
): string {
  if (parts.length === 0) return open + close
  if (indent === undefined) return open + parts.join(comma) + close
  return `${open}\n${next}${parts.join(`${comma}\n${next}`)}\n${margin}${close}`
}

function keyText(key: Value): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean' || typeof key === 'bigint') return String(key)
  if (typeof key === 'number') return floatOf(key)
  return raise('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`)
}

const decodeError = builtinClass('JSONDecodeError', exceptionClass('ValueError'))
decodeError.module = 'json.decoder'

/** Reads JSON as Python does, with its errors. */
class Reader {
  private at = 0
  constructor(private readonly text: string) {}

  whole(): Value {
    this.blank()
    const value = this.value(0)
    this.blank()
    if (this.at < this.text.length) this.fail('Extra data')
    return value
  }

  private fail(what: string, at = this.at): never {
    const before = this.text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n')
    return raise(decodeError, `${what}: line ${line} column ${column} (char ${at})`)
  }

  private blank(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at++
  }

  private value(depth: number): Value {
    charge(1)
    if (depth > 900) raise('RecursionError', 'maximum recursion depth exceeded')
    const sign = this.text[this.at]
    if (sign === '"') return this.string()
    if (sign === '{') return this.object(depth)
    if (sign === '[') return this.array(depth)
    const word = /(?:null|true|false|NaN|-?Infinity|-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)/y
    word.lastIndex = this.at
    const found = word.exec(this.text)
    if (!found) return this.fail('Expecting value')
    this.at += found[0].length
    const [text, point, power] = found
    if (text in WORDS) return WORDS[text] as Value
    return point === undefined && power === undefined ? BigInt(text) : Number(text)
  }

  private string(): string {
    const from = this.at
    const literal = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
    literal.lastIndex = from
    const found = literal.exec(this.text)
    if (!found) {
      const isOpen = !/"(?:[^"\\]|\\.)*"/.test(this.text.slice(from))
      return this.fail(
        isOpen ? 'Unterminated string starting at' : 'Invalid control character at',
        from,
      )
    }
    this.at += found[0].length
    return JSON.parse(found[0]) as string
  }

  private array(depth: number): PyList {
    const items: Value[] = []
    this.at++
    this.blank()
    if (this.text[this.at] === ']') return (this.at++, new PyList(items))
    for (;;) {
      this.blank()
      items.push(this.value(depth + 1))
      this.blank()
      const sign = this.text[this.at++]
      if (sign === ']') return new PyList(items)
      if (sign !== ',') this.fail("Expecting ',' delimiter", this.at - 1)
    }
  }

  private object(depth: number): PyDict {
    const entries: [Value, Value][] = []
    this.at++
    this.blank()
    if (this.text[this.at] === '}') return (this.at++, dict(entries))
    for (;;) {
      this.blank()
      if (this.text[this.at] !== '"') this.fail('Expecting property name enclosed in double quotes')
      const key = this.string()
      this.blank()
      if (this.text[this.at] !== ':') this.fail("Expecting ':' delimiter")
      this.at++
      this.blank()
      entries.push([key, this.value(depth + 1)])
      this.blank()
      const sign = this.text[this.at++]
      if (sign === '}') return dict(entries)
      if (sign !== ',') this.fail("Expecting ',' delimiter", this.at - 1)
    }
  }
}

const WORDS: Readonly<Record<string, Value>> = {
  null: null,
  true: true,
  false: false,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
}

function loads(value: Value): Value {
  const text = value instanceof PyBytes ? decodeBytes(value.data) : value
  if (typeof text !== 'string')
    return raise(
      'TypeError',
      `the JSON object must be str, bytes or bytearray, not ${typeName(value)}`,
    )
  return new Reader(text).whole()
}

const dumps = (value: Value, kw: Kw): string => {
  const cls = kw?.get('cls')
  if (!(cls instanceof PyClass)) return dump(value, styleOf(kw), '', [])
  const encoder = callNow(cls, [])
  const named = new Map([...(kw ?? []), ['default', getAttribute(encoder, 'default')]] as const)
  return dump(value, styleOf(named as Kw), '', [])
}

/** The module. */
export const json = (): PyModule =>
  moduleOf(
    'json',
    {
      'load fp': (file: Value) => loads(callNow(getAttribute(file, 'read'), [])),
      'loads s': loads,
    },
    {
      JSONDecodeError: decodeError,
      JSONEncoder: encoderClass(),
      decoder: moduleOf('json.decoder', {}, { JSONDecodeError: decodeError }),
      dumps: new PyBuiltin('dumps', ([value = null], kw) => dumps(value, kw)),
      dump: new PyBuiltin('dump', ([value = null, file = null], kw) => {
        callNow(getAttribute(file, 'write'), [dumps(value, kw)])
        return null
      }),
    },
  )

function encoderClass(): PyClass {
  const cls = builtinClass('JSONEncoder')
  cls.dict.set(
    'default',
    new PyBuiltin('default', ([, value = null]) =>
      raise('TypeError', `Object of type ${typeName(value)} is not JSON serializable`),
    ),
  )
  cls.module = 'json.encoder'
  return cls
}
