/**
 * A terminal's session: a line is typed, the shell runs it, virtual time passes until it ends.
 *
 * What was started in the background goes on; what does not end by itself is ended as by Ctrl-C
 * when its time is over, and so is what has used up the budget of the line.
 */
import { hostNamespace } from '../net/namespace.js'
import { type MachineRow, machineRoot, poweredMachine } from '../machine/machine.js'
import {
  closeLine,
  endsByItself,
  letTidyUp,
  openLine,
  reachedBy,
  transcriptOf,
} from '../program/line.js'
import {
  abandonPipe,
  closePipe,
  createPipe,
  dropPipe,
  takePipe,
  writePipe,
} from '../program/pipe.js'
import { type Process, keyOf, processes } from '../program/process.js'
import { reap } from '../program/reap.js'
import {
  goTo,
  isAtRest,
  isSession,
  openingOf,
  rest,
  statusOf,
  trapsInterrupts,
  typeLine,
} from '../program/sh/session.js'
import { filesOf } from '../program/tree.js'
import { signalProcess } from '../program/signal.js'
import { spawn } from '../program/spawn.js'
import type { Streams } from '../program/fork.js'
import type { Simulation } from '../sim/driver.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { Patience, overBudget } from './patience.js'

/** Options of a line. */
interface LineOptions {
  /** Ends the line, as by Ctrl-C, after this many milliseconds of virtual time. */
  readonly timeout?: number
  /** Ends the line, as by Ctrl-C, after so many ticks of its programs. */
  readonly steps?: number
  /** Ends the line, as by Ctrl-C, after so many bytes of output. */
  readonly output?: number
  /** What is typed while it runs. Without it, standard input is at its end. */
  readonly stdin?: string
  /** The line begins in the home directory, wherever the one before has ended. */
  readonly atHome?: boolean
  /** It is not run: what is written is what its last word could become, a word a line. */
  readonly completes?: boolean
}

/** What a line wrote, and its exit code. */
export interface LineResult {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** What it wrote to both, in the order in which it did: what a terminal shows. */
  readonly transcript: string
  /** The transcript. */
  toString(): string
}

/** A result. Two are equal when they wrote the same and ended alike. */
function resultOf(
  transcript: string,
  parts: Omit<LineResult, 'transcript' | 'toString'>,
): LineResult {
  for (const [name, value] of Object.entries({ transcript, toString: () => transcript }))
    Object.defineProperty(parts, name, { value, enumerable: false })
  return parts as LineResult
}

/**
 * The shell of each machine's terminal, kept from one line to the next, and where its user is: a
 * shell that has ended (`exit`) is followed by another one there.
 */
const terminals = defineTable<{ readonly shell: string; readonly cwd: string }>('terminals')

/** How long interrupted commands have to tidy up. */
const TIDY_UP = 60_000
const INTERRUPTED = 130
const KILLED = 137
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * Runs one line in the shell of a machine. @throws UsageError when the machine is not there or has
 * no power
 */
export function runLine(
  simulation: Simulation,
  machine: string,
  line: string,
  options: LineOptions = {},
): LineResult {
  const started = simulation.transact(
    (tx) => start(tx, poweredMachine(tx, machine), line, options),
    line,
  )
  const { shell } = started
  const ended = (read: Reader): boolean => {
    const row = read.get(processes, shell)
    return row === undefined || row.exitCode !== undefined || isAtRest(row)
  }
  const why = wait(simulation, started, ended, options.timeout)
  if (why !== undefined) interrupt(simulation, started, ended)
  return simulation.transact((tx) => conclude(tx, machine, started, why), line)
}

/** What a line wrote. Its shell waits for the next one. */
function conclude(
  tx: Tx,
  machine: string,
  { line, shell, stdin, stdout, stderr }: Started,
  why: string | undefined,
): LineResult {
  const row = tx.get(processes, shell)
  if (row) tx.put(terminals, machine, { shell, cwd: row.cwd })
  const isAlive = row !== undefined && row.exitCode === undefined
  const status = isAlive ? (isAtRest(row) ? statusOf(row) : INTERRUPTED) : reap(tx, shell)
  const exitCode = status ?? INTERRUPTED
  const result = resultOf(transcriptOf(tx, line) + (why ?? ''), {
    stdout: takePipe(tx, stdout).text,
    stderr: takePipe(tx, stderr).text + (why ?? ''),
    exitCode: why === undefined || exitCode !== KILLED ? exitCode : INTERRUPTED,
  })
  if (isAlive) rest(tx, shell, exitCode)
  closeLine(tx, line)
  for (const pipe of [stdout, stderr]) abandonPipe(tx, pipe)
  dropPipe(tx, stdin)
  return result
}

