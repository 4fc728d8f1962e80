/**
 * Whether a call changed something of the user's, or only looked: looking is no step of `undo`.
 *
 * A command that looks changes the world too: its processes come and go, requests are on their way,
 * time passes. So what counts is what the user's own calls and the programs of their command lines
 * write, apart from the tables that only say how such programs run. What the machinery of Docker and
 * Kubernetes does meanwhile it would have done anyway.
 *
 * @module
 */
import { PROCESS_LOOP, type Process, processes } from '../../program/process.js'
import type { ShellState, Variables } from '../../program/sh/state.js'
import { Simulation } from '../../sim/driver.js'
import type { Change } from '../../sim/step.js'
import { type Reader, type World, readerOf } from '../../sim/world.js'
import { isShellOfTerminal, terminalsAreOpen } from '../../terminal/terminal.js'
import { HistoryError } from './moment.js'

/** Tables that say how programs run and requests travel, and hold nothing of the user's. */
const PASSING: ReadonlySet<string> = new Set([
  'allocation-hints',
  'client-links',
  'command-answers',
  'cpu-accounts',
  'docker-events',
  'exchanges',
  'execs',
  'http-watches',
  'last-ways',
  'lines',
  'listeners',
  'log-ends',
  'logs',
  'memory-files',
  'memory-groups',
  'pid-namespaces',
  'pipes',
  'script-inputs',
  'script-memory',
  'terminal-sessions',
  'terminals',
  'ttys',
  'waiting-commands',
  'warnings',
  'watch-changes',
  'watch-compactions',
  'watch-histories',
])

/** Variables that change with every command. */
const ALWAYS: ReadonlySet<string> = new Set(['_', '?', 'PIPESTATUS', 'RANDOM', 'SECONDS', 'LINENO'])

/**
 * Does something in a copy of a simulation that is thrown away: no time passes, and nothing is
 * written down.
 *
 * @throws HistoryError when it changes something of the user's
 */
export function look<T>(simulation: Simulation, work: (copy: Simulation) => T): T {
  const copy = new Simulation(simulation.loops, simulation.world)
  const watched = watchCall(copy, false)
  const result = work(copy)
  refuseTouch(watched.touched)
  return result
}

/** @throws HistoryError when something that only looks has changed something */
export function refuseTouch(touched: string | undefined): void {
  if (touched !== undefined)
    throw new HistoryError(`only looking is possible here, and this changes ${touched}`)
}

/** What a call is doing. */
export interface Watched {
  /** The first thing of the user's that it changed, as `table key`; undefined as long as it looks. */
  readonly touched: string | undefined
  stop(): void
}

/**
 * Watches a call. One that only lets time pass changes nothing of the user's by itself: what a
 * person has typed at a terminal may do so meanwhile.
 */
export function watchCall(simulation: Simulation, isPassing: boolean): Watched {
  let touched: string | undefined
  if (isPassing && !terminalsAreOpen(simulation.read())) return { touched, stop: () => undefined }
  const look = (
    world: World,
    changes: readonly Change[],
    { loop, key }: { readonly loop: string; readonly key: string },
  ): void => {
    if (touched !== undefined || (loop !== 'user' && loop !== PROCESS_LOOP)) return
    const read = readerOf(world)
    const isOwn = (): boolean => loop === 'user' || isOfUser(read, key, changes)
    const change = changes.find((one) => isTouch(one))
    if (change && isOwn()) touched = `${change.table} ${change.key}`
  }
  simulation.events.on('commit', look)
  return {
    get touched() {
      return touched
    },
    stop: () => void simulation.events.off('commit', look),
  }
}

function isTouch({ table, before, after }: Change): boolean {
  if (table === processes.name) return isAnotherSession(before, after)
  return !PASSING.has(table)
}

/** Whether a process belongs to a command line, or to what a person started at a terminal. */
function isOfUser(read: Reader, key: string, changes: readonly Change[]): boolean {
  const ended = changes.find((change) => change.table === processes.name && change.key === key)
  for (let at: string | undefined = key; at !== undefined; ) {
    if (isShellOfTerminal(read, at)) return true
    const row: Process | undefined =
      read.get(processes, at) ?? (at === key ? (ended?.before as Process | undefined) : undefined)
    if (row?.line !== undefined) return true
    at = row?.parent
  }
  return false
}

const shellOf = (row: unknown): ShellState | undefined => {
  const state = (row as Process | undefined)?.state
  return typeof state === 'object' && state !== null && 'frames' in state
    ? (state as unknown as ShellState)
    : undefined
}

/** Whether a line left the user's shell another one: in another directory, with other variables. */
function isAnotherSession(before: unknown, after: unknown): boolean {
  const [was, is] = [shellOf(before), shellOf(after)]
  if (!was || !is || was.subshell || was.frames[0]?.special === undefined) return false
  return (
    (before as Process).cwd !== (after as Process).cwd ||
    was.functions !== is.functions ||
    was.aliases !== is.aliases ||
    was.options !== is.options ||
    was.traps !== is.traps ||
    was.jobs.length < is.jobs.length ||
    differ(was.variables, is.variables)
  )
}

function differ(before: Variables, after: Variables): boolean {
  if (before === after) return false
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].some((name) => before[name] !== after[name] && !ALWAYS.has(name))
}
