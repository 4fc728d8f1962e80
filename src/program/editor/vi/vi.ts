/**
 * `vi`, as courses use it.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/vi.html
 */
import { byteLength } from '../../../oci/entry.js'
import { FileError } from '../../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../../program.js'
import type { Console } from '../../tty/console.js'
import { isGnu } from '../../busybox/system-kind.js'
import { editedOutside } from '../outside.js'
import { keysOf, lineAt, openedFile, shownLine, topFor } from '../text.js'
import { executed } from './ex.js'
import { typedInto } from './insert.js'
import { commanded, searched } from './normal.js'
import { type Vi, onCharacter } from './state.js'

const [ENTER, LEAVE] = ['\x1b[?1049h\x1b[?1h\x1b=', '\x1b[?1l\x1b>\x1b[?1049l']
const NO_TERMINAL =
  'Vim: Warning: Output is not to a terminal\nVim: Warning: Input is not from a terminal\nVim: Error reading input, exiting...\nVim: Finished.\n'
const NO_TERMINAL_OF_BUSYBOX = "vi: can't open terminal\n"
const MODES: Readonly<Record<Vi['mode'], string>> = {
  normal: '',
  command: '',
  insert: '-- INSERT --',
  replace: '-- REPLACE --',
}
/** How wide the numbers of lines are. */
const NUMBER = 8

const editor = (name: string): Program => ({
  name,
  step(system, state) {
    const outside = editedOutside(system, state)
    if (outside) return outside
    const screen = system.console
    if (!screen) {
      system.err(isGnu(system) ? NO_TERMINAL : NO_TERMINAL_OF_BUSYBOX)
      return exit(1)
    }
    const begun = (state as unknown as Vi | undefined) ?? opened(system)
    let now = begun
    for (const key of keysOf(screen.keys())) {
      now = pressed(system, now, key, screen.rows - 1)
      if (now.exitCode === undefined) continue
      system.out(`\x1b[${screen.rows};1H\x1b[K${LEAVE}`)
      return exit(now.exitCode)
    }
    now = { ...now, top: topFor(now.row, now.top, screen.rows - 1) }
    if (state === undefined || now !== begun)
      system.out((state === undefined ? ENTER : '') + picture(now, screen))
    return awaitInput(now as unknown as Json, undefined, { ends: false })
  },
})

/** The editor, by its two names. */
export const vi = editor('vi')
export const vim = editor('vim')

function opened(system: System): Vi {
  const words = system.argv.slice(1)
  const path = words.find((word) => !/^[-+]./.test(word)) ?? ''
  const line = /^\+(\d+)$/.exec(words.find((word) => word.startsWith('+')) ?? '')?.[1]
  const empty: Vi = {
    lines: [''],
    row: 0,
    column: 0,
    top: 0,
    path,
    isModified: false,
    mode: 'normal',
    typed: '',
    message: '',
    register: { text: '', isLines: false },
    sought: { pattern: '', isBackwards: false },
    numbers: false,
    undo: [],
    redo: [],
    change: '',
    recording: '',
  }
  try {
    const { lines, isNew } = openedFile(system, path)
    const row = Math.min(lines.length, Number(line ?? 1)) - 1
    return { ...empty, lines, row: Math.max(0, row), message: greeting(path, lines, isNew) }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return { ...empty, message: `"${path}" [${error.message}]` }
  }
}

function greeting(path: string, lines: readonly string[], isNew: boolean): string {
  if (path === '') return ''
  if (isNew) return `"${path}" [New File]`
  const empty = lines.length === 1 && lines[0] === ''
  const bytes = empty ? 0 : byteLength(`${lines.join('\n')}\n`)
  const count = empty ? 0 : lines.length
  return `"${path}" ${count} line${count === 1 ? '' : 's'}, ${bytes} byte${bytes === 1 ? '' : 's'}`
}

/** The editor after a key. */
function pressed(system: System, vi: Vi, key: string, height: number): Vi {
  if (vi.mode === 'insert' || vi.mode === 'replace') return typedInto(vi, key)
  if (vi.mode === 'command') return typedCommand(system, vi, key)
  if (key === '.' && vi.typed === '' && vi.change !== '') {
    const { change } = vi
    let again = vi
    for (const one of keysOf(change)) again = pressed(system, again, one, height)
    return { ...again, change }
  }
  return commanded(system, vi, key, height)
}

/** A key of a line after `:`, `/` or `?`. */
function typedCommand(system: System, vi: Vi, key: string): Vi {
  const { typed } = vi
  const left: Vi = { ...vi, mode: 'normal', typed: '', message: '' }
  if (key === '\x1b' || key === '\x03') return left
  if (key === '\x7f' || key === '\b')
    return typed.length === 1 ? left : { ...vi, typed: [...typed].slice(0, -1).join('') }
  if (key === '\x15') return { ...vi, typed: typed.slice(0, 1) }
  if (key !== '\r' && key !== '\n') return key >= ' ' ? { ...vi, typed: typed + key } : vi
  const line = typed.slice(1)
  if (typed.startsWith(':')) return executed(system, { ...left, message: '' }, line)
  const pattern = line.replace(/([^\\])[/?]$/, '$1') || vi.sought.pattern
  return searched({ ...left, sought: { pattern, isBackwards: typed.startsWith('?') } }, false)
}

/** The whole screen, with the cursor where it is. */
function picture(vi: Vi, { columns, rows }: Console): string {
  const height = rows - 1
  const margin = vi.numbers ? NUMBER : 0
  const shown = Array.from({ length: height }, (_, i) => {
    const row = vi.top + i
    const line = vi.lines[row]
    if (line === undefined) return '~'
    const number = vi.numbers ? `${String(row + 1).padStart(NUMBER - 1)} ` : ''
    return (number + shownLine(line)).slice(0, columns)
  })
  const bottom = vi.mode === 'command' ? vi.typed : MODES[vi.mode] || vi.message
  const place = onScreen(vi)
  const [row, column] =
    vi.mode === 'command'
      ? [rows, vi.typed.length + 1]
      : [vi.row - vi.top + 1, Math.min(columns, margin + place + 1)]
  const all = [...shown, bottom.slice(0, columns - 1)]
  return `\x1b[H${all.map((line) => `${line}\x1b[K`).join('\n')}\x1b[${row};${column}H`
}

/** How far to the right the cursor stands; on a tab, at its end. */
function onScreen(vi: Vi): number {
  const { column } = vi.mode === 'normal' ? onCharacter(vi) : vi
  const line = lineAt(vi)
  const isTab = vi.mode === 'normal' && line[column] === '\t'
  return isTab
    ? shownLine(line.slice(0, column + 1)).length - 1
    : shownLine(line.slice(0, column)).length
}
