/**
 * Pipes: text on its way from writers to a reader. A pipe ends when its last writer is gone; a
 * write without a reader breaks it.
 *
 * @see https://man7.org/linux/man-pages/man7/pipe.7.html
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { writeOfLine } from './line.js'
import type { Stream } from './program.js'
import { deviceText } from './pseudo/dev.js'
import { writeScreen } from './tty/tty.js'

/** A pipe. Its key is its id. */
interface Pipe {
  readonly text: string
  /** Processes that may write into it. */
  readonly writers: number
  /** True while somebody outside of any process may write into it. */
  readonly held: boolean
  /** True once it has had a writer: only then can it end. */
  readonly written: boolean
  /** The process that reads, if one does. */
  readonly reader?: string
  /** What is written is forgotten: the terminal that showed it is gone, but who writes goes on. */
  readonly discards?: boolean
  /** The command line whose terminal it goes to: what is written counts against its budget. */
  readonly line?: string
  /** The terminal whose keys it holds; it ends once where the user says so. */
  readonly keyboard?: string
  readonly isAtEnd?: boolean
  /** The terminal whose screen it leads to. */
  readonly screen?: string
  /** The writers that wait until there is room. */
  readonly blocked?: readonly string[]
  /** The device that fills it, which never ends: the pipe stands for that file opened. */
  readonly device?: string
  /** True once its reader is gone. */
  readonly broken: boolean
}

export const pipes = defineTable<Pipe>('pipes')

/**
 * A new pipe. With `held`, it stays open for writing until `closePipe`; with `line`, it is the
 * terminal of that command line.
 */
export function createPipe(
  tx: Tx,
  {
    held = false,
    ...place
  }: { readonly held?: boolean } & Pick<Pipe, 'line' | 'keyboard' | 'screen'> = {},
): Extract<Stream, { kind: 'pipe' }> {
  const pipe = `pipe-${tx.next('pipes')}`
  tx.put(pipes, pipe, { text: '', writers: 0, held, written: held, broken: false, ...place })
  return { kind: 'pipe', pipe }
}

const hasEnded = (row: Pipe): boolean => row.written && row.writers === 0 && !row.held

/** Writes a pipe's row, or removes it when it has ended and nobody will read what it holds. */
function settle(tx: Tx, id: string, row: Pipe): void {
  if (hasEnded(row) && (row.broken || row.discards)) tx.delete(pipes, id)
  else tx.put(pipes, id, row)
}

/** Appends text; false when nobody can read it any more. */
export function writePipe(tx: Tx, id: string, text: string): boolean {
  const row = tx.get(pipes, id)
  if (!row || row.broken) return false
  if (row.discards) return true
  if (row.screen !== undefined) {
    writeScreen(tx, row.screen, text)
    return true
  }
  const fits = row.line === undefined ? text : writeOfLine(tx, row.line, text)
  tx.put(pipes, id, { ...row, text: row.text + fits, written: true })
  return true
}

/** Whether a pipe is a terminal's, which draws what is written. */
export const leadsToScreen = (read: Reader, id: string): boolean =>
  read.get(pipes, id)?.screen !== undefined

/** How much lies in a pipe; undefined if nobody has to wait for room in it, as at a terminal. */
export function lengthOfPipe(read: Reader, id: string): number | undefined {
  const row = read.get(pipes, id)
  if (!row || row.broken || row.discards) return undefined
  if (row.line !== undefined || row.screen !== undefined) return undefined
  return row.text.length
}

/** A writer waits for room. */
export function waitForRoom(tx: Tx, id: string, writer: string): void {
  const row = tx.get(pipes, id)
  if (row && !row.blocked?.includes(writer))
    tx.put(pipes, id, { ...row, blocked: [...(row.blocked ?? []), writer] })
}

/** The writers for which a change made room (or ended their waiting). */
export const unblocked = (
  before: { readonly blocked?: readonly string[] } | undefined,
  after: { readonly blocked?: readonly string[] } | undefined,
): readonly string[] => (after?.blocked === undefined ? (before?.blocked ?? []) : [])

