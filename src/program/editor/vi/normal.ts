/**
 * What keys do in `vi` outside of insertions.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/vi.html
 */
import type { System } from '../../program.js'
import { ARROWS, deleted, inserted, lineAt, moved, spliced } from '../text.js'
import { writtenAndLeft } from './ex.js'
import { MOTIONS, type Motion, soughtPlace, toCharacter, wordToChange } from './motion.js'
import { patternOf } from './pattern.js'
import { type Vi, changed, marked, onCharacter, stepped, textOf, went } from './state.js'

const NOT_FOUND = (pattern: string): string => `E486: Pattern not found: ${pattern}`
const HIT_END = 'search hit BOTTOM, continuing at TOP'
const HIT_START = 'search hit TOP, continuing at BOTTOM'
/** Commands after which one more key is needed. */
const NEEDS_KEY = new Set(['r', 'f', 't', 'F', 'T', 'g', 'Z'])

const KEY_NAMES: Readonly<Record<string, string>> = {
  up: 'k',
  down: 'j',
  left: 'h',
  right: 'l',
  home: '0',
  end: '$',
  delete: 'x',
}
const SAME: Readonly<Record<string, string>> = {
  ' ': 'l',
  '\x7f': 'h',
  '\b': 'h',
  '\r': '+',
  '\n': 'j',
}

/** The editor after a key; `height` is how many lines its screen shows. */
export function commanded(system: System, vi: Vi, key: string, height: number): Vi {
  const arrow = ARROWS[key]
  if (arrow === 'page-up' || key === '\x02') return went(vi, vi.row - height + 2, 0)
  if (arrow === 'page-down' || key === '\x06') return went(vi, vi.row + height - 2, 0)
  if (key === '\x04') return went(vi, vi.row + Math.floor(height / 2), vi.column)
  if (key === '\x15') return went(vi, vi.row - Math.floor(height / 2), vi.column)
  if (key === '\x1b' || key === '\x03') return { ...vi, typed: '' }
  const typed = vi.typed + (KEY_NAMES[arrow ?? ''] ?? (vi.typed === '' ? (SAME[key] ?? key) : key))
  const [, first = '', operator = '', second = '', rest = ''] =
    /^([1-9]\d*)?([dcy<>])?([1-9]\d*)?([^]*)$/u.exec(typed) ?? []
  const isDouble = operator !== '' && rest === operator
  if (rest === '' || (NEEDS_KEY.has(rest) && !isDouble)) return { ...vi, typed }
  const count = first + second === '' ? undefined : Number(first || 1) * Number(second || 1)
  const cleared = { ...vi, typed: '', message: '' }
  if (operator === '') return simple(system, cleared, rest, count)
  const motion = isDouble ? lines(vi, count ?? 1) : operatorPlace(vi, operator, rest, count)
  return motion ? operated(cleared, operator, motion, typed) : cleared
}

/** Where an operator's motion leads; `cw` on a word has an end of its own. */
function operatorPlace(
  vi: Vi,
  operator: string,
  motion: string,
  count: number | undefined,
): Motion | undefined {
  const changesWord =
    operator === 'c' && /^[wW]$/.test(motion) && /\S/.test(lineAt(vi)[vi.column] ?? '')
  return changesWord ? wordToChange(vi, count ?? 1, motion === 'W') : placeOf(vi, motion, count)
}

const lines = (vi: Vi, count: number): Motion => ({
  row: Math.min(vi.lines.length - 1, vi.row + count - 1),
  column: vi.column,
  isLines: true,
})

function placeOf(vi: Vi, words: string, count: number | undefined): Motion | undefined {
  const [command = '', sought] = [...words]
  if (/[fFtT]/.test(command) && sought !== undefined) return toCharacter(vi, command, sought)
  if (words === 'n' || words === 'N') return next(vi, words === 'N')?.place
  return MOTIONS[words]?.(vi, count)
}

