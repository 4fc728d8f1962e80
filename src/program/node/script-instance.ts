/**
 * One running script: it receives inputs one at a time and runs what follows from each to its end.
 * Where its text becomes code is a realm's affair, so every runtime has the same modules, the same
 * event loop and the same reports of errors.
 *
 * @module
 */
import { EventLoop, Exit } from './event-loop.js'
import { globalsOf } from './globals.js'
import { Buffer } from './lib/buffer.js'
import { builtinModules } from './lib/index.js'
import { localeOf } from './lib/locale.js'
import { ownClasses } from './lib/own-classes.js'
import { createProcess } from './lib/process.js'
import { type Rejection, createPromise } from './lib/promise.js'
import { Meter } from './meter.js'
import { ModuleLoader } from './modules.js'
import type { MakeRealm, Realm } from './realm.js'
import { ownRegExp } from './regexp/own-regexp.js'
import type { OpenServer, Script } from './script.js'
import type {
  Input,
  Question,
  ScriptHost,
  ScriptInstance,
  ScriptStart,
  ScriptStatus,
} from './script-runtime.js'
import { needStack } from './stack-room.js'
import { report } from './uncaught.js'

/** The first version in which a rejection that nobody handles ends the process. */
const REJECTIONS_ARE_FATAL = 15
/** What it costs to ask the system, to change something there, and to write a line. */
const TURNS_PER_QUESTION = 8000
const TURNS_PER_WRITE = 80_000
const WRITES = new Set<Question['ask']>(['append', 'request', 'write'])
const TURNS_PER_ACTION = 4000

/** A script that has received nothing yet, in a realm of its own. */
export const scriptInstance = (host: ScriptHost, realm: MakeRealm): ScriptInstance =>
  new Instance(host, realm)

class Instance implements ScriptInstance {
  private exit: number | undefined
  private script: Script | undefined
  private modules: ModuleLoader | undefined
  private realm: Realm | undefined
  private readonly loop: EventLoop
  private readonly meter: Meter
  private readonly host: ScriptHost

  constructor(
    host: ScriptHost,
    private readonly makeRealm: MakeRealm,
  ) {
    this.meter = new Meter((ticks) => host.spend(ticks))
    this.loop = new EventLoop(
      () => host.now,
      this.meter,
      (error) => this.uncaught(error),
      (rejection) => this.unhandled(rejection),
      (work) => (this.realm ? this.realm.task(work) : work()),
    )
    this.host = this.guardedHost(host)
  }

  /**
   * What a script does after it has called process.exit, while that unwinds, does not happen. An
   * error of the simulation's own is none that the script may catch.
   */
  private guardedHost(host: ScriptHost): ScriptHost {
    const guarded = <T>(work: () => T): T => {
      needStack()
      try {
        return this.realm ? this.realm.outside(work) : work()
      } catch (error) {
        this.meter.end(error)
        throw error
      }
    }
    return {
      get now() {
        return host.now
      },
      ask: (question) => {
        this.meter.charge(WRITES.has(question.ask) ? TURNS_PER_WRITE : TURNS_PER_QUESTION)
        return guarded(() => host.ask(question))
      },
      tell: (action) => {
        if (this.loop.leaving !== undefined) return
        this.meter.charge(TURNS_PER_ACTION + ('text' in action ? action.text.length : 0))
        guarded(() => host.tell(action))
      },
      spend: (ticks) => this.meter.charge(ticks),
      occupy: (bytes) => host.occupy(bytes),
      get ticksLeft() {
        return host.ticksLeft
      },
    }
  }

  deliver(input: Input): ScriptStatus {
    if (input.kind === 'start') this.start(input.start)
    this.realm?.inside(() => this.react(input))
    this.meter.settle()
    return this.status()
  }

  private react(input: Input): void {
    if (input.kind === 'start') this.run(input.start)
    else if (this.script && this.exit === undefined) this.receive(input, this.script)
    if (this.exit === undefined && !this.loop.isAlive) this.finish()
  }

  private status(): ScriptStatus {
    const wakeAt = this.loop.wakeAt
    return {
      ...(this.exit !== undefined && { exit: this.exit }),
      ...(wakeAt !== undefined && { wakeAt }),
      reads: this.loop.holds.has('stdin'),
      awaits: [...(this.script?.requests.keys() ?? [])],
    }
  }

