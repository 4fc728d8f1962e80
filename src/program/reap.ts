/**
 * The end of processes: what they leave behind, and who takes notice.
 *
 * @see https://man7.org/linux/man-pages/man2/wait.2.html
 */
import { closeListeners } from '../net/listen.js'
import { exchanges } from '../net/request.js'
import type { Tx } from '../sim/step.js'
import { countWriter, removeReader } from './pipe.js'
import { type Process, processes } from './process.js'

/** Ends a process: its streams and listeners close; when it was the first of its namespace, all others go with it. */
export function endProcess(tx: Tx, key: string, exitCode: number): void {
  const row = tx.get(processes, key)
  if (!row || row.exitCode !== undefined) return
  const { state: _, ...rest } = row
  tx.put(processes, key, { ...rest, exitCode, endedAt: tx.now, pending: [] })
  removeReader(tx, row.streams.stdin, key, heirOf(tx, row))
  countWriter(tx, row.streams.stdout, -1)
  countWriter(tx, row.streams.stderr, -1)
  closeListeners(tx, key)
  for (const exchange of tx.by(exchanges, 'byClient', key)) tx.delete(exchanges, exchange.id)
  if (row.pid === 1 && !row.pidNamespace.startsWith('host:')) endNamespace(tx, row.pidNamespace, key)
  else adopt(tx, key, row)
}

/** The nearest living ancestor that shares a process's input: a shell reads on where a command that it ran stopped. */
function heirOf(tx: Tx, { parent, streams: { stdin } }: Process): string | undefined {
  for (let key = parent; key !== undefined; ) {
    const row = tx.get(processes, key)
    if (!row) return undefined
    const input = row.streams.stdin
    if (row.exitCode === undefined && input.kind === 'pipe' && stdin.kind === 'pipe' && input.pipe === stdin.pipe) return key
    key = row.parent
  }
  return undefined
}

/** Every process of a namespace but one ends by SIGKILL. */
export function endNamespace(tx: Tx, pidNamespace: string, but?: string): void {
  for (const [key, row] of membersOf(tx, pidNamespace)) {
    if (key === but) continue
    endProcess(tx, key, 137)
    if (row.pid !== 1) tx.delete(processes, key)
  }
}

/** The processes of a namespace by key. */
export function membersOf(tx: Tx, pidNamespace: string): [string, Process][] {
  return tx.by(processes, 'byPidNamespace', pidNamespace).map((row) => [keyOf(row), row])
}

export const keyOf = ({ machine, hostPid }: Process): string => `${machine}/${String(hostPid).padStart(10, '0')}`

/** The children of a process that ended: those that run go on without a parent, those that ended are forgotten. */
function adopt(tx: Tx, key: string, _row: Process): void {
  for (const child of tx.by(processes, 'byParent', key)) {
    const childKey = keyOf(child)
    if (child.exitCode !== undefined) tx.delete(processes, childKey)
    else {
      const { parent: _parent, ...orphan } = child
      tx.put(processes, childKey, orphan)
    }
  }
}

/** Takes notice of the end of a process: its exit code, after which it is forgotten; undefined while it runs. */
export function reap(tx: Tx, key: string): number | undefined {
  const row = tx.get(processes, key)
  if (row?.exitCode === undefined) return undefined
  tx.delete(processes, key)
  return row.exitCode
}