/** What `d`, `c`, `y`, `>` and `<` do from the cursor to a place. */
function operated(vi: Vi, operator: string, to: Motion, typed: string): Vi {
  const [start, end] = inOrder({ row: vi.row, column: vi.column }, to)
  if (operator === '>' || operator === '<') return shifted(vi, start.row, end.row, operator, typed)
  if (to.isLines) return operatedLines(vi, operator, start.row, end.row, typed)
  // A word at the end of a line ends with it.
  const isAcross = end.row > start.row && !to.isInclusive
  const last = isAcross ? (vi.lines[start.row] ?? '').length : end.column + (to.isInclusive ? 1 : 0)
  const endRow = isAcross ? start.row : end.row
  const before = (vi.lines[start.row] ?? '').slice(0, start.column)
  const after = (vi.lines[endRow] ?? '').slice(last)
  const text =
    start.row === endRow
      ? (vi.lines[start.row] ?? '').slice(start.column, last)
      : [
          (vi.lines[start.row] ?? '').slice(start.column),
          ...vi.lines.slice(start.row + 1, endRow),
          (vi.lines[endRow] ?? '').slice(0, last),
        ].join('\n')
  const held = { ...vi, register: { text, isLines: false } }
  if (operator === 'y') return went(held, start.row, start.column)
  const gone = spliced(textOf(vi), start.row, endRow - start.row + 1, before + after)
  const cut = changed(marked(held), { ...gone, row: start.row, column: start.column })
  return operator === 'c'
    ? { ...cut, mode: 'insert', recording: typed }
    : onCharacter({ ...cut, change: typed })
}

function inOrder(a: Motion, b: Motion): readonly [Motion, Motion] {
  return a.row < b.row || (a.row === b.row && a.column <= b.column) ? [a, b] : [b, a]
}

function operatedLines(vi: Vi, operator: string, from: number, to: number, typed: string): Vi {
  const count = to - from + 1
  const text = vi.lines.slice(from, to + 1).join('\n')
  const held = { ...vi, register: { text, isLines: true } }
  const many = count > 2 ? count : 0
  if (operator === 'y')
    return { ...went(held, from, vi.column), message: many ? `${count} lines yanked` : '' }
  const kept = operator === 'c' ? [''] : []
  const rest = vi.lines.toSpliced(from, count, ...kept)
  const all = rest.length === 0 ? [''] : rest
  const cut = changed(marked(held), moved({ lines: all, row: from, column: 0 }, from, 0))
  if (operator === 'c') return { ...cut, mode: 'insert', recording: typed }
  const column = Math.max(0, (all[cut.row] ?? '').search(/\S/))
  return {
    ...went(cut, cut.row, column),
    change: typed,
    message: many ? `${count} fewer lines` : '',
  }
}

function shifted(vi: Vi, from: number, to: number, operator: string, typed: string): Vi {
  const put = vi.lines
    .slice(from, to + 1)
    .map((line) =>
      operator === '<' ? line.replace(/^(?:\t| {1,8})/, '') : line === '' ? line : `\t${line}`,
    )
  const after = changed(marked(vi), spliced(textOf(vi), from, put.length, ...put))
  return { ...went(after, from, (put[0] ?? '').search(/\S|$/)), change: typed }
}

/** Commands that need no place. */
function simple(system: System, vi: Vi, command: string, count: number | undefined): Vi {
  const insert = INSERTIONS[command]
  if (insert)
    return {
      ...insert(marked(vi)),
      mode: command === 'R' ? 'replace' : 'insert',
      recording: command,
    }
  const change = CHANGES[command]
  if (change) {
    const after = change(marked(vi), count ?? 1)
    return onCharacter({ ...after, change: `${count ?? ''}${command}` })
  }
  if (command.startsWith('r')) return replaced(vi, command.slice(1), count ?? 1)
  if (SHORT[command])
    return commanded(
      system,
      { ...vi, typed: `${count ?? ''}${SHORT[command][0]}` },
      SHORT[command][1] ?? '',
      1,
    )
  switch (command) {
    case ':':
    case '/':
    case '?':
      return { ...vi, mode: 'command', typed: command }
    case 'u':
      return stepped(vi, 'undo')
    case '\x12':
      return stepped(vi, 'redo')
    case 'n':
    case 'N':
      return searched(vi, command === 'N')
    case 'ZZ':
      return writtenAndLeft(system, vi, '', true)
    case 'ZQ':
      return { ...vi, exitCode: 0 }
    case '\x07':
      return { ...vi, message: `"${vi.path}" ${vi.lines.length} lines` }
  }
  const motion = placeOf(vi, command, count)
  return motion ? went(vi, motion.row, motion.column) : vi
}

/** Commands that are short for two. */
const SHORT: Readonly<Record<string, readonly [string, string]>> = {
  D: ['d', '$'],
  C: ['c', '$'],
  S: ['c', 'c'],
  s: ['c', 'l'],
  Y: ['y', 'y'],
  X: ['d', 'h'],
}

