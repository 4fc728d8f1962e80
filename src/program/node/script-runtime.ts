/**
 * The door between a JavaScript program and the simulated system: what a script is given, what it
 * can ask for, what it does.
 *
 * Everything that crosses is plain data, so a runtime can keep the script in a world of its own
 * (another realm, QuickJS). A runtime is deterministic: the same inputs with the same answers lead
 * to the same script in the same state.
 *
 * @module
 */
import type { Answer, Failure, Message } from '../../net/request.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Json } from '../program.js'

/** What a script gets to know about itself when it starts. */
export interface ScriptStart {
  /** As `process.argv`: the interpreter, the script's path, its arguments. */
  readonly argv: readonly string[]
  /** The program text when it does not come from a file: after `-e`, or from standard input. */
  readonly source?: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly pid: number
  readonly ppid: number
  readonly uid: number
  readonly hostname: string
  /** Node's version, without the `v`. */
  readonly version: string
  /** What `Math.random` starts from. */
  readonly seed: number
  readonly terminal: boolean
}

/** What a script receives, one thing at a time. */
export type Input =
  | { readonly kind: 'start'; readonly start: ScriptStart }
  /** Time has come: whatever is due runs. */
  | { readonly kind: 'time' }
  | {
      readonly kind: 'request'
      readonly id: string
      readonly port: number
      readonly source: string
      readonly message: Message
    }
  | {
      readonly kind: 'outcome'
      readonly id: string
      readonly answer?: Answer
      readonly failure?: Failure
    }
  /** Text came on standard input; without text, its end. */
  | { readonly kind: 'stdin'; readonly text?: string }
  /** A signal that it trapped: `TERM`, `INT`, … */
  | { readonly kind: 'signal'; readonly signal: string }

/**
 * What a script asks the system; answered at once. File operations answer `{ error: code }` when
 * they fail.
 */
export type Question =
  | { readonly ask: 'read' | 'stat' | 'list' | 'remove' | 'remove-tree'; readonly path: string }
  | { readonly ask: 'write' | 'append'; readonly path: string; readonly text: string }
  | { readonly ask: 'mkdir'; readonly path: string; readonly parents: boolean }
  | { readonly ask: 'rename'; readonly from: string; readonly to: string }
  | { readonly ask: 'chmod'; readonly path: string; readonly mode: number }
  | { readonly ask: 'listen'; readonly port: number }
  | {
      readonly ask: 'request'
      readonly host: string
      readonly port: number
      readonly message: Message
      readonly timeout?: number
    }
  | { readonly ask: 'resolve'; readonly name: string }
  | { readonly ask: 'kill'; readonly pid: number; readonly signal: string }

/** What a script does without wanting to know. */
export type Action =
  | { readonly do: 'out' | 'err'; readonly text: string }
  | { readonly do: 'respond'; readonly id: string; readonly answer: Answer }
  | { readonly do: 'trap'; readonly signals: readonly string[] }

/** The system as a script meets it. */
export interface ScriptHost {
  readonly now: VirtualTime
  ask(question: Question): Json
  tell(action: Action): void
  /**
   * Counts work of the script, in ticks.
   *
   * @throws LimitError when it is too much; the runtime stops the script and lets it pass
   */
  spend(ticks: number): void
  /**
   * Says how much memory the script has taken besides what node takes in any case, in bytes.
   *
   * @throws OutOfMemory, LimitError when it is too much; the runtime stops the script and lets it pass
   */
  occupy(bytes: number): void
  /** How many ticks the script may spend now, before `spend` throws. */
  readonly ticksLeft: number
}

/** What a script waits for. */
export interface ScriptStatus {
  /** Set when it has ended. */
  readonly exit?: number
  /** When its next timer is due. */
  readonly wakeAt?: VirtualTime
  /** It wants what comes on standard input. */
  readonly reads: boolean
  /** The requests that it sent and that are not answered. */
  readonly awaits: readonly string[]
}

/** A script that runs. */
export interface ScriptInstance {
  /** Hands over one input and runs what follows from it to its end, jobs of promises included. */
  deliver(input: Input): ScriptStatus
  /** All that the script is, as a value; only of a runtime that can resume it. */
  memory?(): ScriptMemory
}

/** The memory of a script, as it lies in the world. */
export interface ScriptMemory {
  /** How much the runtime has set aside for it, in units of its own. */
  readonly pages: number
  /** What is in it; a piece that has not changed is the same text as before. */
  readonly pieces: readonly string[]
}

/**
 * Runs JavaScript. A runtime keeps nothing of any world, so labs and their forks share one.
 *
 * @example createLab({ scripts: await loadQuickJS() })
 */
export interface ScriptRuntime {
  readonly name: string
  /** A script that has received nothing yet; its first input is `start`. */
  create(host: ScriptHost): ScriptInstance
  /**
   * A script that goes on from its memory. A runtime without this is given everything again that
   * the script has received.
   */
  resume?(host: ScriptHost, memory: ScriptMemory): ScriptInstance
}
