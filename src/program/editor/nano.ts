/**
 * `nano`: a small editor whose keys stand at the bottom of the screen.
 *
 * @see https://www.nano-editor.org/dist/latest/nano.html
 */
import { FileError } from '../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import type { Console } from '../tty/console.js'
import { hintRows } from './nano-hints.js'
import { pressed } from './nano-keys.js'
import { NANO, type Nano } from './nano-state.js'
import { editedOutside } from './outside.js'
import { keysOf, lineAt, openedFile, shownLine, topFor } from './text.js'

const [ENTER, LEAVE] = ['\x1b[?1049h\x1b[?1h\x1b=', '\x1b[?1l\x1b>\x1b[?1049l']
const NO_TERMINAL = 'Standard input is not a terminal\n'
const WELCOME = '[ Welcome to nano.  For basic help, type Ctrl+G. ]'

/** The editor. */
export const nano: Program = {
  name: 'nano',
  step(system, state) {
    const outside = editedOutside(system, state)
    if (outside) return outside
    const screen = system.console
    if (!screen) {
      system.err(NO_TERMINAL)
      return exit(1)
    }
    const begun = (state as unknown as Nano | undefined) ?? opened(system)
    if (typeof begun === 'number') return exit(begun)
    let now = begun
    for (const key of keysOf(screen.keys())) {
      now = pressed(system, now, key, screen)
      if (now.isDone) {
        system.out(LEAVE)
        return exit(0)
      }
    }
    now = { ...now, top: topFor(now.row, now.top, screen.rows - NANO.around) }
    if (state === undefined || now !== begun)
      system.out((state === undefined ? ENTER : '') + picture(now, screen))
    return awaitInput(now as unknown as Json, undefined, { ends: false })
  },
}

function opened(system: System): Nano | number {
  const words = system.argv.slice(1)
  const path = words.find((word) => !/^[-+]./.test(word)) ?? ''
  const line = Number(/^\+(\d+)/.exec(words.find((word) => word.startsWith('+')) ?? '')?.[1] ?? 1)
  try {
    const { lines, isNew } = openedFile(system, path)
    const isEmpty = lines.length === 1 && lines[0] === ''
    const count = isEmpty ? 0 : lines.length
    const read = `[ Read ${count} line${count === 1 ? '' : 's'} ]`
    const row = Math.min(Math.max(0, line - 1), lines.length - 1)
    const message = path === '' ? WELCOME : isNew ? '[ New File ]' : read
    return { ...EMPTY, lines: isEmpty ? lines : [...lines, ''], row, path, message }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return { ...EMPTY, message: `[ Error reading ${path}: ${error.message} ]` }
  }
}

const EMPTY: Nano = {
  lines: [''],
  row: 0,
  column: 0,
  top: 0,
  path: '',
  isModified: false,
  message: '',
  cut: [],
  sought: '',
}

/** The whole screen, with the cursor where it is. */
function picture(nano: Nano, { columns, rows }: Console): string {
  const height = rows - NANO.around
  const body = Array.from({ length: height }, (_, i) =>
    clipped(shownLine(nano.lines[nano.top + i] ?? ''), columns),
  )
  const { prompt } = nano
  const asked = prompt && `${prompt.label}${prompt.answer}`
  const bar = asked === undefined ? centred(nano.message, columns) : asked.padEnd(columns)
  const shown = [
    reversed(title(nano, columns)),
    ...body,
    asked === undefined && nano.message === '' ? '' : asked === undefined ? bar : reversed(bar),
    ...hintRows(prompt?.kind ?? 'text', columns),
  ]
  const [row, column] =
    asked === undefined
      ? [
          nano.row - nano.top + 2,
          Math.min(columns, shownLine(lineAt(nano).slice(0, nano.column)).length + 1),
        ]
      : [
          rows - 2,
          Math.min(
            columns,
            asked.length + (prompt?.kind === 'save' || prompt?.kind === 'instance' ? 2 : 1),
          ),
        ]
  return `\x1b[H${shown.map((line) => `${line}\x1b[K`).join('\n')}\x1b[${row};${column}H`
}

const reversed = (line: string): string => `\x1b[7m${line}\x1b[27m`
const clipped = (line: string, columns: number): string =>
  line.length > columns ? `${line.slice(0, columns - 1)}>` : line

function title({ path, isModified }: Nano, columns: number): string {
  const name = path === '' ? 'New Buffer' : path
  const left = `  GNU nano ${NANO.version}`
  const from = Math.max(left.length + 1, Math.floor((columns + 1 - name.length) / 2) + 2)
  const line = left.padEnd(from) + name
  return `${line}${isModified ? ' *' : ''}`.padEnd(columns).slice(0, columns)
}

function centred(message: string, columns: number): string {
  const from = Math.max(0, Math.floor((columns - message.length) / 2))
  return message === '' ? '' : ' '.repeat(from) + reversed(message)
}
