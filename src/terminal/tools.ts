/**
 * Command-line tools as programs of the workstation: `kubectl get pods | head -2` finds `kubectl`
 * in PATH like any other program.
 *
 * A verb that waits is a generator, and lives beside the world in a cache that is keyed by the very
 * state object that its process's row holds: when a command goes on, its entry moves to the state
 * of the next moment. So a fork, a restored snapshot or a step that was rolled back holds a state
 * that leads to no generator, and never to one that has already gone further; there the verb begins
 * anew and is given the same answers again (see `transcript.ts`), and what it does meanwhile is
 * not done a second time.
 */
import type { Tool } from '../cli/tool.js'
import type { Wait } from '../cli/verb.js'
import { busyUntil } from '../program/cpu.js'
import { type Process, processes } from '../program/process.js'
import {
  type Json,
  type Next,
  type Program,
  type System,
  awaitInput,
  exit,
} from '../program/program.js'
import { type Loop, awaitChange, watch } from '../sim/loop.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { processCli } from './cli.js'
import { Condition } from './condition.js'
import { Transcript, forgetAnswers, hasPaused, answersTo } from './transcript.js'

/** Tools as programs, and what wakes their commands. */
interface Tools {
  readonly programs: readonly Program[]
  /** The processes of commands that wait for what has come true. */
  awakened(read: Reader): readonly string[]
  /** Forgets commands that have ended. */
  readonly loop: Loop
}

interface Live {
  readonly transcript: Transcript
  readonly steps: Generator<Wait, number>
  system: System | undefined
  condition: Condition | undefined
}

/** The commands that wait for something to become true, by process key. */
const waiting = defineTable<{ readonly program: string }>('waiting-commands')

const INTERRUPTED = 130
/** What it takes to start a tool, in ticks: half a millisecond. */
const START = 1_000

/** Makes programs of tools, by their names. */
export function toolPrograms(tools: Readonly<Record<string, Tool>>): Tools {
  const commands = new Commands(tools)
  return {
    programs: Object.keys(tools).map((name) => ({
      name,
      step: (system, state) => commands.step(name, system, state as unknown as State | undefined),
    })),
    awakened: (read) => commands.awakened(read),
    loop: {
      name: 'ended-commands',
      watches: [
        watch(processes, ({ before, after, key }, tx) =>
          before?.exitCode === undefined &&
          (!after || after.exitCode !== undefined) &&
          hasPaused(tx, key)
            ? key
            : undefined,
        ),
      ],
      step(tx, key) {
        tx.delete(waiting, key)
        forgetAnswers(tx, key)
        return awaitChange
      },
    },
  }
}

/** The state of a command's process: a new object for each pause. */
interface State {
  readonly [key: string]: Json | undefined
  readonly pauses: number
  /** It was busy when it paused: until when it waits at the latest, and whether that ends by itself. */
  readonly looks?: { readonly until: number | null; readonly ends: boolean }
}

/** The commands of all worlds. */
class Commands {
  private readonly lives = new WeakMap<State, Live>()

  constructor(private readonly tools: Readonly<Record<string, Tool>>) {}

  /** Lets a command go on to its next pause, or to its end. */
  step(name: string, system: System, state: State | undefined): Next {
    const key = system.process
    if (state === undefined) {
      system.trap(['INT', 'TERM', 'HUP'])
      system.spend(START)
    }
    const live =
      state === undefined ? this.begin(system.tx, key, name) : this.at(system.tx, key, name, state)
    const later = this.stillWaits(system, state, live)
    if (later) return later
    if (state !== undefined) this.lives.delete(state)
    live.system = system
    live.transcript.goOn(system.tx, system.signals().length > 0 || live.transcript.isInterrupted)
    live.condition?.check()
    const { done, value } = live.steps.next()
    if (done) return exit(live.transcript.isInterrupted && value === 0 ? INTERRUPTED : value)
    live.transcript.pause(key)
    live.system = undefined
    live.condition = value.when && new Condition(value.when)
    if (value.when) system.tx.put(waiting, key, { program: name })
    else system.tx.delete(waiting, key)
    const ends = comesByItself(value)
    // What is busy is not woken by its condition, so it looks when it is not busy any more.
    const isBusy = live.condition !== undefined && system.isSpent
    const pauses = (state?.pauses ?? 0) + 1
    const looks = { until: value.until ?? null, ends }
    const paused: State = Object.freeze({ pauses, ...(isBusy ? { looks } : {}) })
    this.lives.set(paused, live)
    return awaitInput(paused, isBusy ? system.now : value.until, ends ? { ends: true } : {})
  }

  /** A command that was busy has looked, and what it waits for has not come. */
  private stillWaits(
    { tx, process, now }: System,
    state: State | undefined,
    { condition, transcript }: Live,
  ): Next | undefined {
    const looks = state?.looks
    if (!state || !looks || !condition || transcript.isInterrupted) return undefined
    const { until, ends } = looks
    const hasSignals = (tx.get(processes, process)?.pending.length ?? 0) > 0
    if (hasSignals || (until !== null && until <= now) || condition.holds(tx)) return undefined
    return awaitInput(state, until ?? undefined, ends ? { ends: true } : {})
  }

  /** The processes of commands that wait for what has come true. */
  awakened(read: Reader): readonly string[] {
    if (read.count(waiting) === 0) return []
    const keys: string[] = []
    read.each(waiting, '', ({ program }, key) => {
      const row = read.get(processes, key)
      if (row?.state === undefined || busyUntil(read.now, row) !== undefined) return
      if (this.at(read, key, program, row.state as unknown as State).condition?.holds(read))
        keys.push(key)
    })
    return keys
  }

  /** A command as it is in this state. */
  private at(read: Reader, key: string, name: string, state: State): Live {
    const known = this.lives.get(state)
    if (known) return known
    const live = this.begin(read, key, name)
    live.transcript.replay(answersTo(read, key), () => {
      const { when } = live.steps.next().value as Wait
      live.condition = when && new Condition(when)
    })
    this.lives.set(state, live)
    return live
  }

  private begin(read: Reader, key: string, name: string): Live {
    const row = read.get(processes, key) as Process
    const transcript = new Transcript()
    const cli = processCli(transcript, key, row, () => live.system as System)
    const live: Live = {
      transcript,
      system: undefined,
      condition: undefined,
      steps: (this.tools[name] as Tool)(cli, row.argv.slice(1)),
    }
    return live
  }
}

/** Whether what a command waits for comes by itself, and is not the matter of somebody else. */
const comesByItself = ({ until, when, endless, serving }: Wait): boolean =>
  !endless && !serving && (until !== undefined || when !== undefined)
