/**
 * Signals: TERM and INT end a process unless it traps them or is the first of its namespace; KILL
 * always does.
 *
 * A stopped process gets what was sent to it when it goes on; only KILL ends it before.
 *
 * @see https://man7.org/linux/man-pages/man7/signal.7.html
 * @see https://man7.org/linux/man-pages/man7/pid_namespaces.7.html (signals and the first process)
 */
import type { Tx } from '../sim/step.js'
import { isCapable } from './capabilities.js'
import {
  PROCESS_LOOP,
  type Process,
  isHostNamespace,
  keyOf,
  processKey,
  processes,
} from './process.js'
import { endGroup, endNamespace, endProcess } from './reap.js'

/** Signal numbers on Linux; a process that a signal ended has the exit code 128 plus this. */
export const SIGNALS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  WINCH: 28,
}

/** These do nothing to a process that has no handler for them. */
const IGNORED: readonly string[] = ['CHLD', 'CONT', 'URG', 'WINCH']
/** These stop a process that has no handler for them. */
const STOPPING: readonly string[] = ['TSTP', 'TTIN', 'TTOU']
/** These cannot be trapped. */
const ABSOLUTE: readonly string[] = ['KILL', 'STOP']

/** The name of a signal given as `TERM`, `SIGTERM` or `15`; undefined when there is none. */
export function signalName(text: string): string | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '')
  if (Object.hasOwn(SIGNALS, name)) return name
  return Object.keys(SIGNALS).find((known) => String(SIGNALS[known]) === name)
}

/** Sends a signal to a process, as from outside of its namespace. */
export function signalProcess(tx: Tx, key: string, signal: string): void {
  const row = tx.get(processes, key)
  if (!row || row.exitCode !== undefined) return
  if (signal === 'KILL') endProcess(tx, key, 128 + 9)
  else if (signal === 'STOP') stop(tx, row)
  else if (row.paused && signal !== 'CONT')
    tx.put(processes, key, { ...row, pending: [...row.pending, signal] })
  else {
    if (row.paused) goOn(tx, row)
    deliver(tx, key, signal)
  }
}

/** The running process that has a pid where another one is. */
export function processAt(
  tx: Tx,
  { machine, pidNamespace }: Process,
  pid: number,
): Process | undefined {
  const row = isHostNamespace(pidNamespace)
    ? tx.get(processes, processKey(machine, pid))
    : tx.by(processes, 'byPidNamespace', pidNamespace).find((one) => one.pid === pid)
  return row?.exitCode === undefined ? row : undefined
}

/**
 * Sends a signal to the process that has a pid where the sender is; false when there is none. What
 * is first in a namespace is safe from those within.
 */
export function signalPid(tx: Tx, sender: Process, pid: number, signal: string): boolean {
  const target = processAt(tx, sender, pid)
  const isSafe = pid === 1 && !isHostNamespace(sender.pidNamespace) && ABSOLUTE.includes(signal)
  if (target && !isSafe) signalProcess(tx, keyOf(target), signal)
  return target !== undefined
}

/** Whether one process may send another signals: it is of the same user, or has the right. */
export function maySignal(tx: Tx, sender: Process, pid: number): boolean {
  const target = processAt(tx, sender, pid)
  return !target || sender.user.uid === target.user.uid || isCapable(sender.user, 'KILL')
}

function deliver(tx: Tx, key: string, signal: string): void {
  const row = tx.get(processes, key)
  if (!row || row.exitCode !== undefined) return
  const isFirst = row.pid === 1 && !isHostNamespace(row.pidNamespace)
  if (row.trapped.includes(signal)) {
    tx.put(processes, key, { ...row, pending: [...row.pending, signal] })
    tx.book(PROCESS_LOOP, key)
  } else if (isFirst || IGNORED.includes(signal)) return
  else if (STOPPING.includes(signal)) stop(tx, row)
  else {
    tx.put(processes, key, { ...row, signal })
    endProcess(tx, key, 128 + (SIGNALS[signal] ?? 0))
  }
}

/** Ends every process of a namespace at once, as SIGKILL does. */
export const killNamespace = (tx: Tx, pidNamespace: string): void => endNamespace(tx, pidNamespace)

/** Ends every process of a container at once, as SIGKILL does. */
export const killGroup = (tx: Tx, group: string): void => endGroup(tx, group)

/** Stops (or lets go on) every process of a container. */
export function pauseGroup(tx: Tx, group: string, paused: boolean): void {
  for (const row of tx.by(processes, 'byGroup', group)) {
    if (row.exitCode !== undefined) continue
    if (paused) stop(tx, row)
    else if (row.paused) goOn(tx, row)
  }
}

const stop = (tx: Tx, row: Process): void =>
  void tx.put(processes, keyOf(row), { ...row, paused: true })

function goOn(tx: Tx, row: Process): void {
  const { paused: _, ...rest } = row
  tx.put(processes, keyOf(row), { ...rest, pending: [] })
  tx.book(PROCESS_LOOP, keyOf(row))
  for (const signal of row.pending) deliver(tx, keyOf(row), signal)
}
