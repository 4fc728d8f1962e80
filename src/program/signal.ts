/**
 * Signals: TERM and INT end a process unless it traps them or is the first of its namespace; KILL always does.
 *
 * @see https://man7.org/linux/man-pages/man7/signal.7.html
 */
import type { Tx } from '../sim/step.js'
import { type Process, processes } from './process.js'
import { endNamespace, endProcess, keyOf } from './reap.js'
import { PROCESS_LOOP } from './spawn.js'

/** Signal numbers on Linux; a process that a signal ended has the exit code 128 plus this. */
export const SIGNALS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, ILL: 4, TRAP: 5, ABRT: 6, BUS: 7, FPE: 8, KILL: 9, USR1: 10, SEGV: 11, USR2: 12, PIPE: 13, ALRM: 14, TERM: 15, CHLD: 17, CONT: 18, STOP: 19, TSTP: 20, TTIN: 21, TTOU: 22, URG: 23, WINCH: 28 }

/** These do nothing to a process that has no handler for them. */
const IGNORED: readonly string[] = ['CHLD', 'CONT', 'URG', 'WINCH']
const STOPPING: readonly string[] = ['STOP', 'TSTP', 'TTIN', 'TTOU']

/** The name of a signal given as `TERM`, `SIGTERM` or `15`; undefined when there is none. */
export function signalName(text: string): string | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '')
  if (Object.hasOwn(SIGNALS, name)) return name
  return Object.keys(SIGNALS).find((known) => String(SIGNALS[known]) === name)
}

/** Sends a signal to a process. */
export function signalProcess(tx: Tx, key: string, signal: string): void {
  const row = tx.get(processes, key)
  if (!row || row.exitCode !== undefined) return
  if (signal === 'KILL') endProcess(tx, key, 128 + 9)
  else if (STOPPING.includes(signal)) setPaused(tx, row, true)
  else if (signal === 'CONT') setPaused(tx, row, false)
  else if (row.trapped.includes(signal)) {
    tx.put(processes, key, { ...row, pending: [...row.pending, signal] })
    tx.book(PROCESS_LOOP, key)
  } else if (!IGNORED.includes(signal) && !(row.pid === 1 && !row.pidNamespace.startsWith('host:'))) endProcess(tx, key, 128 + (SIGNALS[signal] ?? 0))
}

/** Ends every process of a namespace at once, as SIGKILL does. */
export const killNamespace = (tx: Tx, pidNamespace: string): void => endNamespace(tx, pidNamespace)

/** Stops (or lets go on) every process of a namespace. */
export function pauseNamespace(tx: Tx, pidNamespace: string, paused: boolean): void {
  for (const row of tx.by(processes, 'byPidNamespace', pidNamespace)) setPaused(tx, row, paused)
}

function setPaused(tx: Tx, row: Process, paused: boolean): void {
  const { paused: _, ...rest } = row
  tx.put(processes, keyOf(row), paused ? { ...rest, paused } : rest)
  if (!paused) tx.book(PROCESS_LOOP, keyOf(row))
}
