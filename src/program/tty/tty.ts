/**
 * Terminals as the kernel knows them: a keyboard, a screen, and whose turn it is.
 *
 * What is typed goes through the line discipline (`discipline.ts`) to whoever reads; what is written
 * goes to the screen, or to the log of a container that has a terminal.
 *
 * @see https://man7.org/linux/man-pages/man7/pty.7.html
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'

/** How the line discipline treats what is typed. */
export type Mode =
  /** Lines are edited and shown by the terminal; Ctrl-C and its kin are signals. */
  | 'lines'
  /** Each key goes to the program as it is, which shows what it likes; Ctrl-C drops what waits. */
  | 'keys'
  /** All goes to the program as it is, for another terminal beyond it. */
  | 'raw'

/** A terminal. Its key is its id. */
export interface Tty {
  readonly columns: number
  readonly rows: number
  /** The pipe that its programs read. */
  readonly input: string
  /** The pipe that leads to its screen. */
  readonly output?: string
  /** The log that gets what is written, where there is no screen. */
  readonly log?: string
  readonly mode: Mode
  /** The line that is being typed. */
  readonly typed: string
  /** The processes that signals from the keyboard go to, with all that they have started. */
  readonly foreground: readonly string[]
  /** The last of what was written to the screen, and how many characters that were in all. */
  readonly screen: string
  readonly written: number
  /** Nobody types any more. */
  readonly closed?: boolean
}

export const ttys = defineTable<Tty>('ttys')

/** How much of what was written is kept, for who looks later. */
const KEPT = 65_536

export const DEFAULT_SIZE = { columns: 80, rows: 24 } as const

/** Text reaches the screen. The cursor goes back to the left for each new line, as it has to. */
export function writeScreen(tx: Tx, id: string, text: string): void {
  const tty = tx.get(ttys, id)
  if (!tty || text === '') return
  const shown = text.replaceAll(/\r?\n/g, '\r\n')
  const all = tty.screen + shown
  const screen = all.length > 2 * KEPT ? all.slice(-KEPT) : all
  tx.put(ttys, id, { ...tty, screen, written: tty.written + shown.length })
}

/** What was written since so many characters had been. */
export function screenSince(read: Reader, id: string, written: number): string {
  const tty = read.get(ttys, id)
  if (!tty) return ''
  return tty.screen.slice(Math.max(0, tty.screen.length - (tty.written - written)))
}

/** Changes a terminal, if it is there still. */
export function changeTty(tx: Tx, id: string, part: Partial<Tty>): void {
  const tty = tx.get(ttys, id)
  if (tty) tx.put(ttys, id, { ...tty, ...part })
}
