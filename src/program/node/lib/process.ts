/**
 * The `process` object.
 *
 * @see https://nodejs.org/api/process.html
 */
import { Exit } from '../event-loop.js'
import { type ScriptBase, systemError } from '../script.js'
import { EventEmitter, type Listener } from './events.js'
import { resolve } from './path.js'

const SIGNAL = /^SIG([A-Z0-9]+)$/

/** 128 and the number of SIGABRT. */
const ABORTED = 134

/** `process.on('SIGTERM', …)` takes the signal's default action away; `process.stdin.on('data', …)` begins to read. */
class Process extends EventEmitter {
  exitCode: number | undefined
  constructor(private readonly trap: (signal: string) => void) {
    super()
  }

  override on(event: string | symbol, listener: Listener): this {
    const signal = typeof event === 'string' ? SIGNAL.exec(event)?.[1] : undefined
    if (signal === 'KILL' || signal === 'STOP') throw systemError('uv_signal_start EINVAL', { code: 'EINVAL', errno: -22, syscall: 'uv_signal_start' })
    if (signal !== undefined) this.trap(signal)
    return super.on(event, listener)
  }

  override once(event: string | symbol, listener: Listener): this {
    const signal = typeof event === 'string' ? SIGNAL.exec(event)?.[1] : undefined
    if (signal !== undefined) this.trap(signal)
    return super.once(event, listener)
  }
}

class StandardInput extends EventEmitter {
  fd = 0
  isTTY = false
  encoding: string | undefined
  constructor(private readonly begin: () => void) {
    super()
  }

  override on(event: string | symbol, listener: Listener): this {
    super.on(event, listener)
    if (event === 'data' || event === 'end' || event === 'readable') this.begin()
    return this
  }

  setEncoding(encoding: string): this {
    this.encoding = encoding
    return this
  }

  resume(): this {
    this.begin()
    return this
  }

  pause(): this {
    return this
  }
}

/** Makes the `process` object of a script that is about to start. */
export function createProcess(script: ScriptBase) {
  const { host, loop, start } = script
  const began = host.now
  const trapped = new Set<string>()
  const target = new Process((signal) => host.tell({ do: 'trap', signals: [...trapped.add(signal)] }))
  const output = (to: 'out' | 'err', fd: number): Record<string, unknown> => ({
    fd,
    isTTY: start.terminal,
    columns: 80,
    write(chunk: unknown, ...rest: readonly unknown[]) {
      host.tell({ do: to, text: String(chunk) })
      const callback = rest.find((argument) => typeof argument === 'function')
      if (callback) loop.tick(callback as () => void)
      return true
    },
    on: () => target,
    end() {},
  })
  const leave = (code: number): never => {
    loop.leaving ??= new Exit(code)
    throw loop.leaving
  }
  const hrtime = Object.assign(
    (before?: readonly [number, number]): [number, number] => {
      const elapsed = host.now - began - (before ? before[0] * 1000 + before[1] / 1e6 : 0)
      return [Math.floor(elapsed / 1000), (elapsed % 1000) * 1e6]
    },
    { bigint: () => BigInt(host.now - began) * 1_000_000n },
  )
  const members = {
    argv: [...start.argv],
    argv0: 'node',
    execArgv: [],
    execPath: '/usr/local/bin/node',
    env: { ...start.env },
    pid: start.pid,
    ppid: start.ppid,
    title: 'node',
    version: `v${start.version}`,
    versions: { node: start.version, v8: '12.4' },
    platform: 'linux',
    arch: 'x64',
    release: { name: 'node' },
    stdout: output('out', 1),
    stderr: output('err', 2),
    stdin: new StandardInput(() => loop.holds.add('stdin')),
    hrtime,
    exit(code?: number) {
      leave(Number(code ?? target.exitCode ?? 0))
    },
    abort() {
      leave(ABORTED)
    },
    nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) => loop.tick(() => run(...args)),
    uptime: () => (host.now - began) / 1000,
    memoryUsage: Object.assign(() => ({ rss: 45_000_000, heapTotal: 9_000_000, heapUsed: 5_000_000, external: 1_000_000, arrayBuffers: 10_000 }), { rss: () => 45_000_000 }),
    cpuUsage: () => ({ user: 30_000, system: 10_000 }),
    cwd: () => script.cwd,
    chdir(path: string) {
      script.cwd = resolve(script.cwd, path)
    },
    umask: () => 0o22,
    getuid: () => start.uid,
    getgid: () => start.uid,
    geteuid: () => start.uid,
    kill(pid: number, signal: string | number = 'SIGTERM') {
      const sent = host.ask({ ask: 'kill', pid, signal: String(signal).replace(/^SIG/, '') })
      if (sent !== true) throw systemError('kill ESRCH', { code: 'ESRCH', errno: -3, syscall: 'kill' })
      return true
    },
    emitWarning: (warning: unknown) => host.tell({ do: 'err', text: `(node:${start.pid}) Warning: ${warning instanceof Error ? warning.message : String(warning)}\n` }),
  }
  return Object.assign(target, members)
}
