/**
 * `node`: runs the JavaScript file that is in the image, in virtual time.
 *
 * A script lives in its runtime; the world has what it takes to go on with it, in any world that
 * begins where this one is. Which that is depends on the runtime: `kept-inputs.ts` and
 * `kept-memory.ts`.
 *
 * @see https://nodejs.org/api/cli.html
 */
import type { System, Next, Program } from '../program.js'
import { awaitInput, exit } from '../program.js'
import { functionRuntime } from './function-runtime.js'
import { keptByInputs } from './kept-inputs.js'
import { keptByMemory } from './kept-memory.js'
import type { Kept } from './kept.js'
import { goOnWith } from './next-inputs.js'
import type { ScriptRuntime, ScriptStart } from './script-runtime.js'

/** The program text, while it still comes in on standard input. */
interface Gathering {
  readonly [key: string]: string
  readonly gathering: string
}

/** The threads of V8 and libuv. */
const THREADS = 6

const DEFAULT_VERSION = '22.17.1'

/** A `node` that evaluates JavaScript with a runtime of your choice. */
export function createNode(runtime: ScriptRuntime = functionRuntime): Program {
  const kept: Kept = runtime.resume
    ? keptByMemory({ ...runtime, resume: runtime.resume })
    : keptByInputs(runtime)

  function start(system: System, source?: string): Next {
    system.startThreads(THREADS)
    const script = kept.begin(system)
    script.give({ kind: 'start', start: startOf(system, source) })
    return goOnWith(system, script)
  }

  return {
    name: 'node',
    step(system, state) {
      const gathering = (state as Gathering | undefined)?.gathering
      return state === undefined || gathering !== undefined
        ? begin(system, gathering, start)
        : goOnWith(system, kept.resume(system, state))
    },
  }
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
  return awaitInput({ gathering: (gathered ?? '') + text })
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
