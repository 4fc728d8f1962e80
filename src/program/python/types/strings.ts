/**
 * The methods of `str`.
 *
 * @see https://docs.python.org/3/library/stdtypes.html#string-methods
 */
import { raise } from '../exceptions.js'
import { formatFields } from '../format/fields.js'
import { collect } from '../iterate.js'
import { type Natives, addMethods, asInt, asText } from '../native.js'
import { placesOf } from '../subscript.js'
import {
  type Kw,
  PyBuiltin,
  PyBytes,
  PyDict,
  PyList,
  PySlice,
  PyTuple,
  type Value,
  strClass,
  typeName,
} from '../values.js'
import { encodeText, lengthOf } from './text.js'
import { getItem } from './keys.js'

type Arg = Value | undefined
const isAbsent = (value: Arg): value is null | undefined => value === undefined || value === null
const SPACE = /[\s\x1c-\x1f\x85]+/

/** The parts of a text between blanks. */
function words(text: string, most: number, fromRight: boolean): string[] {
  const all = text.split(SPACE).filter((word) => word !== '')
  if (most < 0 || all.length <= most + 1) return all
  if (!fromRight) {
    let rest = text.trimStart()
    const found: string[] = []
    for (let i = 0; i < most; i++) {
      const word = /^\S+/.exec(rest)?.[0] ?? ''
      found.push(word)
      rest = rest.slice(word.length).trimStart()
    }
    return rest === '' ? found : [...found, rest]
  }
  let rest = text.trimEnd()
  const found: string[] = []
  for (let i = 0; i < most; i++) {
    const word = /\S+$/.exec(rest)?.[0] ?? ''
    found.unshift(word)
    rest = rest.slice(0, rest.length - word.length).trimEnd()
  }
  return [rest, ...found]
}

function split(text: string, separator: Arg, limit: Arg, fromRight: boolean): PyList {
  const most = limit === undefined ? -1 : asInt(limit)
  if (isAbsent(separator)) return new PyList(words(text, most, fromRight))
  const mark = asText(separator)
  if (mark === '') return raise('ValueError', 'empty separator')
  const parts = text.split(mark)
  if (most < 0 || parts.length <= most + 1) return new PyList(parts)
  return new PyList(
    fromRight
      ? [parts.slice(0, parts.length - most).join(mark), ...parts.slice(parts.length - most)]
      : [...parts.slice(0, most), parts.slice(most).join(mark)],
  )
}

function strip(text: string, characters: Arg, left: boolean, right: boolean): string {
  const strips = isAbsent(characters)
    ? (sign: string) => SPACE.test(sign)
    : (sign: string) => asText(characters).includes(sign)
  let [from, to] = [0, text.length]
  while (left && from < to && strips(text[from] as string)) from++
  while (right && to > from && strips(text[to - 1] as string)) to--
  return text.slice(from, to)
}

function find(text: string, wanted: Arg, start: Arg, stop: Arg, last: boolean): number {
  const places = placesOf(new PySlice(start ?? null, stop ?? null, null), text.length)
  const part = text.slice(places.start, Math.max(places.start, places.stop))
  const at = last ? part.lastIndexOf(asText(wanted)) : part.indexOf(asText(wanted))
  return at < 0 ? -1 : at + places.start
}

const found = (at: number): bigint =>
  at < 0 ? raise('ValueError', 'substring not found') : BigInt(at)

function pad(text: string, width: Arg, fill: Arg, side: 'left' | 'right' | 'both'): string {
  const missing = asInt(width) - lengthOf(text)
  const sign = fill === undefined ? ' ' : asText(fill)
  if (missing <= 0) return text
  if (side === 'left') return sign.repeat(missing) + text
  if (side === 'right') return text + sign.repeat(missing)
  const left = Math.floor(missing / 2) + (missing & asInt(width) & 1)
  return sign.repeat(left) + text + sign.repeat(missing - left)
}

function affix(text: string, wanted: Arg, test: (part: string) => boolean, name: string): boolean {
  if (wanted instanceof PyTuple) return wanted.items.some((one) => affix(text, one, test, name))
  if (typeof wanted !== 'string')
    raise(
      'TypeError',
      `${name} first arg must be str or a tuple of str, not ${typeName(wanted ?? null)}`,
    )
  return test(wanted as string)
}

const capitalized = (word: string): string => {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('').toLowerCase()
}

function join(text: string, values: Arg): string {
  return collect(values ?? null)
    .map((value, i) =>
      typeof value === 'string'
        ? value
        : raise('TypeError', `sequence item ${i}: expected str instance, ${typeName(value)} found`),
    )
    .join(text)
}

function replace(text: string, from: Arg, to: Arg, count: Arg): string {
  const [old, by] = [asText(from, 'replace() argument 1'), asText(to, 'replace() argument 2')]
  const most = count === undefined ? -1 : asInt(count)
  if (most < 0) return text.replaceAll(old, () => by)
  let done = 0
  return text.replaceAll(old, (whole) => (done++ < most ? by : whole))
}

function translate(text: string, table: Arg): string {
  if (!(table instanceof PyDict)) return raise('TypeError', 'a table must be a dict')
  return [...text]
    .map((sign) => {
      const by = getItem(table, BigInt(sign.codePointAt(0) ?? 0))
      if (by === undefined) return sign
      return by === null
        ? ''
        : typeof by === 'bigint'
          ? String.fromCodePoint(Number(by))
          : String(by)
    })
    .join('')
}

