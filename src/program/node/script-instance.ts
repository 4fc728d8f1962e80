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
import { ownClasses } from './lib/own-classes.js'
import { createProcess } from './lib/process.js'
import { createPromise } from './lib/promise.js'
import { ModuleLoader } from './modules.js'
import type { MakeRealm } from './realm.js'
import type { OpenServer, Script } from './script.js'
import type {
  Input,
  ScriptHost,
  ScriptInstance,
  ScriptStart,
  ScriptStatus,
} from './script-runtime.js'
import { report } from './uncaught.js'

/** The first version in which a rejection that nobody handles ends the process. */
const REJECTIONS_ARE_FATAL = 15
/** A script that has received nothing yet, in a realm of its own. */
export const scriptInstance = (host: ScriptHost, realm: MakeRealm): ScriptInstance =>
  new Instance(host, realm)

class Instance implements ScriptInstance {
  private exit: number | undefined
  private script: Script | undefined
  private modules: ModuleLoader | undefined
  private readonly loop: EventLoop

  private readonly host: ScriptHost

  constructor(
    host: ScriptHost,
    private readonly makeRealm: MakeRealm,
  ) {
    this.loop = new EventLoop(
      () => host.now,
      (error) => this.uncaught(error),
    )
    // What a script does after it has called process.exit, while that unwinds, does not happen.
    this.host = {
      get now() {
        return host.now
      },
      ask: (question) => host.ask(question),
      tell: (action) => (this.loop.leaving === undefined ? host.tell(action) : undefined),
    }
  }

  deliver(input: Input): ScriptStatus {
    if (input.kind === 'start') this.start(input.start)
    else if (this.script && this.exit === undefined) this.receive(input, this.script)
    if (this.exit === undefined && !this.loop.isAlive) this.finish()
    return this.status()
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
    const Promise = createPromise(loop.job, (reason) => this.rejected(reason, start))
    const shared = {
      host,
      loop,
      start,
      Promise,
      classes: ownClasses(),
      servers: new Map<number, OpenServer>(),
      requests: new Map(),
      cwd: start.cwd,
    }
    const script: Script = Object.assign(shared, { process: createProcess(shared) })
    this.script = script
    const builtins = builtinModules(script)
    const realm = this.makeRealm(globalsOf(script, builtins), Promise)
    const modules = new ModuleLoader(script, realm, builtins)
    this.modules = modules
    loop.run(() =>
      start.source === undefined
        ? modules.runMain(start.argv[1] ?? '')
        : modules.runSource(start.source, '[eval]'),
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

  private rejected(reason: unknown, start: ScriptStart): void {
    const { script } = this
    if (script && script.process.listenerCount('unhandledRejection') > 0)
      script.process.emit('unhandledRejection', reason)
    else if (Number(start.version.split('.')[0]) >= REJECTIONS_ARE_FATAL) this.uncaught(reason)
    else
      this.host.tell({
        do: 'err',
        text: `(node:${start.pid}) UnhandledPromiseRejectionWarning: Unhandled promise rejection (rejection id: 1): ${String(reason)}\n`,
      })
  }
}
