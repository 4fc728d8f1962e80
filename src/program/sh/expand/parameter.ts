/**
 * Parameters: `$x` and what can be done with it between braces.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06_02
 */
import { variableNamed } from '../attributes.js'
import { type Flavor, type ShellState, type Variable, entry } from '../state.js'
import { quoted } from '../run/quote.js'
import { unescapeAnsi } from '../syntax/ansi.js'
import { assignElement, elementName, elementOf, elementsOf } from '../arrays.js'
import type { Interpreter } from '../interpreter.js'
import { OUT_OF_MEMORY, ShellError, notSet, notSetOrEmpty } from '../messages.js'
import type { Part, Word } from '../syntax/tree.js'
import type { Expansion } from './expansion.js'
import { wordPattern } from './match.js'
import { replaced, withoutPrefix, withoutSuffix } from '../../../text/shell-pattern.js'

/**
 * A piece of an expanded word; `splits` says whether it is divided into fields. A break always
 * divides.
 */
export type Segment =
  | { readonly text: string; readonly quoted: boolean; readonly splits: boolean }
  | 'break'

type Parameter = Extract<Part, { kind: 'parameter' }>

/** Beyond this, looking for a pattern would take too long. */
const LONGEST_SEARCHED = 200_000

/** The letters of a shell's options: where a person types, and elsewhere. */
const TYPED: Readonly<Record<Flavor, readonly [string, string]>> = {
  bash: ['himBHs', 'hB'],
  ash: ['smi', ''],
  dash: ['smi', ''],
}

/** The value of a parameter; undefined if it is not set. */
export function valueOf(sh: Interpreter, name: string): string | undefined {
  const { state } = sh
  switch (name) {
    case '?':
      return String(state.status)
    case '$':
      return String(state.pid)
    case '!':
      return state.background === 0 ? '' : String(state.background)
    case '#':
      return String(state.positional.length)
    case '-':
      return `${TYPED[state.flavor][state.interactive ? 0 : 1]}${state.options}`
    case '0':
      return state.zero
    case '@':
    case '*':
      return state.positional.length === 0 ? undefined : state.positional.join(' ')
    default:
      return /^[0-9]+$/.test(name)
        ? state.positional[Number(name) - 1]
        : (sh.variable(name) ?? computed(sh, name))
  }
}

function computed({ system, state, line }: Interpreter, name: string): string | undefined {
  switch (name) {
    case 'RANDOM':
      return state.flavor === 'dash' ? undefined : String(system.random.int(0, 32_767))
    case 'SECONDS':
      return state.flavor === 'dash'
        ? undefined
        : String(Math.floor((system.now - state.startedAt) / 1_000))
    case 'LINENO':
      return String(line)
    case 'PPID':
      return String(system.ppid)
    case 'UID':
    case 'EUID':
      return state.flavor === 'bash' ? String(system.user.uid) : undefined
    case 'BASH_VERSION':
      return state.flavor === 'bash' ? '5.2.15(1)-release' : undefined
    default:
      return undefined
  }
}

/** What a parameter expansion gives. */
export function expandParameter(expansion: Expansion, part: Parameter): readonly Segment[] {
  const { sh } = expansion
  const { name, operator, quoted, word = [] } = part
  const list = listOf(sh, part)
  const value = list ? joinedOf(list) : singleOf(expansion, part)
  if (operator === undefined)
    return list ? listSegments(expansion, list, part) : [segment(value ?? unset(sh, name), quoted)]
  if (operator === 'length')
    return [segment(String(list ? list.length : [...(value ?? unset(sh, name))].length), quoted)]
  if (operator === 'indirect') return indirect(expansion, part, value)
  if (/^:?[-=?+]$/.test(operator)) return conditional(expansion, part, value)
  if (list) {
    const isSlice = operator === ':'
    const all = isSlice && part.index === undefined ? [sh.state.zero, ...list] : list
    return listSegments(
      expansion,
      isSlice ? sliceOf(expansion, all, word) : list.map((one) => changed(expansion, part, one)),
      part,
    )
  }
  return [segment(changed(expansion, part, value ?? unset(sh, name)), quoted)]
}

const joinedOf = (list: readonly string[]): string | undefined =>
  list.length === 0 ? undefined : list.join(' ')

/** All positional parameters, or all elements of an array; undefined for a single value. */
function listOf({ state }: Interpreter, { name, index }: Parameter): readonly string[] | undefined {
  if (index === '@' || index === '*')
    return elementsOf(variableOf(state, name)).map(([, value]) => value)
  return name === '@' || name === '*' ? state.positional : undefined
}

/** A variable; the arrays that the shell keeps itself are made when they are asked for. */
function variableOf(
  { variables, status, pipeStatus, flavor }: ShellState,
  name: string,
): Variable | undefined {
  if (name !== 'PIPESTATUS' || flavor !== 'bash') return variableNamed(variables, name)
  const elements = (pipeStatus ?? [status]).map((code, i): [string, string] => [`${i}`, `${code}`])
  const [[, value] = []] = elements
  return { value, exported: false, readonly: false, elements: Object.fromEntries(elements) }
}

/** A variable, or one element of an array. */
function singleOf(expansion: Expansion, { name, index }: Parameter): string | undefined {
  if (index === undefined || index === '@' || index === '*') return valueOf(expansion.sh, name)
  const variable = variableOf(expansion.sh.state, name)
  return elementOf(variable, elementName(variable, expansion.index(name, index)))
}

