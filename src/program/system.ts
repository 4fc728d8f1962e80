/**
 * The system that a running process sees, made for one step of one process.
 *
 * @module
 */
import { namespaces } from '../net/namespace.js'
import type { Fabric } from '../net/rules.js'
import type { Tx } from '../sim/step.js'
import type { Files } from './files.js'
import { spentNow } from './cpu.js'
import { costsOf } from './endless.js'
import { stepsLeft } from './line.js'
import { occupy, reclaim } from './oom.js'
import { limitPopulation } from './population.js'
import { LimitError, TICKS_PER_MILLISECOND, limitsOf } from './limits.js'
import { Output } from './output.js'
import { terminalOfChild, writesToTerminal } from './process-terminal.js'
import { createPipe, deviceOf, takePipe, untakePipe } from './pipe.js'
import { PROCESS_LOOP, type Process, groupOf, keyOf, processes } from './process.js'
import type { SpawnOptions, Stream, System } from './program.js'
import { processList } from './process-list.js'
import { reap } from './reap.js'
import { networkOf } from './system-network.js'
import { filesOf } from './tree.js'
import { consoleOf } from './tty/console.js'
import { maySignal, processAt, signalPid } from './signal.js'
import { executableOf, spawn, takeThreadIds } from './spawn.js'

/** What a step of a process did besides its result. */
export interface Effects {
  /** The process was replaced by another program. */
  replaced: boolean
  /** It wrote into a pipe that nobody reads, which ends it. */
  broken: boolean
  /** The ticks that it has spent. */
  ticks: number
  /** Milliseconds for which it has computed besides. */
  worked: number
  /** Carries out what it has written. */
  flush(): void
}

/** Nothing yet. */
export const noEffects = (): Effects => ({
  replaced: false,
  broken: false,
  ticks: 0,
  worked: 0,
  flush: () => undefined,
})

/** The system for one step of the process at `key`. */
export function systemOf(tx: Tx, fabric: Fabric, key: string, effects: Effects): System {
  const row = (): Process => tx.get(processes, key) as Process
  const change = (part: Partial<Process>): void =>
    void tx.put(processes, key, { ...row(), ...part })
  const first = row()
  const meter = meterOf(tx, first, effects)
  const grew = (): void => reclaim(tx, groupOf(first), key)
  const onDisk = (): Files => filesOf(tx, first.root, { cwd: row().cwd, user: first.user, grew })
  const output = new Output(tx, onDisk)
  const write = (stream: Stream, text: string): void =>
    void (effects.ticks += output.write(stream, text))
  effects.flush = () => {
    if (!output.flush()) effects.broken = true
  }
  const print = (device: string, text: string): void => {
    const stream = outputAt(tx, row(), device)
    if (stream) write(stream, text)
  }
  const viewer = { user: first.user, pid: first.pid, print, grew, spend: meter.spend }
  const files = (): Files => filesOf(tx, first.root, { ...viewer, cwd: row().cwd })
  return {
    tx,
    ...identityOf(tx, key, first),
    get cwd() {
      return row().cwd
    },
    get files() {
      return files()
    },
    read: () => readFrom(tx, key, first.streams.stdin, meter),
    unread: (text) => {
      if (first.streams.stdin.kind === 'pipe') untakePipe(tx, first.streams.stdin.pipe, text)
    },
    get console() {
      return consoleOf(tx, row())
    },
    out: (text) => write(first.streams.stdout, text),
    err: (text) => write(first.streams.stderr, text),
    spend: meter.spend,
    work: (milliseconds) => void (effects.worked += milliseconds),
    occupy: (bytes) => occupy(tx, key, bytes),
    get isSpent() {
      return meter.isSpent()
    },
    isBlocked: (stream = first.streams.stdout) => output.isBlocked(stream, key),
    get ticksLeft() {
      return meter.ticksLeft()
    },
    streams: first.streams,
    pipe: () => createPipe(tx),
    write,
    ...processesOf(tx, key, first),
    ...networkOf(tx, fabric, key, first, { spend: meter.spend, files: onDisk }),
    setCwd: (path) => change({ cwd: files().resolve(path) }),
    exec: (argv, env = first.env) => {
      replaceProgram(tx, key, argv, env)
      effects.replaced = true
    },
  }
}

/** A process becomes another program. @throws ExecError */
function replaceProgram(
  tx: Tx,
  key: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): void {
  const { state: _, ...row } = tx.get(processes, key) as Process
  const { root, cwd, user } = row
  const found = executableOf(tx, { root, argv, env, cwd, user })
  tx.put(processes, key, { ...row, ...found, env, trapped: [], pending: [] })
}

/** Who a process is and where it runs, which stays the same for a step. */
const identityOf = (tx: Tx, key: string, row: Process) => ({
  process: key,
  machine: row.machine,
  namespace: row.namespace,
  now: tx.now,
  random: tx.random,
  argv: row.argv,
  env: row.env,
  pid: row.pid,
  ppid: row.parent ? (tx.get(processes, row.parent)?.pid ?? 0) : 0,
  user: row.user,
  hostname: tx.get(namespaces, row.namespace)?.hostname ?? '',
  isTerminal: (stream: 'stdin' | 'stdout') =>
    row.terminal && (stream === 'stdin' || writesToTerminal(row)),
})

