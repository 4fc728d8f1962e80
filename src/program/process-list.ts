/**
 * The processes that a process sees, as `ps` shows them: those of its process namespace.
 *
 * @see https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
import type { Tx } from '../sim/step.js'
import { keyboardOf, screenOf } from './pipe.js'
import { type Process, isHostNamespace, processes, seenIn } from './process.js'
import type { ProcessInfo } from './program.js'

/** There is one terminal in each place. */
const TERMINAL = 'pts/0'

/** The processes of a namespace by pid; a machine's own shows those of its containers, too. */
export function processList(tx: Tx, { pidNamespace }: Process): ProcessInfo[] {
  const isHost = isHostNamespace(pidNamespace)
  const parentOf = ({ parent, orphan }: Process): number => {
    const row = parent === undefined ? undefined : tx.get(processes, parent)
    if (isHost) return row?.hostPid ?? (orphan ? 1 : 0)
    return row?.pidNamespace === pidNamespace ? row.pid : 0
  }
  return seenIn(tx, pidNamespace).map((row) => ({
    pid: row.pid,
    ppid: parentOf(row),
    user: row.user.name,
    uid: row.user.uid,
    command: row.argv.join(' '),
    startedAt: row.startedAt,
    state: row.exitCode === undefined ? 'running' : 'zombie',
    ...(isAtTerminal(tx, row) ? { terminal: TERMINAL } : {}),
  }))
}

const isAtTerminal = (tx: Tx, { streams }: Process): boolean =>
  keyboardOf(tx, streams.stdin) !== undefined || screenOf(tx, streams.stdout) !== undefined
