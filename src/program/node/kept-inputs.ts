/**
 * Scripts of a runtime that cannot give their memory: the world holds what they received.
 *
 * The script itself, with its closures, lives beside the world in a cache. The cache is keyed by the
 * very state object that the process's row holds: when a script goes on, its entry moves to the
 * state of the next moment. So a fork, a restored snapshot or a step that was rolled back holds a
 * state that leads to no script, and never to one that has already gone further; there the module
 * runs again and is given all that it received, and what it does meanwhile is discarded.
 *
 * @module
 */
import type { Json, System } from '../program.js'
import { ReplayHost } from './host.js'
import { receivedBy, record } from './inputs.js'
import type { Kept, Script } from './kept.js'
import type { Input, ScriptInstance, ScriptRuntime, ScriptStatus } from './script-runtime.js'

/** How much a script received, as the state of its process. */
interface InputsState {
  readonly [key: string]: number
  readonly inputs: number
}

interface Live {
  readonly host: ReplayHost
  readonly instance: ScriptInstance
  status: ScriptStatus
  readonly given: Set<string>
}

/** Keeps what scripts received. */
export function keptByInputs(runtime: ScriptRuntime): Kept {
  const scripts = new WeakMap<object, Live>()

  const fresh = (): Live => {
    const host = new ReplayHost()
    return {
      host,
      instance: runtime.create(host),
      status: { reads: false, awaits: [] },
      given: new Set(),
    }
  }

  function rebuild(system: System): Live {
    const live = fresh()
    for (const row of receivedBy(system.tx, system.process)) {
      live.host.goBackTo(row)
      if (row.input.kind === 'request') live.given.add(row.input.id)
      live.status = live.instance.deliver(row.input)
    }
    return live
  }

  function scriptOf(system: System, live: Live, before: InputsState): Script {
    let { inputs } = before
    return {
      get status() {
        return live.status
      },
      given: live.given,
      give(input: Input) {
        live.host.goLive(system)
        live.status = live.instance.deliver(input)
        const answers = live.host.takeAnswers()
        record(system.tx, system.process, inputs++, {
          at: system.now,
          input,
          ...(answers.length > 0 && { answers }),
        })
      },
      keep(): Json {
        const state = inputs === before.inputs ? before : Object.freeze({ inputs })
        scripts.set(state, live)
        return state
      },
    }
  }

  return {
    begin: (system) => scriptOf(system, fresh(), { inputs: 0 }),
    resume(system, state) {
      const known = state as InputsState
      const live = scripts.get(known) ?? rebuild(system)
      scripts.delete(known)
      return scriptOf(system, live, known)
    },
  }
}
