/**
 * `re`, by an engine that counts its steps.
 *
 * @see https://docs.python.org/3/library/re.html
 */
import { type JavaScriptRegex, javascriptRegex } from '../../../text/regex/javascript-regex.js'
import { RegexError } from '../../../text/regex/tree.js'
import { exceptionClass, raise } from '../exceptions.js'
import { FLAGS, translated } from './re-syntax.js'
import { addMethods, asInt, asText, moduleOf } from '../native.js'
import { callNow } from '../objects.js'
import { charge } from '../running.js'
import { quoted, str } from '../show.js'
import { dict } from '../types/keys.js'
import {
  PyIterator,
  PyList,
  PyObject,
  type PyModule,
  PyTuple,
  type Value,
  builtinClass,
} from '../values.js'

const patternClass = builtinClass('Pattern')
const matchClass = builtinClass('Match')
const errorClass = builtinClass('error', exceptionClass('Exception'))
for (const cls of [patternClass, matchClass, errorClass]) cls.qualname = `re.${cls.name}`

const STEPS_PER_TURN = 4

class Pattern extends PyObject {
  private readonly regexes = new Map<string, JavaScriptRegex>()
  readonly names: readonly string[]
  constructor(
    readonly source: string,
    readonly flags: bigint,
  ) {
    super(patternClass)
    this.attrs = new Map<string, Value>([
      ['pattern', source],
      ['flags', flags],
    ])
    this.names = [...source.matchAll(/\(\?P<(\w+)>/g)].map(([, name = '']) => name)
    this.regex('')
  }

  /** The regular expression in the words of JavaScript, with something behind it. */
  private regex(behind: string): JavaScriptRegex {
    const known = this.regexes.get(behind)
    if (known) return known
    const { source, flags } = translated(this.source, this.flags)
    const whole = behind === '' ? source : `(?:${source})${behind}`
    try {
      new RegExp(whole, flags)
      const made = javascriptRegex(whole, flags)
      this.regexes.set(behind, made)
      return made
    } catch (error) {
      if (!(error instanceof RegexError) && !(error instanceof SyntaxError)) throw error
      return raise(errorClass, error.message.toLowerCase())
    }
  }

  /** Finds a match at a place (sticky) or from there on. */
  find(text: string, from: number, isSticky: boolean, isWhole = false): Match | undefined {
    const places = this.regex(isWhole ? '$(?![\\s\\S])' : '').find(text, from, isSticky, (steps) =>
      charge(steps / STEPS_PER_TURN),
    )
    return places && new Match(this, text, places)
  }

  *all(text: string): Generator<Match> {
    for (let at = 0; at <= text.length; ) {
      const found = this.find(text, at, false)
      if (!found) return
      yield found
      at = found.end > found.begin ? found.end : found.end + 1
    }
  }
}

class Match extends PyObject {
  readonly begin: number
  readonly end: number
  constructor(
    readonly pattern: Pattern,
    readonly text: string,
    readonly places: readonly number[],
  ) {
    super(matchClass)
    this.begin = places[0] ?? 0
    this.end = places[1] ?? 0
    this.attrs = new Map<string, Value>([
      ['string', text],
      ['re', pattern],
    ])
  }
  number(group: Value): number {
    if (typeof group === 'string') {
      const groups = [
        ...this.pattern.source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?P<(\w+)>/gs),
      ]
        .filter(([part]) => part.startsWith('('))
        .map(([, name]) => name)
      const at = groups.indexOf(group)
      return at < 0 ? raise('IndexError', 'no such group') : at + 1
    }
    const at = asInt(group)
    return at < 0 || 2 * at >= this.places.length ? raise('IndexError', 'no such group') : at
  }
  span(group: Value): [number, number] {
    const at = this.number(group)
    return [this.places[2 * at] ?? -1, this.places[2 * at + 1] ?? -1]
  }
  group(group: Value): Value {
    const [begin, end] = this.span(group)
    return begin < 0 ? null : this.text.slice(begin, end)
  }
  groups(other: Value = null): Value[] {
    return Array.from({ length: this.places.length / 2 - 1 }, (_, i) => {
      const found = this.group(BigInt(i + 1))
      return found === null ? other : found
    })
  }
}

/** What `\1` and `\g<name>` stand for in a replacement. */
const expand = (template: string, match: Match): string =>
  template.replace(
    /\\(?:g<(\w+)>|(\d{1,2})|(.))/gs,
    (_, name?: string, digit?: string, sign?: string) => {
      if (sign !== undefined) return { n: '\n', t: '\t', r: '\r', '\\': '\\' }[sign] ?? `\\${sign}`
      const key = name ?? digit ?? '0'
      return String(match.group(/^\d+$/.test(key) ? BigInt(key) : key) ?? '')
    },
  )

function replaced(pattern: Pattern, by: Value, text: string, count: number): [string, number] {
  let found = ''
  let at = 0
  let done = 0
  for (const match of pattern.all(text)) {
    if (count > 0 && done >= count) break
    found += text.slice(at, match.begin)
    found += typeof by === 'string' ? expand(by, match) : str(callNow(by, [match]))
    at = match.end
    done += 1
  }
  return [found + text.slice(at), done]
}

