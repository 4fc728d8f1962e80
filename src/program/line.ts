/**
 * Command lines: what the programs of one line of a terminal have used of its budget.
 *
 * A line's programs are the shell that runs it, all that the shell starts, and what its tools start
 * in containers and wait for. They stop when the line has used up its budget; the runner of the
 * line then ends it.
 *
 * @module
 */
import { byteLength } from '../oci/entry.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { limitsOf } from './limits.js'
import { PROCESS_LOOP, type Process, keyOf, processes } from './process.js'

/** What a line may use, and which limit it was that it reached. */
type LineLimit = 'steps' | 'output'

/** A line under way. */
interface Line {
  readonly steps: number
  readonly output: number
  /** The ticks that its programs have spent. */
  readonly spent: number
  /** The bytes that they have written to the terminal. */
  readonly written: number
  /** What they have written to the terminal, in order. */
  readonly transcript: string
  readonly reached?: LineLimit
  /** It was interrupted. */
  readonly interrupted?: true
}

const lines = defineTable<Line>('lines')

/** What an interrupted line may still use to tidy up. */
const TIDY_UP = { steps: 100_000, output: 65_536 }

/** A line begins; what it may use is as in the lab's limits unless it is given. */
export function openLine(
  tx: Tx,
  line: string,
  { steps, output }: { readonly steps?: number; readonly output?: number } = {},
): void {
  const limits = limitsOf(tx)
  const budget = { steps: steps ?? limits.steps, output: output ?? limits.output }
  tx.put(lines, line, { ...budget, spent: 0, written: 0, transcript: '' })
}

/** A line was interrupted: its programs get a little more, to tidy up. */
export function letTidyUp(tx: Tx, line: string): void {
  const transcript = transcriptOf(tx, line)
  tx.put(lines, line, { ...TIDY_UP, spent: 0, written: 0, transcript, interrupted: true })
  goOn(tx, line)
}

/** A line is over. What it leaves running belongs to no line. */
export function closeLine(tx: Tx, line: string): void {
  const row = tx.get(lines, line)
  tx.delete(lines, line)
  if (row?.reached || row?.interrupted) goOn(tx, line)
}

/** What a line has written to its terminal so far: both its streams, in order. */
export const transcriptOf = (read: Reader, line: string): string =>
  read.get(lines, line)?.transcript ?? ''

/** Wakes what stopped when the budget was used up. */
function goOn(tx: Tx, line: string): void {
  for (const row of tx.by(processes, 'byLine', line))
    if (isAlive(row)) tx.book(PROCESS_LOOP, keyOf(row))
}

/** The limit that a line has reached, and how much it was allowed. */
export function reachedBy(
  read: Reader,
  line: string,
): { readonly limit: LineLimit; readonly most: number } | undefined {
  const row = read.get(lines, line)
  return row?.reached && { limit: row.reached, most: row[row.reached] }
}

/** Whether a process belongs to a line that is under way. */
export const isInLine = (read: Reader, { line }: Pick<Process, 'line'>): boolean =>
  line !== undefined && read.get(lines, line) !== undefined

/** How many ticks a line has left; undefined when there is no such line. */
export function stepsLeft(read: Reader, line: string): number | undefined {
  const row = read.get(lines, line)
  return row && row.steps - row.spent
}

/** A program of a line has spent ticks. */
export function spendOfLine(tx: Tx, line: string, ticks: number): void {
  const row = tx.get(lines, line)
  if (!row || ticks === 0) return
  const spent = row.spent + ticks
  tx.put(lines, line, { ...row, spent, ...(spent > row.steps && { reached: 'steps' as const }) })
}

/** How much output a text is, in bytes. */
export const outputOf = (text: string): number => byteLength(text)

/** Text is written to the terminal of a line: as much of it as the line may still write. */
export function writeOfLine(tx: Tx, line: string, text: string): string {
  const row = tx.get(lines, line)
  if (!row) return text
  const left = row.output - row.written
  const bytes = outputOf(text)
  const fits = bytes <= left
  const shown = fits ? text : fitting(text, left)
  tx.put(lines, line, {
    ...row,
    written: fits ? row.written + bytes : row.output,
    transcript: row.transcript + shown,
    ...(!fits && { reached: 'output' as const }),
  })
  return shown
}

/** The beginning of a text that has so many bytes in UTF-8. */
function fitting(text: string, bytes: number): string {
  let end = Math.min(text.length, bytes)
  while (end > 0 && byteLength(text.slice(0, end)) > bytes) end = Math.floor((end * 3) / 4)
  return text.slice(0, end)
}

/**
 * Whether a line waits for something that ends by itself: a `sleep`, a `kubectl wait`. `shell` is
 * its first process, if it has one.
 */
export function endsByItself(read: Reader, line: string, shell?: string): boolean {
  const row = shell === undefined ? undefined : read.get(processes, shell)
  const said = row && outlook(read, row)
  if (said !== undefined) return said
  return read
    .by(processes, 'byLine', line)
    .some((one) => one.ends === true && isAlive(one) && !isHeld(read, one))
}

/** What the processes in the foreground say of their end; undefined when none says anything. */
function outlook(read: Reader, row: Process): boolean | undefined {
  if (row.ends !== undefined) return row.ends
  const said = read
    .by(processes, 'byParent', keyOf(row))
    .filter((child) => isAlive(child) && child.streams.stdin.kind !== 'null')
    .map((child) => outlook(read, child))
  return said.includes(true) ? true : said.includes(false) ? false : undefined
}

/** Whether a process belongs to one that goes on whatever its children do. */
function isHeld(read: Reader, { parent }: Process): boolean {
  const row = parent === undefined ? undefined : read.get(processes, parent)
  return row !== undefined && (row.ends === false || isHeld(read, row))
}

const isAlive = ({ exitCode }: Process): boolean => exitCode === undefined
