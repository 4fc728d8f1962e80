/**
 * Logs: what containers write, line by line, as rows.
 *
 * @see https://docs.docker.com/engine/logging/drivers/json-file/
 */
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

/** The last line of each log, so that appending needs no search. */
const logEnds = defineTable<{ readonly sequence: number }>('log-ends')

const rowKey = (log: string, sequence: number): string =>
  `${log}/${String(sequence).padStart(12, '0')}`

/**
 * Appends text; each line becomes a row, and a line without its end is continued by what comes
 * next.
 */
export function appendLog(tx: Tx, log: string, stream: 'stdout' | 'stderr', text: string): void {
  if (text === '') return
  let sequence = tx.get(logEnds, log)?.sequence ?? 0
  let begin = 0
  const last = sequence === 0 ? undefined : tx.get(logs, rowKey(log, sequence))
  if (last?.stream === stream && !last.text.endsWith('\n')) {
    begin = endOfLine(text, 0)
    tx.put(logs, rowKey(log, sequence), { ...last, text: last.text + text.slice(0, begin) })
  }
  for (let end = begin; begin < text.length; begin = end) {
    end = endOfLine(text, begin)
    tx.put(logs, rowKey(log, ++sequence), {
      log,
      time: tx.now,
      stream,
      text: text.slice(begin, end),
    })
  }
  tx.put(logEnds, log, { sequence })
}

/** Where a line ends that begins at `from`: after its newline, or with the text. */
const endOfLine = (text: string, from: number): number =>
  text.indexOf('\n', from) + 1 || text.length

/** How many lines a log has. */
export const logLength = (read: Reader, log: string): number =>
  read.get(logEnds, log)?.sequence ?? 0

/** The lines of a log, oldest first, without the first `from`. */
export function readLog(read: Reader, log: string, from = 0): readonly LogRow[] {
  if (from === 0) return read.rows(logs, `${log}/`)
  const lines: LogRow[] = []
  for (let sequence = from + 1; ; sequence++) {
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
  return last && !last.text.endsWith('\n')
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
    i === 0 && characters > 0 ? { ...line, text: line.text.slice(characters) } : line,
  )

/** Whether a log has anything after a place. */
export const hasMoreLog = (read: Reader, log: string, { lines, characters }: LogPlace): boolean =>
  (read.get(logs, rowKey(log, lines + 1))?.text.length ?? 0) > characters

export function dropLog(tx: Tx, log: string): void {
  const keys: string[] = []
  tx.each(logs, `${log}/`, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(logs, key)
  tx.delete(logEnds, log)
}
