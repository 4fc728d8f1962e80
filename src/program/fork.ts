/**
 * fork: a child that goes on from where its parent is, with a state and streams of its own; and the
 * exchange of a process's own streams.
 *
 * @see https://man7.org/linux/man-pages/man2/fork.2.html
 */
import type { Tx } from '../sim/step.js'
import { terminalOfChild } from './process-terminal.js'
import { countWriter, setReader } from './pipe.js'
import { PROCESS_LOOP, type Process, processKey, processes } from './process.js'
import type { Json, Stream } from './program.js'
import { limitPopulation } from './population.js'
import { nextPids } from './spawn.js'

/** The three standard streams. */
export interface Streams {
  readonly stdin: Stream
  readonly stdout: Stream
  readonly stderr: Stream
}

/**
 * Starts a child that runs the same program with `state`; its pid. Signals that the parent traps
 * end the child.
 */
export function fork(tx: Tx, parent: string, state: Json, streams: Streams): number {
  limitPopulation(tx, tx.get(processes, parent) as Process)
  const {
    exitCode: _,
    endedAt: _ended,
    orphan: _orphan,
    cpu: _cpu,
    ends: _ends,
    leads: _leads,
    ...row
  } = tx.get(processes, parent) as Process
  const { hostPid, pid } = nextPids(tx, row)
  const key = processKey(row.machine, hostPid)
  tx.put(processes, key, {
    ...row,
    hostPid,
    pid,
    parent,
    streams,
    ...terminalOfChild(row, streams),
    startedAt: tx.now,
    state,
    trapped: [],
    pending: [],
  })
  setReader(tx, streams.stdin, key)
  countWriter(tx, streams.stdout, 1)
  countWriter(tx, streams.stderr, 1)
  tx.book(PROCESS_LOOP, key)
  return pid
}

/** From now on the process at `key` has these streams. */
export function replaceStreams(tx: Tx, key: string, streams: Streams): void {
  const row = tx.get(processes, key)
  if (!row) return
  countWriter(tx, streams.stdout, 1)
  countWriter(tx, streams.stderr, 1)
  countWriter(tx, row.streams.stdout, -1)
  countWriter(tx, row.streams.stderr, -1)
  setReader(tx, streams.stdin, key)
  tx.put(processes, key, { ...row, streams })
}
