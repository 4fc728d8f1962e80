/**
 * QuickJS as a script runtime: scripts run in engines of their own, are counted turn by turn, and
 * are values.
 *
 * @module
 */
import { compile, evaluated } from '../program/node/compile/compile.js'
import type { Place } from '../program/node/compile/output.js'
import { CATCH_COSTS } from '../program/node/compile/weight.js'
import { METER } from '../program/node/compile/words.js'
import type {
  Action,
  Input,
  Question,
  ScriptHost,
  ScriptInstance,
  ScriptMemory,
  ScriptRuntime,
  ScriptStatus,
} from '../program/node/script-runtime.js'
import type {
  Compiled,
  CompileRequest,
  EvalRequest,
  OriginRequest,
  OriginalRequest,
} from './compiled.js'
import type { Caller } from './engine.js'
import { FIRST_MEMORY } from './instance.js'
import { answerIntl } from './intl.js'
import { partsOf } from './platform.js'
import type { Pool, Worker } from './pool.js'

/** How many turns of loops in the engine a tick is: half a microsecond of a processor. */
const TURNS_A_TICK = 100
/** What a call of the host costs, and each character that goes to it. */
const [TURNS_A_CALL, TURNS_A_CHARACTER] = [500, 2]
/** The most that an engine counts at once. */
const MOST_TURNS = 2 ** 31 - 1

/** A runtime on these engines. */
export const quickjsRuntime = (pool: Pool, name: string): ScriptRuntime => ({
  name,
  create: (host) => new QuickJSScript(pool, host, pool.first),
  resume: (host, memory) => new QuickJSScript(pool, host, memory),
})

class QuickJSScript implements ScriptInstance {
  private worker: Worker | undefined

  constructor(
    private readonly pool: Pool,
    private readonly host: ScriptHost,
    private readonly before: ScriptMemory,
  ) {}

  deliver(input: Input): ScriptStatus {
    this.worker ??= this.pool.with(this.before)
    const { engine, memory } = this.worker
    const { fuel } = engine.instance
    const turns = Math.min(MOST_TURNS, Math.ceil(this.host.ticksLeft * TURNS_A_TICK))
    fuel.value = turns
    memory.touch()
    try {
      const answer = engine.run(this.caller(fuel), JSON.stringify(input))
      this.host.spend(Math.ceil((turns - fuel.value) / TURNS_A_TICK))
      return JSON.parse(answer) as ScriptStatus
    } catch (error) {
      memory.forget()
      if (fuel.value < 0) this.host.spend(this.host.ticksLeft + 1)
      throw error
    }
  }

  memory(): ScriptMemory {
    return this.worker?.memory.save() ?? this.before
  }

  /** What the script asks of the host. */
  private caller(fuel: { value: number }): Caller {
    const { host } = this
    const counted =
      <Request>(work: (request: Request) => unknown) =>
      (text: string): string => {
        const answer = work(JSON.parse(text) as Request)
        fuel.value -= TURNS_A_CALL + text.length * TURNS_A_CHARACTER
        return JSON.stringify(answer)
      }
    return {
      now: host.now,
      texts: {
        ask: counted((question: Question) => host.ask(question)),
        tell: counted((action: Action) => host.tell(action)),
        spend: counted((ticks: number) => void (fuel.value -= ticks * TURNS_A_TICK)),
        takeApart: counted(partsOf),
        intl: counted(answerIntl),
        compile: counted(compiled),
        originOf: counted(originOf),
        originalOf: counted(originalOf),
        compileEval: counted(({ text, around }: EvalRequest) => evaluated(text, around)),
      },
      grows: (bytes) => host.occupy(bytes - FIRST_MEMORY),
    }
  }
}

/** Code for the engine, which counts by itself: what counts turns there is blanked. */
function compiled({ text, name, goal }: CompileRequest): Compiled {
  const unit = compile(text, name, goal)
  if ('message' in unit) return unit
  const { linkage, names, body } = unit
  return {
    goal,
    linkage,
    names: {
      isDynamic: names.isDynamic,
      tested: [...names.tested],
      mayChangeBuiltIns: names.mayChangeBuiltIns,
    },
    body: uncounted(body),
  }
}

/** The same code at the same places, without what counts. The mark says that it is compiled text. */
const uncounted = (body: string): string =>
  body.replace(COUNTING, (count) => '0/*ª*/'.padEnd(count.length))

function originOf({ text, name, goal, place }: OriginRequest): Place | null {
  const unit = compile(text, name, goal)
  return 'message' in unit ? null : (unit.originOf(place) ?? null)
}

function originalOf({ text, name, goal, piece }: OriginalRequest): string | null {
  const unit = compile(text, name, goal)
  if ('message' in unit) return null
  const at = uncounted(unit.body).indexOf(piece)
  return at < 0 ? null : (unit.originalOf(unit.body.slice(at, at + piece.length)) ?? null)
}

/** Counts in `catch` stay: they end a script that has called process.exit, even where it catches. */
const COUNTING = new RegExp(
  `\\(${METER}\\.left-=(?!${CATCH_COSTS}\\))\\d+\\)<0&&${METER}\\.spent\\(\\)`,
  'g',
)