/** Lets time pass until a line has ended; says why, if it has to be ended. */
function wait(
  simulation: Simulation,
  { line, shell }: Started,
  ended: (read: Reader) => boolean,
  timeout: number | undefined,
): string | undefined {
  const patience = new Patience(simulation.now, timeout)
  const isOver = (read: Reader): boolean => ended(read) || reachedBy(read, line) !== undefined
  while (!simulation.runUntil(isOver, patience.end)) {
    const why = patience.lost(endsByItself(simulation.read(), line, shell))
    if (why !== undefined) return why
  }
  return overBudget(simulation.read(), line)
}

/** A line under way: its first process, and the pipes that its terminal shows. */
interface Started {
  readonly line: string
  readonly shell: string
  readonly stdin: string
  readonly stdout: string
  readonly stderr: string
}

function start(
  tx: Tx,
  machine: MachineRow,
  line: string,
  { stdin: input, atHome, completes = false, ...budget }: LineOptions,
): Started {
  const typed = `line ${tx.next('lines')}`
  openLine(tx, typed, budget)
  const stdin = createPipe(tx, { held: true })
  const [stdout, stderr] = [createPipe(tx, { line: typed }), createPipe(tx, { line: typed })]
  if (input !== undefined) writePipe(tx, stdin.pipe, input)
  closePipe(tx, stdin.pipe)
  const streams = { stdin, stdout, stderr }
  const shell = shellOf(tx, machine, { line, completes }, streams)
  if (atHome) goTo(tx, shell, machine.home)
  tx.put(processes, shell, { ...(tx.get(processes, shell) as Process), line: typed })
  return { line: typed, shell, stdin: stdin.pipe, stdout: stdout.pipe, stderr: stderr.pipe }
}

/** The shell of a terminal, which has been given a line; a new one if there is none. */
function shellOf(
  tx: Tx,
  machine: MachineRow,
  { line, completes }: { readonly line: string; readonly completes: boolean },
  streams: Streams,
): string {
  const known = tx.get(terminals, machine.name)
  const row = known && tx.get(processes, known.shell)
  if (known && row && row.exitCode === undefined && isAtRest(row)) {
    typeLine(tx, known.shell, line, streams, completes)
    return known.shell
  }
  const files = filesOf(tx, machineRoot(machine.name), { cwd: '/', user: machine.user })
  const cwd = known?.cwd ?? machine.home
  const shell = spawn(tx, {
    machine: machine.name,
    pidNamespace: hostNamespace(machine.name),
    namespace: hostNamespace(machine.name),
    root: machineRoot(machine.name),
    argv: ['bash'],
    env: {
      PATH,
      HOME: machine.home,
      USER: machine.user.name,
      HOSTNAME: machine.name,
      PWD: cwd,
      TERM: 'xterm',
    },
    cwd: files.exists(cwd) ? cwd : '/',
    user: machine.user,
    streams,
    terminal: true,
  })
  const started = tx.get(processes, shell) as Process
  tx.put(processes, shell, { ...started, state: openingOf(line, completes) })
  return shell
}

/**
 * Ctrl-C: INT to all that runs in the foreground; background commands have no standard input, and
 * are left alone. The shell gets it where it works itself, or where the user has a trap for it.
 * What does not end then is killed.
 */
function interrupt(
  simulation: Simulation,
  { line, shell }: Started,
  ended: (read: Reader) => boolean,
): void {
  simulation.transact((tx) => {
    const commands = foreground(tx, shell)
    letTidyUp(tx, line)
    for (const key of commands) signalProcess(tx, key, 'INT')
    const row = tx.get(processes, shell)
    if (row && (commands.length === 0 || trapsInterrupts(row))) signalProcess(tx, shell, 'INT')
  })
  const isOver = (read: Reader): boolean => ended(read) || reachedBy(read, line) !== undefined
  simulation.runUntil(isOver, simulation.now + TIDY_UP)
  simulation.transact((tx) => {
    for (const key of foreground(tx, shell)) signalProcess(tx, key, 'KILL')
    const row = tx.get(processes, shell)
    if (row && !isSession(row)) signalProcess(tx, shell, 'KILL')
  })
}

/** What a process has started and waits for. */
function foreground(read: Reader, shell: string): string[] {
  const children = read
    .by(processes, 'byParent', shell)
    .filter((row: Process) => row.exitCode === undefined && row.streams.stdin.kind !== 'null')
  return children.flatMap((row) => [keyOf(row), ...foreground(read, keyOf(row))])
}
