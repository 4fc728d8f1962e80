/**
 * The `process` object.
 *
 * @see https://nodejs.org/api/process.html
 */
import { type ScriptBase, systemError } from '../script.js'
import { EventEmitter, type Listener } from './events.js'
import { resolve } from './path.js'

const { apply } = Reflect

const SIGNAL = /^SIG([A-Z0-9]+)$/

/** 128 and the number of SIGABRT. */
const ABORTED = 134

/**
 * `process.on('SIGTERM', …)` takes the signal's default action away; `process.stdin.on('data', …)`
 * begins to read.
 */
class Process extends EventEmitter {
  exitCode: number | undefined
  constructor(private readonly trap: (signal: string) => void) {
    super()
  }

  override on(event: string | symbol, listener: Listener): this {
    const signal = typeof event === 'string' ? SIGNAL.exec(event)?.[1] : undefined
    if (signal === 'KILL' || signal === 'STOP')
      throw systemError('uv_signal_start EINVAL', {
        code: 'EINVAL',
        errno: -22,
        syscall: 'uv_signal_start',
      })
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
  const { host, loop } = script
  const trapped = new Set<string>()
  const target = new Process((signal) =>
    host.tell({ do: 'trap', signals: [...trapped.add(signal)] }),
  )
  const leave = (code: number): never => loop.leave(code)
  const members = {
    ...identityOf(script),
    ...measuresOf(script),
    stdout: outputOf(script, target, 'out'),
    stderr: outputOf(script, target, 'err'),
    stdin: new StandardInput(() => loop.holds.add('stdin')),
    exit(code?: number) {
      leave(Number(code ?? target.exitCode ?? 0))
    },
    abort() {
      leave(ABORTED)
    },
    nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
      loop.tick(() => apply(run, undefined, args)),
    cwd: () => script.cwd,
    chdir(path: string) {
      script.cwd = resolve(script.cwd, path)
    },
    kill(pid: number, signal: string | number = 'SIGTERM') {
      const sent = host.ask({ ask: 'kill', pid, signal: String(signal).replace(/^SIG/, '') })
      if (sent !== true)
        throw systemError('kill ESRCH', { code: 'ESRCH', errno: -3, syscall: 'kill' })
      return true
    },
    emitWarning: (warning: unknown) =>
      host.tell({
        do: 'err',
        text: `(node:${script.start.pid}) Warning: ${warning instanceof Error ? warning.message : String(warning)}\n`,
      }),
  }
  return Object.assign(target, members)
}

/** What the process is, and whose. */
const identityOf = ({ start }: ScriptBase) => ({
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
  umask: () => 0o22,
  getuid: () => start.uid,
  getgid: () => start.uid,
  geteuid: () => start.uid,
})

/** How long it has run, and what it has used. */
function measuresOf({ host }: ScriptBase) {
  const began = host.now
  const hrtime = (before?: readonly [number, number]): [number, number] => {
    const elapsed = host.now - began - (before ? before[0] * 1000 + before[1] / 1e6 : 0)
    return [Math.floor(elapsed / 1000), (elapsed % 1000) * 1e6]
  }
  const rss = (): number => 45_000_000
  return {
    hrtime: Object.assign(hrtime, { bigint: () => BigInt(host.now - began) * 1_000_000n }),
    uptime: () => (host.now - began) / 1000,
    memoryUsage: Object.assign(
      () => ({
        rss: rss(),
        heapTotal: 9_000_000,
        heapUsed: 5_000_000,
        external: 1_000_000,
        arrayBuffers: 10_000,
      }),
      { rss },
    ),
    cpuUsage: () => ({ user: 30_000, system: 10_000 }),
  }
}

/** `process.stdout` and `process.stderr`. */
const outputOf = (
  { host, loop, start }: ScriptBase,
  target: Process,
  to: 'out' | 'err',
): Record<string, unknown> => ({
  fd: to === 'out' ? 1 : 2,
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