/** Commands that begin an insertion. */
const INSERTIONS: Readonly<Record<string, (vi: Vi) => Vi>> = {
  i: (vi) => vi,
  R: (vi) => vi,
  a: (vi) => ({ ...vi, column: Math.min(lineAt(vi).length, vi.column + 1) }),
  I: (vi) => ({ ...vi, column: lineAt(vi).search(/\S|$/) }),
  A: (vi) => ({ ...vi, column: lineAt(vi).length }),
  o: (vi) => changed(vi, { ...spliced(textOf(vi), vi.row + 1, 0, ''), row: vi.row + 1, column: 0 }),
  O: (vi) => changed(vi, { ...spliced(textOf(vi), vi.row, 0, ''), column: 0 }),
}

/** Commands that change the text and are done. */
const CHANGES: Readonly<Record<string, (vi: Vi, count: number) => Vi>> = {
  x(vi, count) {
    const [line, end] = [lineAt(vi), vi.column + count]
    if (line === '') return vi
    const text = line.slice(vi.column, end)
    const kept = line.slice(0, vi.column) + line.slice(end)
    return {
      ...changed(vi, spliced(textOf(vi), vi.row, 1, kept)),
      register: { text, isLines: false },
    }
  },
  p: (vi, count) => put(vi, count, true),
  P: (vi, count) => put(vi, count, false),
  J(vi, count) {
    let after = vi
    for (let i = 1; i < Math.max(2, count); i++) {
      const [line, below] = [lineAt(after), after.lines[after.row + 1]]
      if (below === undefined) return after
      const joined = `${line.trimEnd()}${line === '' || below.trim() === '' ? '' : ' '}${below.trimStart()}`
      const column = line.trimEnd().length
      after = changed(after, { ...spliced(textOf(after), after.row, 2, joined), column })
    }
    return after
  },
  '~'(vi) {
    const character = lineAt(vi)[vi.column] ?? ''
    const other =
      character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()
    const kept = lineAt(vi).slice(0, vi.column) + other + lineAt(vi).slice(vi.column + 1)
    return changed(vi, { ...spliced(textOf(vi), vi.row, 1, kept), column: vi.column + 1 })
  },
}

function put(vi: Vi, count: number, isAfter: boolean): Vi {
  const { text, isLines } = vi.register
  if (text === '' && !isLines) return vi
  if (!isLines) {
    const column = isAfter ? Math.min(lineAt(vi).length, vi.column + 1) : vi.column
    const after = inserted({ ...textOf(vi), column }, text.repeat(count))
    return changed(vi, { ...after, column: Math.max(0, after.column - 1) })
  }
  const at = vi.row + (isAfter ? 1 : 0)
  const copies = Array.from({ length: count }, () => text.split('\n')).flat()
  const after = changed(vi, { ...spliced(textOf(vi), at, 0, ...copies), row: at, column: 0 })
  const many = copies.length > 2 ? `${copies.length} more lines` : ''
  return { ...went(after, at, (copies[0] ?? '').search(/\S|$/)), message: many }
}

function replaced(vi: Vi, key: string, count: number): Vi {
  const line = lineAt(vi)
  if (vi.column + count > line.length) return vi
  const change = `${count === 1 ? '' : count}r${key}`
  if (key === '\r') return { ...changed(marked(vi), inserted(deleted(textOf(vi)), '\n')), change }
  const kept = line.slice(0, vi.column) + key.repeat(count) + line.slice(vi.column + count)
  const text = { ...spliced(textOf(vi), vi.row, 1, kept), column: vi.column + count - 1 }
  return { ...changed(marked(vi), text), change }
}

function next(vi: Vi, isOther: boolean): ReturnType<typeof soughtPlace> {
  const { pattern, isBackwards } = vi.sought
  const found = pattern === '' ? undefined : patternOf(pattern)
  return found && soughtPlace(vi, found, isBackwards !== isOther)
}

/** Goes to the next place of what was sought last, or (`isOther`) to the one before. */
export function searched(vi: Vi, isOther: boolean): Vi {
  const { pattern, isBackwards } = vi.sought
  if (pattern === '') return { ...vi, message: 'E35: No previous regular expression' }
  const found = next(vi, isOther)
  if (!found) return { ...vi, message: NOT_FOUND(pattern) }
  const goesBack = isBackwards !== isOther
  const shown = `${goesBack ? '?' : '/'}${pattern}`
  const message = found.isWrapped ? (goesBack ? HIT_START : HIT_END) : shown
  return { ...went(vi, found.place.row, found.place.column), message }
}
