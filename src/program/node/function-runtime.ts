/**
 * The default runtime: the host's own JavaScript engine, with an explicit table of modules and
 * globals.
 *
 * It is for code that the user trusts: it cannot stop an endless loop, and a script that wants to
 * can reach the host. A runtime that keeps scripts apart implements the same interface.
 *
 * @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/Function
 */
import { DRIVER, IMPORTER, asyncDriver, importer } from './async.js'
import { EventLoop, Exit, type Timer } from './event-loop.js'
import { builtinModules } from './lib/index.js'
import { Buffer } from './lib/buffer.js'
import { createConsole } from './lib/console.js'
import { createDate } from './lib/date.js'
import { ownClasses } from './lib/own-classes.js'
import { fetchFor } from './lib/fetch.js'
import { createProcess } from './lib/process.js'
import { createPromise } from './lib/promise.js'
import { urlModule } from './lib/querystring.js'
import { PROMISIFIED } from './lib/util.js'
import { seededMath } from './lib/math.js'
import { ModuleLoader } from './modules.js'
import type { OpenServer, Script } from './script.js'
import type {
  Input,
  ScriptHost,
  ScriptInstance,
  ScriptRuntime,
  ScriptStart,
  ScriptStatus,
} from './script-runtime.js'
import { report } from './uncaught.js'

/** Runs scripts with `new Function`. */
export const functionRuntime: ScriptRuntime = {
  name: 'function',
  create: (host) => new FunctionInstance(host),
}

/** The first version in which a rejection that nobody handles ends the process. */
const REJECTIONS_ARE_FATAL = 15
/** The first version with `fetch`. */
const FETCHES = 18

class FunctionInstance implements ScriptInstance {
  private exit: number | undefined
  private script: Script | undefined
  private modules: ModuleLoader | undefined
  private readonly loop: EventLoop

  private readonly host: ScriptHost

  constructor(host: ScriptHost) {
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
    const modules = new ModuleLoader(script, globalsOf(script, builtins), builtins)
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

/** The globals of a script. What the host has beyond JavaScript itself is hidden. */
function globalsOf(
  script: Script,
  builtins: (name: string) => unknown,
): ReadonlyMap<string, unknown> {
  const { loop } = script
  const timer =
    (repeat: boolean) =>
    (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
      if (typeof run !== 'function')
        throw new TypeError('The "callback" argument must be of type function. Received undefined')
      return timerHandle(
        loop,
        loop.timer(() => run(...args), Number(delay ?? 1), repeat),
      )
    }
  const clear = (handle: unknown): void =>
    loop.clearTimer((handle as { timer?: unknown } | undefined)?.timer)
  const { URL, URLSearchParams } = urlModule()
  const globals = new Map<string, unknown>([
    ['process', script.process],
    ['console', createConsole(script)],
    ['Buffer', Buffer],
    ['Promise', script.Promise],
    ['Date', createDate(() => script.host.now)],
    ['Math', seededMath(script.start.seed)],
    [
      'setTimeout',
      Object.assign(timer(false), {
        [PROMISIFIED]: (builtins('timers/promises') as { setTimeout: unknown }).setTimeout,
      }),
    ],
    ['setInterval', timer(true)],
    [
      'setImmediate',
      (run: (...args: unknown[]) => void, ...args: unknown[]) => loop.immediate(() => run(...args)),
    ],
    ['clearTimeout', clear],
    ['clearInterval', clear],
    ['clearImmediate', (handle: unknown) => loop.clearImmediate(handle)],
    ['queueMicrotask', loop.job],
    ['performance', { now: () => script.process.uptime() * 1000 }],
    ['URL', URL],
    ['URLSearchParams', URLSearchParams],
    ['fetch', Number(script.start.version.split('.')[0]) >= FETCHES ? fetchFor(script) : undefined],
    ['crypto', builtins('crypto')],
    ...[
      'window',
      'document',
      'self',
      'XMLHttpRequest',
      'WebSocket',
      'Worker',
      'localStorage',
      'indexedDB',
      'navigator',
      'location',
      'Deno',
      'Bun',
    ].map((name): [string, unknown] => [name, undefined]),
  ])
  const own: Record<string, unknown> = Object.create(globalThis) as Record<string, unknown>
  for (const [name, value] of globals)
    Object.defineProperty(own, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    })
  Object.defineProperty(own, 'global', { value: own })
  Object.defineProperty(own, 'globalThis', { value: own })
  return globals
    .set('global', own)
    .set('globalThis', own)
    .set(DRIVER, asyncDriver(script.Promise))
    .set(IMPORTER, importer(script.Promise))
}

function timerHandle(loop: EventLoop, timer: Timer): Record<string, unknown> {
  const handle: Record<string, unknown> = {
    ref() {
      timer.isRef = true
      return handle
    },
    unref() {
      timer.isRef = false
      return handle
    },
    hasRef: () => timer.isRef,
    close: () => loop.clearTimer(timer),
  }
  return Object.defineProperty(handle, 'timer', { value: timer })
}
