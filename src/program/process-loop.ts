/**
 * The loop that runs processes: it calls a program's step when something that concerns the process
 * may have happened.
 *
 * @module
 */
import { exchanges } from '../net/request.js'
import type { Fabric } from '../net/rules.js'
import { unexpectedError } from '../sim/fault.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../sim/loop.js'
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'
import { spendCpu } from './cpu-account.js'
import { busyUntil, charged } from './cpu.js'
import { FileError } from './files.js'
import { reachedBy, spendOfLine } from './line.js'
import { LimitError, killedByLimit } from './limits.js'
import { OutOfMemory, reclaim } from './oom.js'
import { pipes, unblocked } from './pipe.js'
import { PROCESS_LOOP, groupOf, processes } from './process.js'
import { type Next, type Program, type System, exit } from './program.js'
import { endProcess, reapOrphans } from './reap.js'
import { NOT_EXECUTABLE } from './spawn.js'
import { type Effects, noEffects, systemOf } from './system.js'
import { unsimulated } from './unsimulated.js'

/** A write into a pipe without a reader ends a process by SIGPIPE. */
const BROKEN_PIPE = 141
/** SIGKILL ends a process that reached a limit. */
const KILLED = 137
/** A program that meets an error that nobody expected ends as by SIGABRT. */
const ABORTED = 134
const NOT_EXECUTED = 255

/** Says why the file of a process could not be executed. */
const notExecutable: Program = {
  name: NOT_EXECUTABLE,
  step(system, why) {
    system.err(`${String(why)}\n`)
    return exit(NOT_EXECUTED)
  },
}

/** What processes run on. */
interface ProcessLoopOptions {
  /** Every program that executables can refer to, by its name. */
  readonly programs: ReadonlyMap<string, Program>
  readonly fabric: Fabric
  /** The processes that wait for something else than input, and for which it has come true. */
  readonly awakened?: (read: Reader) => readonly string[]
}

/** The loop; its keys are process keys. */
export function processLoop({ programs, fabric, awakened }: ProcessLoopOptions): Loop {
  const programOf = (name: string): Program =>
    name === NOT_EXECUTABLE ? notExecutable : (programs.get(name) ?? unsimulated(name))
  return {
    name: PROCESS_LOOP,
    runsPrograms: true,
    ...(awakened && { awakened }),
    watches: [
      watch(pipes, ({ before, after }) => {
        const writers = unblocked(before, after)
        return after?.reader !== undefined &&
          (after.text !== '' ||
            after.isAtEnd ||
            after.writers !== before?.writers ||
            after.held !== before?.held)
          ? [after.reader, ...writers]
          : writers
      }),
      watch(processes, ({ before, after }) =>
        after &&
        ((after.exitCode !== undefined && before?.exitCode === undefined) ||
          (after.paused && !before?.paused))
          ? after.parent
          : undefined,
      ),
      watch(exchanges, ({ after }) =>
        after?.state === 'arrived'
          ? after.to?.process
          : after?.state === 'answered' || after?.state === 'failed'
            ? after.from.process
            : undefined,
      ),
    ],
    step(tx, key) {
      const row = tx.get(processes, key)
      if (!row || row.exitCode !== undefined || row.paused) return awaitChange
      if (row.line !== undefined && reachedBy(tx, row.line)) return awaitChange
      const busy = busyUntil(tx.now, row)
      if (busy !== undefined) return requeueAt(busy)
      const effects = noEffects()
      const program = programOf(row.program)
      if (program.reapsOrphans && row.pid === 1) reapOrphans(tx, key)
      const system = systemOf(tx, fabric, key, effects)
      const next = limited(system, () => {
        if (row.state === undefined) reclaim(tx, groupOf(row), key)
        return program.step(system, row.state)
      })
      effects.flush()
      return conclude(tx, key, effects, next)
    },
    recover(tx, key, error) {
      abort(tx, fabric, key, error)
      return awaitChange
    },
  }
}

/** A step of a program; one that reaches a limit of the lab is killed, and says why. */
function limited(system: System, step: () => Next): Next {
  try {
    return step()
  } catch (error) {
    if (error instanceof OutOfMemory) return exit(KILLED)
    if (!(error instanceof LimitError)) throw error
    // A line reports its own steps.
    if (error.limit !== 'steps') system.err(killedByLimit(system.argv[0] ?? '', error))
    return exit(KILLED)
  }
}

/** What comes after a step of a process. */
function conclude(tx: Tx, key: string, effects: Effects, next: Next): Outcome {
  const after = tx.get(processes, key)
  if (!after || after.exitCode !== undefined) return awaitChange
  if (after.line !== undefined) spendOfLine(tx, after.line, effects.ticks)
  const { ends: _, ...rest } = after
  const cpu = charged(tx, after, effects.ticks)
  const counted = cpu ? { ...rest, cpu } : rest
  if (cpu && cpu !== after.cpu) spendCpu(tx, groupOf(after), cpu.until - tx.now)
  if (effects.worked > 0) spendCpu(tx, groupOf(after), effects.worked)
  const earliest = Math.max(tx.now, cpu?.until ?? tx.now)
  if (effects.replaced) {
    tx.put(processes, key, counted)
    return requeueAt(earliest, { idle: false })
  }
  if (effects.broken && !after.trapped.includes('PIPE')) endProcess(tx, key, BROKEN_PIPE)
  else if ('exit' in next) endProcess(tx, key, next.exit & 255)
  else {
    tx.put(processes, key, {
      ...counted,
      state: next.state,
      ...(next.ends === undefined ? {} : { ends: next.ends }),
    })
    if (next.wakeAt !== undefined) return requeueAt(Math.max(next.wakeAt, earliest))
  }
  return awaitChange
}

/** A program threw an error that nobody expected: it says so, and its process is aborted. */
function abort(tx: Tx, fabric: Fabric, key: string, error: unknown): void {
  const row = tx.get(processes, key)
  if (!row || row.exitCode !== undefined) return
  const effects = noEffects()
  const { err } = systemOf(tx, fabric, key, effects)
  try {
    err(`${row.argv[0] ?? row.program}: ${unexpectedError(error)}\n`)
    effects.flush()
  } catch (failed) {
    // Standard error may lead to a file that cannot be written. The process ends all the same.
    if (!(failed instanceof FileError || failed instanceof OutOfMemory)) throw failed
  }
  endProcess(tx, key, ABORTED)
}