/** Counts what a process computes in a step. */
function meterOf(
  tx: Tx,
  row: Process,
  effects: Effects,
): {
  readonly spend: System['spend']
  readonly isSpent: () => boolean
  readonly ticksLeft: () => number
} {
  const fits = TICKS_PER_MILLISECOND - spentNow(tx.now, row)
  const left = row.line === undefined ? undefined : stepsLeft(tx, row.line)
  const stepsOfLine = left ?? Number.POSITIVE_INFINITY
  let most: number | undefined
  return {
    isSpent: () => effects.ticks >= fits || effects.ticks > stepsOfLine,
    ticksLeft() {
      most ??= left ?? limitsOf(tx).ticks
      return Math.max(0, Math.max(most, 2 * TICKS_PER_MILLISECOND) - effects.ticks)
    },
    spend: (ticks) => {
      effects.ticks += ticks
      // One that asks whether it is spent stops before it comes as far as this.
      if (effects.ticks < 2 * TICKS_PER_MILLISECOND) return
      most ??= left ?? limitsOf(tx).ticks
      if (effects.ticks > most) throw new LimitError(left === undefined ? 'ticks' : 'steps', most)
    },
  }
}

/** What a process sees of others: its children, and whom it sends signals. */
function processesOf(
  tx: Tx,
  key: string,
  first: Process,
): Pick<
  System,
  'spawn' | 'reap' | 'kill' | 'maySignal' | 'processes' | 'trap' | 'signals' | 'startThreads'
> {
  const row = (): Process => tx.get(processes, key) as Process
  return {
    spawn: (argv, options = {}) => startChild(tx, key, row(), argv, options),
    reap: (pid) => reapChild(tx, key, pid),
    kill: (pid, signal) => signalPid(tx, first, pid, signal),
    maySignal: (pid) => maySignal(tx, first, pid),
    processes: () => processList(tx, first),
    trap: (signals) => void tx.put(processes, key, { ...row(), trapped: [...new Set(signals)] }),
    signals: () => {
      const before = row()
      if (before.pending.length > 0) tx.put(processes, key, { ...before, pending: [] })
      return before.pending
    },
    startThreads: (count) => takeThreadIds(tx, first, count),
  }
}

/** The stream that a file such as `/dev/stdout` or `/proc/1/fd/2` stands for. */
function outputAt(tx: Tx, row: Process, device: string): Stream | undefined {
  const own = OWN_OUTPUT[device]
  if (own) return row.streams[own]
  const [, pid, descriptor] = /^\/proc\/(\w+)\/fd\/([12])$/.exec(device) ?? []
  const other =
    pid === 'self' ? row : pid === undefined ? undefined : processAt(tx, row, Number(pid))
  return other?.streams[descriptor === '1' ? 'stdout' : 'stderr']
}

const OWN_OUTPUT: Readonly<Record<string, 'stdout' | 'stderr'>> = {
  '/dev/stdout': 'stdout',
  '/dev/fd/1': 'stdout',
  '/dev/stderr': 'stderr',
  '/dev/fd/2': 'stderr',
}

function readFrom(
  tx: Tx,
  key: string,
  stream: Stream,
  meter: ReturnType<typeof meterOf>,
): string | undefined {
  if (stream.kind !== 'pipe') return undefined
  const device = deviceOf(tx, stream.pipe)
  if (device !== undefined) {
    if (meter.isSpent()) {
      // It goes on reading a little later.
      tx.book(PROCESS_LOOP, key)
      return ''
    }
    meter.spend(costsOf(device))
  }
  const { text, ended } = takePipe(tx, stream.pipe)
  return text === '' && ended ? undefined : text
}

function startChild(
  tx: Tx,
  key: string,
  row: Process,
  argv: readonly string[],
  options: SpawnOptions,
): number {
  limitPopulation(tx, row)
  const streams = {
    stdin: options.stdin ?? row.streams.stdin,
    stdout: options.stdout ?? row.streams.stdout,
    stderr: options.stderr ?? row.streams.stderr,
  }
  const child = spawn(tx, {
    machine: row.machine,
    pidNamespace: row.pidNamespace,
    ...(row.group === undefined ? {} : { group: row.group }),
    namespace: row.namespace,
    root: row.root,
    argv,
    env: options.env ?? row.env,
    cwd: options.cwd ?? row.cwd,
    user: row.user,
    streams,
    ...terminalOfChild(row, streams),
    parent: key,
    ...(row.opened === undefined ? {} : { opened: row.opened }),
    ...(row.line === undefined ? {} : { line: row.line }),
  })
  return (tx.get(processes, child) as Process).pid
}

function reapChild(tx: Tx, key: string, pid: number): number | undefined {
  const child = tx.by(processes, 'byParent', key).find((one) => one.pid === pid)
  return child && reap(tx, keyOf(child))
}
