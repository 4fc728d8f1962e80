/**
 * Engines: few of them run the scripts of all labs, one after the other. An engine holds nothing
 * that a script is made of, except while it works; it is a cache.
 *
 * @module
 */
import { Engine } from './engine.js'
import { layoutOf } from './layout.js'
import { type Booted, EngineMemory, type ScriptMemory, bootedMemory } from './memory.js'
import type { WasmModule } from './platform.js'

/** An engine with its memory. */
export interface Worker {
  readonly engine: Engine
  readonly memory: EngineMemory
}

/** How many engines are kept. Scripts whose memory has grown need some of their own. */
const KEPT = 4

/** The engines of one module. */
export class Pool {
  private readonly booted: Booted
  /** The one that was used last is the last one. */
  private workers: readonly Worker[]
  /** The memory of a script that has received nothing yet. */
  readonly first: ScriptMemory

  constructor(
    private readonly module: WasmModule,
    guest: string,
  ) {
    const engine = Engine.boot(module, guest)
    this.booted = bootedMemory(engine, layoutOf(module))
    const worker = { engine, memory: new EngineMemory(engine, this.booted) }
    this.first = worker.memory.save()
    this.workers = [worker]
  }

  /**
   * An engine with the memory of a script. Whether memory has to grow is something that a script's
   * limit depends on, so an engine that has more pages than the script had is not the same.
   */
  with(memory: ScriptMemory): Worker {
    const fitting = this.workers.filter(({ memory: { pages } }) => pages <= memory.pages)
    const most = Math.max(...fitting.map((worker) => worker.memory.pages))
    const worker = fitting.findLast((one) => one.memory.pages === most) ?? this.another()
    this.workers = [...this.workers.filter((one) => one !== worker).slice(1 - KEPT), worker]
    worker.memory.load(memory)
    return worker
  }

  private another(): Worker {
    const engine = new Engine(this.module, this.booted.at)
    const memory = new EngineMemory(engine, this.booted)
    memory.forget()
    return { engine, memory }
  }
}
