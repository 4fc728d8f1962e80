/**
 * Logs: what containers write, line by line, as rows. A log that grows too long loses its oldest
 * lines, as a kubelet's does that is rotated (`containerLogMaxSize`).
 *
 * @see https://docs.docker.com/engine/logging/drivers/json-file/
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
import { byteLength } from '../oci/entry.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** A line (or the beginning of one that has not ended yet). Its key is `<log>/<sequence>`. */
export interface LogRow {
  readonly log: string
  readonly time: VirtualTime
  readonly stream: 'stdout' | 'stderr'
  /** With its newline, once it has one. */
  readonly text: string
}

export const logs = defineTable<LogRow>('logs')

/** The last line of each log, so that appending needs no search; what it has lost, and its size. */
interface LogEnd {
  readonly sequence: number
  /** How many of its lines are gone. */
  readonly lost: number
  /** The bytes of its lines in a file of the json-file driver's. */
  readonly size: number
}

const logEnds = defineTable<LogEnd>('log-ends')

/** More than this, and the oldest lines go. */
const MOST_BYTES = 10 * 1024 * 1024
/** How long a row gets. */
const LONGEST_ROW = 65_536
/** What the driver writes around a line. */
const AROUND_A_LINE = 75

const rowKey = (log: string, sequence: number): string =>
  `${log}/${String(sequence).padStart(12, '0')}`

/**
 * Appends text; each line becomes a row, and a line without its end is continued by what comes
 * next.
 */
export function appendLog(tx: Tx, log: string, stream: 'stdout' | 'stderr', text: string): void {
  if (text === '') return
  const end = tx.get(logEnds, log)
  let { sequence, lost, size } = end ?? { sequence: 0, lost: 0, size: 0 }
  let begin = 0
  const last = sequence === 0 ? undefined : tx.get(logs, rowKey(log, sequence))
  if (last?.stream === stream && isOpen(last.text)) {
    begin = endOfLine(text, 0)
    const more = text.slice(0, begin)
    tx.put(logs, rowKey(log, sequence), { ...last, text: last.text + more })
    size += byteLength(more)
  }
  for (let stop = begin; begin < text.length; begin = stop) {
    stop = endOfLine(text, begin)
    const row = { log, time: tx.now, stream, text: text.slice(begin, stop) }
    tx.put(logs, rowKey(log, ++sequence), row)
    size += sizeOf(row)
    for (; size > MOST_BYTES && lost < sequence - 1; lost++) {
      const oldest = tx.get(logs, rowKey(log, lost + 1))
      if (oldest) size -= sizeOf(oldest)
      tx.delete(logs, rowKey(log, lost + 1))
    }
  }
  tx.put(logEnds, log, { sequence, lost, size })
}

const sizeOf = ({ text }: LogRow): number => byteLength(text) + AROUND_A_LINE

/** Whether a line is continued by what comes next; one that never ends is several rows. */
const isOpen = (text: string): boolean => !text.endsWith('\n') && text.length < LONGEST_ROW

/** Where a line ends that begins at `from`: after its newline, or with the text. */
const endOfLine = (text: string, from: number): number =>
  text.indexOf('\n', from) + 1 || text.length

/** How many lines a log has had. */
export const logLength = (read: Reader, log: string): number =>
  read.get(logEnds, log)?.sequence ?? 0

/** The lines of a log that are left, oldest first, without the first `from`. */
export function readLog(read: Reader, log: string, from = 0): readonly LogRow[] {
  if (from === 0) return read.rows(logs, `${log}/`)
  const lines: LogRow[] = []
  const lost = read.get(logEnds, log)?.lost ?? 0
  for (let sequence = Math.max(from, lost) + 1; ; sequence++) {
    const line = read.get(logs, rowKey(log, sequence))
    if (!line) return lines
    lines.push(line)
  }
}

/**
 * A place in a log: after so many whole lines, and characters of the line that has not ended yet.
 */
export interface LogPlace {
  readonly lines: number
  readonly characters: number
}

/** Where every log begins. */
export const LOG_START: LogPlace = { lines: 0, characters: 0 }

/** Where a log ends by now. */
export function endOfLog(read: Reader, log: string): LogPlace {
  const lines = logLength(read, log)
  const last = read.get(logs, rowKey(log, lines))
  return last && isOpen(last.text)
    ? { lines: lines - 1, characters: last.text.length }
    : { lines, characters: 0 }
}

/** What a log has after a place. */
export const logAfter = (
  read: Reader,
  log: string,
  { lines, characters }: LogPlace,
): readonly LogRow[] =>
  readLog(read, log, lines).map((line, i) =>
    i === 0 && characters > 0 && !isLost(read, log, lines + 1)
      ? { ...line, text: line.text.slice(characters) }
      : line,
  )

/** Whether a log has anything after a place. */
export const hasMoreLog = (read: Reader, log: string, { lines, characters }: LogPlace): boolean =>
  logLength(read, log) > lines + 1 ||
  (read.get(logs, rowKey(log, lines + 1))?.text.length ?? 0) > characters

const isLost = (read: Reader, log: string, line: number): boolean =>
  line <= (read.get(logEnds, log)?.lost ?? 0)

export function dropLog(tx: Tx, log: string): void {
  const keys: string[] = []
  tx.each(logs, `${log}/`, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(logs, key)
  tx.delete(logEnds, log)
}
