/**
 * Sessions: a shell that stays, and is given one line after the other from outside. Its variables,
 * functions, aliases, options and jobs hold from one line to the next.
 *
 * @module
 */
import { replaceStreams, type Streams } from '../fork.js'
import { PROCESS_LOOP, type Process, keyOf, processes } from '../process.js'
import type { Json, Stream } from '../program.js'
import type { Tx } from '../../sim/step.js'
import { NULL } from './descriptors.js'
import type { Frame, ShellState } from './state.js'

/** What a session begins with: its first line, and whether that is to be completed. */
interface Opening {
  readonly opening: string
  readonly completes: boolean
}

/** The first state of a session. */
export const openingOf = (line: string, completes = false): Json => ({ opening: line, completes })

export const isOpening = (state: Json): state is Json & Opening =>
  typeof state === 'object' && state !== null && 'opening' in state

const stateOf = ({ state }: Process): ShellState | undefined =>
  typeof state === 'object' && state !== null && 'frames' in state
    ? (state as unknown as ShellState)
    : undefined

const sessionFrame = (row: Process): Frame | undefined => {
  const frame = stateOf(row)?.frames[0]
  return frame?.special === 'session' ? frame : undefined
}

/** Whether a process is the shell of a session still (`exec` makes something else of it). */
export const isSession = (row: Process): boolean => sessionFrame(row) !== undefined

/** Whether a session waits for its next line. */
export const isAtRest = (row: Process): boolean =>
  stateOf(row)?.frames.length === 1 && sessionFrame(row)?.source === ''

/** The status of the last command of a session. */
export const statusOf = (row: Process): number => stateOf(row)?.status ?? 0

/** Whether the user has said what an interrupt shall do. */
export const trapsInterrupts = (row: Process): boolean => stateOf(row)?.traps['INT'] !== undefined

/**
 * Gives a session that is at rest its next line, which reads and writes these streams. A line that
 * is to be completed is not run: the session writes what its last word could become.
 */
export function typeLine(
  tx: Tx,
  key: string,
  line: string,
  streams: Streams,
  completes = false,
): void {
  replaceStreams(tx, key, streams)
  change(tx, key, (state) => ({
    frames: state.frames.map((frame) => ({ ...frame, source: line, at: 0, completes })),
    descriptors: moved(state.descriptors, streams),
  }))
  tx.book(PROCESS_LOOP, key)
}

/** The session goes to a directory, as `cd` does, but for what `cd -` goes back to. */
export function goTo(tx: Tx, key: string, directory: string): void {
  const row = tx.get(processes, key)
  if (!row || row.cwd === directory) return
  tx.put(processes, key, { ...row, cwd: directory })
  change(tx, key, ({ variables }) => {
    const { PWD } = variables
    return PWD ? { variables: { ...variables, PWD: { ...PWD, value: directory } } } : {}
  })
}

/**
 * A line is over: the session waits for the next one, with no streams meanwhile. Nothing is left to
 * be done, so that a condition that types a line can be asked again and again.
 */
export function rest(tx: Tx, key: string, status: number): void {
  const ended = tx.by(processes, 'byParent', key).filter((row) => row.exitCode !== undefined)
  for (const child of ended) tx.delete(processes, keyOf(child))
  const codes = new Map(ended.map(({ pid, exitCode }) => [pid, exitCode]))
  change(tx, key, (state) => ({
    frames: state.frames.slice(0, 1).map((frame) => ({ ...frame, source: '', at: 0 })),
    jobs: state.jobs.map((job) => {
      const code = job.status ?? codes.get(job.pid)
      return code === undefined ? job : { ...job, status: code }
    }),
    status,
    pending: [],
  }))
  replaceStreams(tx, key, { stdin: NULL, stdout: NULL, stderr: NULL })
}

function change(tx: Tx, key: string, by: (state: ShellState) => Partial<ShellState>): void {
  const row = tx.get(processes, key)
  const state = row && stateOf(row)
  if (row && state)
    tx.put(processes, key, { ...row, state: { ...state, ...by(state) } as unknown as Json })
}

/** The standard streams are the new line's; what the user has opened (`exec 3>log`) stays open. */
function moved(
  descriptors: ShellState['descriptors'],
  { stdin, stdout, stderr }: Streams,
): ShellState['descriptors'] {
  const standard: Readonly<Record<string, Stream>> = { 0: stdin, 1: stdout, 2: stderr }
  const kept = Object.entries(descriptors).filter(
    ([fd, stream]) => !(fd in standard) || stream.kind === 'file',
  )
  return { ...standard, ...Object.fromEntries(kept) }
}