/** `${!name}`: the value of the variable that is named; `${!array[@]}`: the array's indexes. */
function indirect(
  expansion: Expansion,
  part: Parameter,
  value: string | undefined,
): readonly Segment[] {
  const { sh } = expansion
  if (part.index === '@' || part.index === '*') {
    const keys = elementsOf(variableOf(sh.state, part.name)).map(([key]) => key)
    return listSegments(expansion, keys, part)
  }
  const own = entry(sh.state.variables, part.name)
  if (own?.reference && part.index === undefined) return [segment(own.value ?? '', part.quoted)]
  return [segment((value === undefined ? undefined : valueOf(sh, value)) ?? '', part.quoted)]
}

const segment = (text: string, quoted: boolean): Segment => ({ text, quoted, splits: !quoted })

function unset(sh: Interpreter, name: string): string {
  const special = name === '@' || name === '*' || name === '!'
  if (sh.hasOption('u') && !special)
    throw new ShellError(notSet(sh.state.flavor, name), sh.state.flavor === 'bash' ? 127 : 2, true)
  return ''
}

function listSegments(
  expansion: Expansion,
  values: readonly string[],
  { name, index, quoted }: Parameter,
): readonly Segment[] {
  if (quoted && (index ?? name) === '*')
    return [segment(values.join(expansion.firstSeparator()), true)]
  return values.flatMap((value, index): Segment[] =>
    index === 0 ? [segment(value, quoted)] : ['break', segment(value, quoted)],
  )
}

/**
 * `${x:-w}`, `${x:=w}`, `${x:?w}`, `${x:+w}`, and without the colon, which asks only whether `x` is
 * set.
 */
function conditional(
  expansion: Expansion,
  part: Parameter,
  value: string | undefined,
): readonly Segment[] {
  const { sh } = expansion
  const { name, operator = '', quoted, word = [], index } = part
  const list = listOf(sh, part)
  const withNull = operator.startsWith(':')
  const isSet = value !== undefined && !(withNull && value === '')
  const kind = operator.at(-1)
  if (kind === '+') return isSet ? wordSegments(expansion, word, quoted) : [segment('', quoted)]
  if (isSet) return list ? listSegments(expansion, list, part) : [segment(value, quoted)]
  if (kind === '-') return wordSegments(expansion, word, quoted)
  const text = expansion.text(word)
  if (kind === '=') {
    if (index === undefined || typeof index === 'string') sh.assign(name, text)
    else assignElement(sh, name, expansion.index(name, index), text)
    return [segment(text, quoted)]
  }
  const message = text === '' ? notSetOrEmpty(sh.state.flavor, name, withNull) : `${name}: ${text}`
  throw new ShellError(message, sh.state.flavor === 'bash' ? 127 : 2, true)
}

const wordSegments = (expansion: Expansion, word: Word, quoted: boolean): Segment[] =>
  word.length === 0
    ? [segment('', quoted)]
    : expansion
        .segments(word)
        .map((one) =>
          one === 'break'
            ? one
            : quoted
              ? { ...one, quoted, splits: false }
              : { ...one, splits: !one.quoted },
        )

/** The value without a prefix or suffix, with something replaced, or a piece of it. */
function changed(
  expansion: Expansion,
  { operator = '', word = [], replacement = [] }: Parameter,
  value: string,
): string {
  if (operator === ':') return substring(expansion, value, word)
  if (operator.startsWith('@')) return transformed(value, operator)
  if (operator === '^^' || operator === ',,')
    return operator === '^^' ? value.toUpperCase() : value.toLowerCase()
  if (operator === '^' || operator === ',')
    return (
      (operator === '^' ? value.slice(0, 1).toUpperCase() : value.slice(0, 1).toLowerCase()) +
      value.slice(1)
    )
  if (value.length > LONGEST_SEARCHED) throw new ShellError(OUT_OF_MEMORY, 2, true)
  const pattern = wordPattern(expansion, word)
  const { spend } = expansion.sh.system
  switch (operator) {
    case '#':
    case '##':
      return withoutPrefix(pattern, value, operator === '##', spend)
    case '%':
    case '%%':
      return withoutSuffix(pattern, value, operator === '%%', spend)
    default:
      return replaced(
        pattern,
        value,
        expansion.text(replacement),
        operator === '//'
          ? 'all'
          : operator === '/#'
            ? 'start'
            : operator === '/%'
              ? 'end'
              : 'first',
        spend,
      )
  }
}

/** `${x@U}` and its kin. */
function transformed(value: string, operator: string): string {
  switch (operator) {
    case '@U':
      return value.toUpperCase()
    case '@u':
      return value.slice(0, 1).toUpperCase() + value.slice(1)
    case '@L':
      return value.toLowerCase()
    case '@E':
      return unescapeAnsi(value)
    default:
      return quoted(value)
  }
}

/** Offset and length of `${x:offset:length}`. */
function bounds(
  expansion: Expansion,
  word: Word,
  size: number,
): readonly [start: number, end: number] {
  const [offset = '0', length] = expansion.text(word).split(':')
  const number = (text: string): number =>
    Number(expansion.arithmetic([{ kind: 'text', text, quoted: true }]))
  const from = number(offset)
  const start = Math.max(0, from < 0 ? size + from : from)
  if (length === undefined) return [start, size]
  const count = number(length)
  return [start, count < 0 ? size + count : start + count]
}

function substring(expansion: Expansion, value: string, word: Word): string {
  const [start, end] = bounds(expansion, word, value.length)
  return start >= end ? '' : value.slice(start, end)
}

function sliceOf(expansion: Expansion, values: readonly string[], word: Word): readonly string[] {
  const [start, end] = bounds(expansion, word, values.length)
  return values.slice(start, Math.max(start, end))
}
