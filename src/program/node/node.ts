/**
 * `node`: runs the JavaScript file that is in the image, in virtual time.
 *
 * The world holds what a script received (see `inputs.ts`); the script itself, with its closures,
 * lives beside the world in a cache. The cache is keyed by the very state object that the process's
 * row holds: when a script goes on, its entry moves to the state of the next moment. So a fork, a
 * restored snapshot or a step that was rolled back holds a state that leads to no script, and never
 * to one that has already gone further; there the module runs again and is given all that it
 * received, and what it does meanwhile is discarded.
 *
 * @see https://nodejs.org/api/cli.html
 */
import type { System, Next, Program } from '../program.js'
import { awaitInput, exit } from '../program.js'
import { functionRuntime } from './function-runtime.js'
import { ReplayHost } from './host.js'
import { receivedBy, record } from './inputs.js'
import type {
  Input,
  ScriptInstance,
  ScriptRuntime,
  ScriptStart,
  ScriptStatus,
} from './script-runtime.js'

/** The state of a process in the world: how much it received, and what it waits for. */
interface NodeState {
  readonly [key: string]: number | string | readonly string[] | undefined
  /** How many inputs it received. */
  readonly inputs: number
  /** The program text, while it still comes in on standard input. */
  readonly gathering?: string
}

interface Live {
  readonly host: ReplayHost
  readonly script: ScriptInstance
  status: ScriptStatus
  /** The requests that it has been given. */
  readonly given: Set<string>
}

/** The threads of V8 and libuv. */
const THREADS = 11

const DEFAULT_VERSION = '22.17.1'

/** A `node` that evaluates JavaScript with a runtime of your choice. */
function createNode(runtime: ScriptRuntime = functionRuntime): Program {
  const scripts = new WeakMap<object, Live>()

  function start(system: System, source?: string): Next {
    system.startThreads(THREADS)
    const host = new ReplayHost()
    const live: Live = {
      host,
      script: runtime.create(host),
      status: { reads: false, awaits: [] },
      given: new Set(),
    }
    return goOn(system, live, 0, [{ kind: 'start', start: startOf(system, source) }])
  }

  /** Gives the script what there is, one input after the other, and then waits. */
  function goOn(system: System, live: Live, received: number, first: readonly Input[]): Next {
    let inputs = received
    const give = (input: Input): void => {
      live.host.goLive(system)
      live.status = live.script.deliver(input)
      const answers = live.host.takeAnswers()
      record(system.tx, system.process, inputs++, {
        at: system.now,
        input,
        ...(answers.length > 0 && { answers }),
      })
    }
    for (const input of first) give(input)
    while (live.status.exit === undefined) {
      const next = nextInputs(system, live)
      if (next.length === 0) break
      for (const input of next) if (live.status.exit === undefined) give(input)
    }
    if (live.status.exit !== undefined) return exit(live.status.exit)
    const state: NodeState = Object.freeze({ inputs })
    scripts.set(state, live)
    return awaitInput(state, live.status.wakeAt)
  }

  function rebuild(system: System): Live {
    const host = new ReplayHost()
    const live: Live = {
      host,
      script: runtime.create(host),
      status: { reads: false, awaits: [] },
      given: new Set(),
    }
    for (const row of receivedBy(system.tx, system.process)) {
      host.goBackTo(row)
      if (row.input.kind === 'request') live.given.add(row.input.id)
      live.status = live.script.deliver(row.input)
    }
    return live
  }

  return {
    name: 'node',
    step(system, state) {
      const known = state as NodeState | undefined
      if (known === undefined || known.gathering !== undefined)
        return begin(system, known?.gathering, start)
      const live = scripts.get(known) ?? rebuild(system)
      scripts.delete(known)
      const inputs = nextInputs(system, live)
      if (inputs.length > 0) return goOn(system, live, known.inputs, inputs)
      scripts.set(known, live)
      return awaitInput(known, live.status.wakeAt)
    },
  }
}

/** What has happened that the script does not know yet. */
function nextInputs(system: System, live: Live): readonly Input[] {
  const inputs: Input[] = []
  for (const signal of system.signals()) inputs.push({ kind: 'signal', signal })
  for (const id of live.status.awaits) {
    const outcome = system.outcome(id)
    if (outcome)
      inputs.push(
        'answer' in outcome
          ? { kind: 'outcome', id, answer: outcome.answer }
          : { kind: 'outcome', id, failure: outcome.failure },
      )
  }
  for (const { id, to, source, message } of system.requests()) {
    if (live.given.has(id)) continue
    live.given.add(id)
    inputs.push({ kind: 'request', id, port: to?.port ?? 0, source, message })
  }
  if (live.status.reads) {
    const text = system.read()
    if (text !== '') inputs.push(text === undefined ? { kind: 'stdin' } : { kind: 'stdin', text })
  }
  if (live.status.wakeAt !== undefined && live.status.wakeAt <= system.now)
    inputs.push({ kind: 'time' })
  return inputs
}

/** Reads the command line; a script on standard input is gathered to its end first. */
function begin(
  system: System,
  gathered: string | undefined,
  start: (system: System, source?: string) => Next,
): Next {
  const [first, second] = system.argv.slice(1)
  if (first === '-v' || first === '--version') {
    system.out(`v${versionOf(system)}\n`)
    return exit(0)
  }
  if (first === '-e' || first === '--eval' || first === '-p' || first === '--print') {
    if (second === undefined) {
      system.err(`${system.argv[0]}: ${first} requires an argument\n`)
      return exit(9)
    }
    return start(
      system,
      first.includes('p') ? `console.log(eval(${JSON.stringify(second)}))` : second,
    )
  }
  if (first?.startsWith('-') && first !== '-') {
    system.err(`${system.argv[0]}: bad option: ${first}\n`)
    return exit(9)
  }
  if (first !== undefined && first !== '-') return start(system)
  const text = system.read()
  if (text === undefined) return start(system, gathered ?? '')
  return awaitInput({ inputs: 0, gathering: (gathered ?? '') + text })
}

const versionOf = (system: System): string => system.env.NODE_VERSION ?? DEFAULT_VERSION

function startOf(system: System, source: string | undefined): ScriptStart {
  const script = source === undefined ? [system.files.resolve(system.argv[1] ?? '')] : []
  const rest = system.argv.slice(
    source === undefined ? 2 : system.argv[1] === '-' || system.argv[1] === undefined ? 2 : 3,
  )
  return {
    argv: ['/usr/local/bin/node', ...script, ...rest],
    ...(source !== undefined && { source }),
    env: system.env,
    cwd: system.cwd,
    pid: system.pid,
    ppid: system.ppid,
    uid: system.user.uid,
    hostname: system.hostname,
    version: versionOf(system),
    seed: system.random.int(1, 0x7fffffff),
    terminal: system.isTerminal('stdout'),
  }
}

/** The `node` of the default runtime. */
export const nodeProgram: Program = createNode()