  private start(start: ScriptStart): void {
    const { host, loop } = this
    const Promise = createPromise({ enqueue: loop.job, rejected: loop.rejected })
    const shared = {
      host,
      loop,
      start,
      Promise,
      classes: ownClasses(),
      servers: new Map<number, OpenServer>(),
      requests: new Map(),
      cwd: start.cwd,
      outside: <T>(work: () => T): T => (this.realm ? this.realm.outside(work) : work()),
    }
    const script: Script = Object.assign(shared, { process: createProcess(shared) })
    this.script = script
    const builtins = builtinModules(script)
    const { meter } = this
    const regExp = ownRegExp({ charge: (turns) => meter.charge(turns), outside: shared.outside })
    this.realm = this.makeRealm({
      globals: globalsOf(script, builtins, regExp),
      Promise,
      meter,
      regExp,
      locale: () => localeOf(script.process.env),
    })
    this.modules = new ModuleLoader(script, this.realm, builtins)
  }

  private run({ source, argv }: ScriptStart): void {
    this.loop.run(() =>
      source === undefined
        ? this.modules?.runMain(argv[1] ?? '')
        : this.modules?.runSource(source, '[eval]'),
    )
  }

  private receive(input: Exclude<Input, { kind: 'start' }>, script: Script): void {
    switch (input.kind) {
      case 'time':
        return this.loop.runTimers()
      case 'request': {
        const server = script.servers.get(input.port) ?? [...script.servers.values()][0]
        return this.loop.run(() => server?.serve(input))
      }
      case 'outcome':
        return this.loop.run(() => script.requests.get(input.id)?.(input))
      case 'signal':
        return this.loop.run(
          () => void script.process.emit(`SIG${input.signal}`, `SIG${input.signal}`),
        )
      case 'stdin': {
        const { stdin } = script.process
        if (input.text === undefined) this.loop.holds.delete('stdin')
        const text = input.text
        return this.loop.run(
          () =>
            void (text === undefined
              ? stdin.emit('end')
              : stdin.emit('data', stdin.encoding === undefined ? Buffer.from(text) : text)),
        )
      }
    }
  }

  /** Nothing can happen any more. */
  private finish(): void {
    this.loop.run(
      () => void this.script?.process.emit('beforeExit', this.script.process.exitCode ?? 0),
    )
    if (this.exit === undefined && !this.loop.isAlive)
      this.leave(this.script?.process.exitCode ?? 0)
  }

  private leave(code: number): void {
    if (this.exit !== undefined) return
    this.exit = code
    this.loop.leaving = undefined
    try {
      this.script?.process.emit('exit', code)
    } catch (error) {
      const { stopped } = this.meter
      if (stopped && !(stopped.error instanceof Exit)) throw stopped.error
      if (!(error instanceof Exit))
        this.host.tell({
          do: 'err',
          text: report(error, this.script?.start.version ?? '', (file) =>
            this.modules?.sources.get(file),
          ),
        })
      this.exit = error instanceof Exit ? error.code : 1
    }
    this.loop.stop()
  }

  private uncaught(error: unknown): void {
    if (error instanceof Exit) return this.leave(error.code)
    const { script } = this
    if (!script || this.exit !== undefined) return
    if (script.process.listenerCount('uncaughtException') > 0)
      return this.loop.tick(() => void script.process.emit('uncaughtException', error))
    this.host.tell({
      do: 'err',
      text: report(error, script.start.version, (file) => this.modules?.sources.get(file)),
    })
    this.leave(1)
  }

  private unhandled({ reason, promise }: Rejection): void {
    const { script } = this
    if (!script || this.exit !== undefined) return
    const { version, pid } = script.start
    if (script.process.listenerCount('unhandledRejection') > 0)
      script.process.emit('unhandledRejection', reason, promise)
    else if (Number(version.split('.')[0]) >= REJECTIONS_ARE_FATAL) this.uncaught(reason)
    else
      this.host.tell({
        do: 'err',
        text: `(node:${pid}) UnhandledPromiseRejectionWarning: Unhandled promise rejection (rejection id: 1): ${String(reason)}\n`,
      })
  }
}
