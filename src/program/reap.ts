/**
 * The end of processes: what they leave behind, and who takes notice.
 *
 * @see https://man7.org/linux/man-pages/man2/wait.2.html
 */
import { dropExchangesOf } from '../net/exchange.js'
import { closeListeners } from '../net/listen.js'
import type { Tx } from '../sim/step.js'
import { countWriter, removeReader } from './pipe.js'
import { type Process, isHostNamespace, keyOf, processes } from './process.js'

const KILLED = 137

/**
 * Ends a process: its streams and listeners close; when it was the first of its namespace, all
 * others go with it.
 */
export function endProcess(tx: Tx, key: string, exitCode: number): void {
  const row = tx.get(processes, key)
  if (!row || row.exitCode !== undefined) return
  const { state: _, ...rest } = row
  tx.put(processes, key, { ...rest, exitCode, endedAt: tx.now, pending: [] })
  removeReader(tx, row.streams.stdin, key, heirOf(tx, row))
  countWriter(tx, row.streams.stdout, -1)
  countWriter(tx, row.streams.stderr, -1)
  closeListeners(tx, key)
  dropExchangesOf(tx, key)
  if (row.pid === 1 && !isHostNamespace(row.pidNamespace)) endNamespace(tx, row.pidNamespace, key)
  else adopt(tx, key, row.pidNamespace)
  if (row.orphan && row.parent === undefined) tx.delete(processes, key)
}

/**
 * The nearest living ancestor that shares a process's input: a shell reads on where a command that
 * it ran stopped.
 */
function heirOf(tx: Tx, { parent, streams: { stdin } }: Process): string | undefined {
  for (let key = parent; key !== undefined; ) {
    const row = tx.get(processes, key)
    if (!row) return undefined
    const input = row.streams.stdin
    if (
      row.exitCode === undefined &&
      input.kind === 'pipe' &&
      stdin.kind === 'pipe' &&
      input.pipe === stdin.pipe
    )
      return key
    key = row.parent
  }
  return undefined
}

/** Every process of a namespace but one ends by SIGKILL. */
export function endNamespace(tx: Tx, pidNamespace: string, but?: string): void {
  for (const [key, row] of membersOf(tx, pidNamespace)) {
    if (key === but) continue
    endProcess(tx, key, KILLED)
    if (!isFirst(row)) tx.delete(processes, key)
  }
}

/** Every process of a container ends by SIGKILL; its starter takes notice of the first. */
export function endGroup(tx: Tx, group: string): void {
  for (const row of tx.by(processes, 'byGroup', group)) {
    endProcess(tx, keyOf(row), KILLED)
    if (!isFirst(row)) tx.delete(processes, keyOf(row))
  }
}

/** Whether a process is the first of a process namespace, or of a container without one. */
export const isFirst = ({ pid, leads }: Process): boolean => pid === 1 || leads === true

/** The processes of a namespace by key. */
function membersOf(tx: Tx, pidNamespace: string): [string, Process][] {
  return tx.by(processes, 'byPidNamespace', pidNamespace).map((row) => [keyOf(row), row])
}

/**
 * The children of a process that ended get the first process of their namespace as parent. A
 * machine's init takes notice of ends at once.
 */
function adopt(tx: Tx, key: string, pidNamespace: string): void {
  const children = tx.by(processes, 'byParent', key)
  if (children.length === 0) return
  const first = isHostNamespace(pidNamespace)
    ? undefined
    : membersOf(tx, pidNamespace).find(([, row]) => row.pid === 1 && row.exitCode === undefined)
  for (const child of children) {
    const { parent: _, ...rest } = child
    if (first) tx.put(processes, keyOf(child), { ...rest, parent: first[0], orphan: true })
    else if (child.exitCode !== undefined) tx.delete(processes, keyOf(child))
    else tx.put(processes, keyOf(child), { ...rest, orphan: true })
  }
}

/**
 * Takes notice of the end of a process: its exit code, after which it is forgotten; undefined while
 * it runs.
 */
export function reap(tx: Tx, key: string): number | undefined {
  const row = tx.get(processes, key)
  if (row?.exitCode === undefined) return undefined
  tx.delete(processes, key)
  return row.exitCode
}

/** Takes notice of the ends of all adopted children. */
export function reapOrphans(tx: Tx, key: string): void {
  for (const child of tx.by(processes, 'byParent', key))
    if (child.orphan && child.exitCode !== undefined) tx.delete(processes, keyOf(child))
}
