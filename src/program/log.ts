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

const rowKey = (log: string, sequence: number): string => `${log}/${String(sequence).padStart(12, '0')}`

/** Appends text; each line becomes a row, and a line without its end is continued by what comes next. */
export function appendLog(tx: Tx, log: string, stream: 'stdout' | 'stderr', text: string): void {
  if (text === '') return
  let sequence = tx.get(logEnds, log)?.sequence ?? 0
  for (const piece of text.split(/(?<=\n)/)) {
    const last = tx.get(logs, rowKey(log, sequence))
    if (last && last.stream === stream && !last.text.endsWith('\n')) tx.put(logs, rowKey(log, sequence), { ...last, text: last.text + piece })
    else tx.put(logs, rowKey(log, ++sequence), { log, time: tx.now, stream, text: piece })
  }
  tx.put(logEnds, log, { sequence })
}

/** The lines of a log, oldest first. */
export const readLog = (read: Reader, log: string): readonly LogRow[] => read.rows(logs, `${log}/`)

export function dropLog(tx: Tx, log: string): void {
  const keys: string[] = []
  tx.each(logs, `${log}/`, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(logs, key)
  tx.delete(logEnds, log)
}
