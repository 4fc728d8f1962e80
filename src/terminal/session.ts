/**
 * A terminal's session: a line is typed, the shell runs it, virtual time passes until it ends.
 *
 * What was started in the background goes on; what does not end by itself is ended as by Ctrl-C
 * when its time is over, and so is what has used up the budget of the line.
 */
import { hostNamespace } from '../net/namespace.js'
import { type MachineRow, machineRoot, poweredMachine } from '../machine/machine.js'
import { closeLine, endsByItself, letTidyUp, openLine, reachedBy } from '../program/line.js'
import { abandonPipe, closePipe, createPipe, takePipe, writePipe } from '../program/pipe.js'
import { type Process, keyOf, processes } from '../program/process.js'
import { reap } from '../program/reap.js'
import { filesOf } from '../program/tree.js'
import { signalProcess } from '../program/signal.js'
import { spawn } from '../program/spawn.js'
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
}

/** What a line wrote, and its exit code. */
export interface LineResult {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

/** Where each terminal's user is, kept from one line to the next. */
const terminals = defineTable<{ readonly cwd: string }>('terminals')

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
  const { shell, stdout, stderr } = started
  const ended = (read: Reader): boolean => {
    const row = read.get(processes, shell)
    return row === undefined || row.exitCode !== undefined
  }
  const why = wait(simulation, started, ended, options.timeout)
  if (why !== undefined) interrupt(simulation, started, ended)
  return simulation.transact((tx) => {
    const row = tx.get(processes, shell)
    if (row) tx.put(terminals, machine, { cwd: row.cwd })
    const exitCode = reap(tx, shell) ?? INTERRUPTED
    const result = {
      stdout: takePipe(tx, stdout).text,
      stderr: takePipe(tx, stderr).text + (why ?? ''),
      exitCode: why === undefined || exitCode !== KILLED ? exitCode : INTERRUPTED,
    }
    closeLine(tx, started.line)
    for (const pipe of [stdout, stderr]) abandonPipe(tx, pipe)
    return result
  }, line)
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
  readonly stdout: string
  readonly stderr: string
}

function start(
  tx: Tx,
  machine: MachineRow,
  line: string,
  { stdin: input, ...budget }: LineOptions,
): Started {
  const typed = `line ${tx.next('lines')}`
  openLine(tx, typed, budget)
  const stdin = createPipe(tx, { held: true })
  const [stdout, stderr] = [createPipe(tx, { line: typed }), createPipe(tx, { line: typed })]
  if (input !== undefined) writePipe(tx, stdin.pipe, input)
  closePipe(tx, stdin.pipe)
  const cwd = tx.get(terminals, machine.name)?.cwd ?? machine.home
  const files = filesOf(tx, machineRoot(machine.name), { cwd: '/', user: machine.user })
  const shell = spawn(tx, {
    machine: machine.name,
    pidNamespace: hostNamespace(machine.name),
    namespace: hostNamespace(machine.name),
    root: machineRoot(machine.name),
    argv: ['sh', '-c', line],
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
    streams: { stdin, stdout, stderr },
    terminal: true,
    line: typed,
  })
  return { line: typed, shell, stdout: stdout.pipe, stderr: stderr.pipe }
}

/**
 * Ctrl-C: INT to all that runs in the foreground; background commands have no standard input, and
 * are left alone. The shell is ended once its commands have tidied up, unless it traps the signal
 * (or a command took its place): then that decides.
 */
function interrupt(
  simulation: Simulation,
  { line, shell }: Started,
  ended: (read: Reader) => boolean,
): void {
  const commands = foreground(simulation.read(), shell).filter((key) => key !== shell)
  simulation.transact((tx) => {
    letTidyUp(tx, line)
    for (const key of commands) signalProcess(tx, key, 'INT')
    if (answersInterrupts(tx, shell)) signalProcess(tx, shell, 'INT')
  })
  const over = (read: Reader): boolean =>
    !answersInterrupts(read, shell) &&
    commands.every(
      (key) =>
        read.get(processes, key)?.exitCode !== undefined || read.get(processes, key) === undefined,
    )
  const isOver = (read: Reader): boolean =>
    ended(read) || over(read) || reachedBy(read, line) !== undefined
  simulation.runUntil(isOver, simulation.now + TIDY_UP)
  simulation.transact((tx) => {
    for (const key of foreground(tx, shell)) signalProcess(tx, key, 'KILL')
  })
}

const answersInterrupts = (read: Reader, key: string): boolean =>
  read.get(processes, key)?.trapped.includes('INT') === true

function foreground(read: Reader, shell: string): string[] {
  const children = read
    .by(processes, 'byParent', shell)
    .filter((row: Process) => row.exitCode === undefined && row.streams.stdin.kind !== 'null')
  return [shell, ...children.flatMap((row) => foreground(read, keyOf(row)))]
}