/** Takes what has come; `ended` once nothing more can come. */
export function takePipe(tx: Tx, id: string): { readonly text: string; readonly ended: boolean } {
  const row = tx.get(pipes, id)
  if (!row) return { text: '', ended: true }
  if (row.device !== undefined && row.text === '')
    return { text: deviceText(tx, row.device), ended: false }
  const { blocked: _, isAtEnd, ...rest } = row
  if (row.text !== '') tx.put(pipes, id, { ...rest, ...(isAtEnd && { isAtEnd }), text: '' })
  else if (isAtEnd) tx.put(pipes, id, rest)
  return { text: row.text, ended: hasEnded(row) || (isAtEnd === true && row.text === '') }
}

/** A pipe that a device fills, which never ends. */
export function openDevice(tx: Tx, device: string): string {
  const { pipe } = createPipe(tx, { held: true })
  tx.put(pipes, pipe, { ...(tx.get(pipes, pipe) as Pipe), device })
  return pipe
}

/** The device that fills a pipe, if one does. */
export const deviceOf = (read: Reader, id: string): string | undefined =>
  read.get(pipes, id)?.device

/** Puts text back at the front. */
export function untakePipe(tx: Tx, id: string, text: string): void {
  const row = tx.get(pipes, id)
  if (row) tx.put(pipes, id, { ...row, text: text + row.text })
}

/** Whether there is something to take: text, or the end. */
export function takePipeReady(read: Reader, id: string): boolean {
  const row = read.get(pipes, id)
  if (row === undefined || row.text !== '' || row.device !== undefined) return true
  return row.isAtEnd === true || hasEnded(row)
}

/** Who reads next finds the end, once. */
export function endOnce(tx: Tx, id: string): void {
  const row = tx.get(pipes, id)
  if (row) tx.put(pipes, id, { ...row, isAtEnd: true })
}

/** The terminal that a stream is shown on, if it leads to a screen. */
export const screenOf = (read: Reader, stream: Stream): string | undefined =>
  stream.kind === 'pipe' ? read.get(pipes, stream.pipe)?.screen : undefined

/** The terminal that a stream comes from, if it comes from a keyboard. */
export const keyboardOf = (read: Reader, stream: Stream): string | undefined =>
  stream.kind === 'pipe' ? read.get(pipes, stream.pipe)?.keyboard : undefined

/** The writer outside of any process is done. */
export function closePipe(tx: Tx, id: string): void {
  const row = tx.get(pipes, id)
  if (row) settle(tx, id, { ...row, held: false, written: true })
}

/**
 * Nobody will read it any more: it goes away, or (while somebody may still write) forgets what
 * comes.
 */
export function abandonPipe(tx: Tx, id: string): void {
  const row = tx.get(pipes, id)
  if (row && row.writers > 0) {
    const { blocked: _, ...rest } = row
    tx.put(pipes, id, { ...rest, text: '', discards: true })
  } else tx.delete(pipes, id)
}

export const dropPipe = (tx: Tx, id: string): void => void tx.delete(pipes, id)

/** A process begins (1) or ceases (-1) to write. */
export function countWriter(tx: Tx, stream: Stream, by: 1 | -1): void {
  if (stream.kind !== 'pipe') return
  const row = tx.get(pipes, stream.pipe)
  if (row) settle(tx, stream.pipe, { ...row, writers: row.writers + by, written: true })
}

/** A process begins to read. */
export function setReader(tx: Tx, stream: Stream, reader: string): void {
  if (stream.kind !== 'pipe') return
  const row = tx.get(pipes, stream.pipe)
  if (row) tx.put(pipes, stream.pipe, { ...row, reader })
}

/**
 * A process ceases to read: writes break from now on, unless another reads or an heir takes over.
 */
export function removeReader(tx: Tx, stream: Stream, reader: string, heir?: string): void {
  if (stream.kind !== 'pipe') return
  const row = tx.get(pipes, stream.pipe)
  if (!row || row.reader !== reader) return
  const { blocked: _, ...rest } = row
  settle(tx, stream.pipe, heir === undefined ? { ...rest, broken: true } : { ...row, reader: heir })
}