function split(pattern: Pattern, text: string, count: number): PyList {
  const parts: Value[] = []
  let at = 0
  for (const match of pattern.all(text)) {
    if (count > 0 && parts.length >= count) break
    parts.push(text.slice(at, match.begin), ...match.groups())
    at = match.end
  }
  return new PyList([...parts, text.slice(at)])
}

function findAll(pattern: Pattern, text: string): PyList {
  return new PyList(
    [...pattern.all(text)].map((match) => {
      const groups = match.groups('')
      if (groups.length === 0) return match.group(0n)
      return groups.length === 1 ? (groups[0] as Value) : new PyTuple(groups)
    }),
  )
}

const patternOf = (pattern: Value, flags: Value = 0n): Pattern =>
  pattern instanceof Pattern
    ? pattern
    : new Pattern(asText(pattern, 'first argument'), BigInt(asInt(flags)))

const orNone = (match: Match | undefined): Value => match ?? null

const onPattern = {
  'match string pos?': (self: Pattern, text: Value, at: Value = 0n) =>
    orNone(self.find(asText(text), asInt(at), true)),
  'fullmatch string': (self: Pattern, text: Value) =>
    orNone(self.find(asText(text), 0, true, true)),
  'search string pos?': (self: Pattern, text: Value, at: Value = 0n) =>
    orNone(self.find(asText(text), asInt(at), false)),
  'findall string': (self: Pattern, text: Value) => findAll(self, asText(text)),
  'finditer string': (self: Pattern, text: Value) => new PyIterator(self.all(asText(text))),
  'sub repl string count?': (self: Pattern, by: Value, text: Value, count: Value = 0n) =>
    replaced(self, by, asText(text), asInt(count))[0],
  'subn repl string count?': (self: Pattern, by: Value, text: Value, count: Value = 0n) => {
    const [found, done] = replaced(self, by, asText(text), asInt(count))
    return new PyTuple([found, BigInt(done)])
  },
  'split string maxsplit?': (self: Pattern, text: Value, count: Value = 0n) =>
    split(self, asText(text), asInt(count)),
  __repr__: (self: Pattern) => `re.compile(${quoted(self.source)})`,
}

const onMatch = {
  'group *': (self: Match, ...groups: Value[]) =>
    groups.length > 1
      ? new PyTuple(groups.map((one) => self.group(one)))
      : self.group(groups[0] ?? 0n),
  'groups default?': (self: Match, other?: Value) => new PyTuple(self.groups(other)),
  'groupdict default?': (self: Match, other: Value = null) =>
    dict(
      self.pattern.names.map((name) => {
        const found = self.group(name)
        return [name, found === null ? other : found]
      }),
    ),
  'start group?': (self: Match, group: Value = 0n) => BigInt(self.span(group)[0]),
  'end group?': (self: Match, group: Value = 0n) => BigInt(self.span(group)[1]),
  'span group?': (self: Match, group: Value = 0n) => new PyTuple(self.span(group).map(BigInt)),
  'expand template': (self: Match, template: string) => expand(template, self),
  '__getitem__ group': (self: Match, group: Value) => self.group(group),
}

addMethods(patternClass, onPattern)
addMethods(matchClass, onMatch)

/** The module. */
export const re = (): PyModule =>
  moduleOf(
    're',
    {
      'compile pattern flags?': patternOf,
      'match pattern string flags?': (p: Value, text: Value, flags?: Value) =>
        onPattern['match string pos?'](patternOf(p, flags), text),
      'fullmatch pattern string flags?': (p: Value, text: Value, flags?: Value) =>
        onPattern['fullmatch string'](patternOf(p, flags), text),
      'search pattern string flags?': (p: Value, text: Value, flags?: Value) =>
        onPattern['search string pos?'](patternOf(p, flags), text),
      'findall pattern string flags?': (p: Value, text: Value, flags?: Value) =>
        findAll(patternOf(p, flags), asText(text)),
      'finditer pattern string flags?': (p: Value, text: Value, flags?: Value) =>
        new PyIterator(patternOf(p, flags).all(asText(text))),
      'sub pattern repl string count? flags?': (
        p: Value,
        by: Value,
        text: Value,
        count: Value = 0n,
        flags?: Value,
      ) => replaced(patternOf(p, flags), by, asText(text), asInt(count))[0],
      'split pattern string maxsplit? flags?': (
        p: Value,
        text: Value,
        count: Value = 0n,
        flags?: Value,
      ) => split(patternOf(p, flags), asText(text), asInt(count)),
      'escape pattern': (text: Value) =>
        asText(text).replace(/[^\w!"%',/:;<=>@`]/g, (sign) => `\\${sign}`),
    },
    {
      ...FLAGS,
      I: 2n,
      M: 8n,
      S: 16n,
      X: 64n,
      A: 256n,
      U: 32n,
      error: errorClass,
      Pattern: patternClass,
      Match: matchClass,
    },
  )
