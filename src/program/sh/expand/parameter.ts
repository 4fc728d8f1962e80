/**
 * Parameters: `$x` and what can be done with it between braces.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06_02
 */
import type { Flavor } from '../state.js'
import type { Interpreter } from '../interpreter.js'
import { OUT_OF_MEMORY, ShellError, notSet, notSetOrEmpty } from '../messages.js'
import type { Part, Word } from '../syntax/tree.js'
import type { Expansion } from './expansion.js'
import { patternOf, replaced, withoutPrefix, withoutSuffix } from '../../../text/shell-pattern.js'

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
  const value = valueOf(sh, name)
  if (operator === undefined) {
    if (name === '@' || name === '*')
      return positionalSegments(expansion, sh.state.positional, part)
    return [segment(value ?? unset(sh, name), quoted)]
  }
  if (operator === 'length')
    return [
      segment(
        String(
          name === '@' || name === '*'
            ? sh.state.positional.length
            : [...(value ?? unset(sh, name))].length,
        ),
        quoted,
      ),
    ]
  if (operator === 'indirect')
    return [segment((value === undefined ? undefined : valueOf(sh, value)) ?? '', quoted)]
  if (/^:?[-=?+]$/.test(operator)) return conditional(expansion, part, value)
  if (name === '@' || name === '*')
    return positionalSegments(
      expansion,
      operator === ':'
        ? sliceOf(expansion, sh.state.positional, word)
        : sh.state.positional.map((one) => changed(expansion, part, one)),
      part,
    )
  return [segment(changed(expansion, part, value ?? unset(sh, name)), quoted)]
}

const segment = (text: string, quoted: boolean): Segment => ({ text, quoted, splits: !quoted })

function unset(sh: Interpreter, name: string): string {
  const special = name === '@' || name === '*' || name === '!'
  if (sh.hasOption('u') && !special)
    throw new ShellError(notSet(sh.state.flavor, name), sh.state.flavor === 'bash' ? 127 : 2, true)
  return ''
}

function positionalSegments(
  expansion: Expansion,
  values: readonly string[],
  { name, quoted }: Parameter,
): readonly Segment[] {
  if (quoted && name === '*') return [segment(values.join(expansion.firstSeparator()), true)]
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
  { name, operator = '', quoted, word = [] }: Parameter,
  value: string | undefined,
): readonly Segment[] {
  const { sh } = expansion
  const withNull = operator.startsWith(':')
  const isSet = value !== undefined && !(withNull && value === '')
  const kind = operator.at(-1)
  if (kind === '+') return isSet ? wordSegments(expansion, word, quoted) : [segment('', quoted)]
  if (isSet)
    return name === '@' || name === '*'
      ? positionalSegments(expansion, sh.state.positional, { kind: 'parameter', name, quoted })
      : [segment(value, quoted)]
  if (kind === '-') return wordSegments(expansion, word, quoted)
  const text = expansion.text(word)
  if (kind === '=') {
    sh.assign(name, text)
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
  if (operator === '^^' || operator === ',,')
    return operator === '^^' ? value.toUpperCase() : value.toLowerCase()
  if (operator === '^' || operator === ',')
    return (
      (operator === '^' ? value.slice(0, 1).toUpperCase() : value.slice(0, 1).toLowerCase()) +
      value.slice(1)
    )
  if (value.length > LONGEST_SEARCHED) throw new ShellError(OUT_OF_MEMORY, 2, true)
  const pattern = patternOf(expansion.pattern(word))
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
  const all = [expansion.sh.state.zero, ...values]
  const [start, end] = bounds(expansion, word, all.length)
  return all.slice(start, Math.max(start, end))
}