function splitLines(text: string, keepsEnds: Arg): PyList {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
  return new PyList(
    keepsEnds === true ? [...lines] : lines.map((line) => line.replace(/\r?\n$|\r$/, '')),
  )
}

const all = (pattern: RegExp) => (text: string) => pattern.test(text)
const hasCase = (text: string): boolean => text.toLowerCase() !== text.toUpperCase()

const methods: Natives = {
  upper: (s: string) => s.toUpperCase(),
  lower: (s: string) => s.toLowerCase(),
  casefold: (s: string) => s.toLowerCase(),
  capitalize: capitalized,
  title: (s: string) => s.replace(/\p{L}+/gu, capitalized),
  swapcase: (s: string) =>
    [...s].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
  'split sep? maxsplit?': (s: string, sep: Arg, most: Arg) => split(s, sep, most, false),
  'rsplit sep? maxsplit?': (s: string, sep: Arg, most: Arg) => split(s, sep, most, true),
  'splitlines keepends?': splitLines,
  'strip chars?': (s: string, chars: Arg) => strip(s, chars, true, true),
  'lstrip chars?': (s: string, chars: Arg) => strip(s, chars, true, false),
  'rstrip chars?': (s: string, chars: Arg) => strip(s, chars, false, true),
  'find sub start? end?': (s: string, ...a: Arg[]) => BigInt(find(s, a[0], a[1], a[2], false)),
  'rfind sub start? end?': (s: string, ...a: Arg[]) => BigInt(find(s, a[0], a[1], a[2], true)),
  'index sub start? end?': (s: string, ...a: Arg[]) => found(find(s, a[0], a[1], a[2], false)),
  'rindex sub start? end?': (s: string, ...a: Arg[]) => found(find(s, a[0], a[1], a[2], true)),
  'count sub start? end?': (s: string, sub: Arg, start: Arg, stop: Arg) => {
    const places = placesOf(new PySlice(start ?? null, stop ?? null, null), s.length)
    const part = s.slice(places.start, places.stop)
    return BigInt(asText(sub) === '' ? lengthOf(part) + 1 : part.split(asText(sub)).length - 1)
  },
  'startswith prefix start?': (s: string, prefix: Arg, start: Arg) =>
    affix(
      s,
      prefix,
      (one) => s.startsWith(one, start === undefined ? 0 : asInt(start)),
      'startswith',
    ),
  'endswith suffix': (s: string, suffix: Arg) =>
    affix(s, suffix, (one) => s.endsWith(one), 'endswith'),
  'join iterable': join,
  'replace old new count?': replace,
  'ljust width fillchar?': (s: string, width: Arg, fill: Arg) => pad(s, width, fill, 'right'),
  'rjust width fillchar?': (s: string, width: Arg, fill: Arg) => pad(s, width, fill, 'left'),
  'center width fillchar?': (s: string, width: Arg, fill: Arg) => pad(s, width, fill, 'both'),
  'zfill width': (s: string, width: Arg) => {
    const [, sign = '', rest = ''] = /^([-+]?)([\s\S]*)$/.exec(s) ?? []
    return sign + rest.padStart(asInt(width) - sign.length, '0')
  },
  'encode encoding? errors?': (s: string, encoding?: string, errors?: string) =>
    new PyBytes(encodeText(s, encoding, errors)),
  isdigit: all(/^\p{Nd}+$/u),
  isnumeric: all(/^\p{N}+$/u),
  isdecimal: all(/^\p{Nd}+$/u),
  isalpha: all(/^\p{L}+$/u),
  isalnum: all(/^[\p{L}\p{N}]+$/u),
  isspace: all(/^\s+$/),
  isidentifier: all(/^[\p{L}_][\p{L}\p{N}_]*$/u),
  isascii: all(/^[\x00-\x7f]*$/),
  isprintable: all(/^[^\p{C}]*$/u),
  isupper: (s: string) => hasCase(s) && s === s.toUpperCase(),
  islower: (s: string) => hasCase(s) && s === s.toLowerCase(),
  istitle: (s: string) => hasCase(s) && s === s.replace(/\p{L}+/gu, capitalized),
  'partition sep': (s: string, sep: string) => {
    const at = s.indexOf(asText(sep))
    return new PyTuple(at < 0 ? [s, '', ''] : [s.slice(0, at), sep, s.slice(at + sep.length)])
  },
  'rpartition sep': (s: string, sep: string) => {
    const at = s.lastIndexOf(asText(sep))
    return new PyTuple(at < 0 ? ['', '', s] : [s.slice(0, at), sep, s.slice(at + sep.length)])
  },
  'removeprefix prefix': (s: string, prefix: string) =>
    s.startsWith(prefix) ? s.slice(prefix.length) : s,
  'removesuffix suffix': (s: string, suffix: string) =>
    suffix !== '' && s.endsWith(suffix) ? s.slice(0, -suffix.length) : s,
  'expandtabs tabsize?': (s: string, size: Arg) =>
    s.replaceAll('\t', ' '.repeat(size === undefined ? 8 : asInt(size))),
  'translate table': translate,
  'format_map mapping': (s: string, mapping: PyDict) =>
    formatFields(
      s,
      [],
      new Map([...mapping.map.values()].map(([key, value]) => [String(key), value])),
    ),
}

/** Gives `str` its methods. */
export function setUpStrings(): void {
  addMethods(strClass, methods, ['join iterable'])
  const format = (args: readonly Value[], kw: Kw): string =>
    formatFields(String(args[0]), args.slice(1), kw ?? new Map())
  strClass.dict.set('format', new PyBuiltin('format', format))
}
