/**
 * Scripts of a runtime that gives their memory as a value: the world holds it, closures, generators
 * and pending promises included, and nothing of a script is anywhere else.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Json, System } from '../program.js'
import { SystemHost } from './host.js'
import type { Kept, Script } from './kept.js'
import type {
  Input,
  ScriptInstance,
  ScriptMemory,
  ScriptRuntime,
  ScriptStatus,
} from './script-runtime.js'

/** The memory of scripts, by process key. */
const memories = defineTable<ScriptMemory>('script-memory')

/** Forgets the memory of a process that has ended. */
export const forgetMemory = (tx: Tx, process: string): void => void tx.delete(memories, process)

/** What a script waits for, as the state of its process. */
interface MemoryState {
  readonly [key: string]: Json | undefined
  readonly wakeAt?: number
  readonly reads: boolean
  readonly awaits: readonly string[]
  readonly given: readonly string[]
}

/** Keeps the memory of scripts. */
export function keptByMemory(runtime: Required<ScriptRuntime>): Kept {
  return {
    begin: (system) =>
      new MemoryScript(system, runtime.create(new SystemHost(system)), {
        reads: false,
        awaits: [],
        given: [],
      }),
    resume(system, state) {
      const memory = system.tx.get(memories, system.process)
      if (!memory) throw new Error('the memory of a script is missing')
      return new MemoryScript(
        system,
        runtime.resume(new SystemHost(system), memory),
        state as MemoryState,
      )
    },
  }
}

class MemoryScript implements Script {
  status: ScriptStatus
  readonly given: Set<string>
  private isChanged = false

  constructor(
    private readonly system: System,
    private readonly instance: ScriptInstance,
    private readonly state: MemoryState,
  ) {
    this.status = state
    this.given = new Set(state.given)
  }

  give(input: Input): void {
    this.isChanged = true
    this.status = this.instance.deliver(input)
  }

  keep(): Json {
    if (!this.isChanged) return this.state
    const { tx, process } = this.system
    const memory = this.instance.memory?.()
    if (memory) tx.put(memories, process, memory)
    const waiting = new Set(this.system.requests().map(({ id }) => id))
    const { wakeAt, reads, awaits } = this.status
    const state: MemoryState = {
      ...(wakeAt !== undefined && { wakeAt }),
      reads,
      awaits,
      given: [...this.given].filter((id) => waiting.has(id)),
    }
    return state
  }
}
