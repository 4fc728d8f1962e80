/**
 * A stage for programs: one machine with the shell and the tools, a log for what they write.
 */
import { file, executable, directory } from '../../../src/oci/entry.js'
import { makeLayer } from '../../../src/oci/layer.js'
import { namespaces } from '../../../src/net/namespace.js'
import { exchangeLoop } from '../../../src/net/exchange.js'
import type { Fabric } from '../../../src/net/rules.js'
import { busyboxPrograms, toolNames } from '../../../src/program/busybox/index.js'
import { createPipe, takePipe, writePipe, closePipe } from '../../../src/program/pipe.js'
import { processLoop } from '../../../src/program/process-loop.js'
import { processes } from '../../../src/program/process.js'
import type { Program } from '../../../src/program/program.js'
import { createRoot } from '../../../src/program/root.js'
import { filesOf } from '../../../src/program/tree.js'
import { shellPrograms } from '../../../src/program/sh/index.js'
import { signalProcess } from '../../../src/program/signal.js'
import { spawn } from '../../../src/program/spawn.js'
import { Simulation } from '../../../src/sim/driver.js'
import { type World, emptyWorld } from '../../../src/sim/world.js'

const fabric: Fabric = { rules: [], resolvers: [] }
const SHELLS = ['sh', 'ash', 'dash', 'bash']

function layer(flavor: 'busybox' | 'debian') {
  const names = [...toolNames, ...SHELLS, ...(flavor === 'busybox' ? ['busybox'] : [])]
  return makeLayer({
    '/bin': directory(),
    '/etc': directory(),
    '/tmp': directory({ mode: 0o1777 }),
    '/root': directory(),
    '/etc/passwd': file(
      'root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000:user:/home/user:/bin/sh\n',
    ),
    ...Object.fromEntries(names.map((name) => [`/bin/${name}`, executable(name)])),
  })
}
const layers = { busybox: layer('busybox'), debian: layer('debian') }

/** What a command did. */
interface Result {
  readonly out: string
  readonly err: string
  /** undefined while it runs. */
  readonly code: number | undefined
  /** Milliseconds of virtual time. */
  readonly took: number
}

/** A process on the stage. */
class Running {
  private out = ''
  private err = ''
  constructor(
    readonly stage: Stage,
    readonly key: string,
    readonly stdin: string,
    readonly stdout: string,
    readonly stderr: string,
    readonly startedAt: number,
  ) {}

  type(text: string): this {
    this.stage.simulation.transact((tx) => writePipe(tx, this.stdin, text))
    return this.advance(0)
  }

  end(): this {
    this.stage.simulation.transact((tx) => closePipe(tx, this.stdin))
    return this.advance(0)
  }

  signal(signal: string): this {
    this.stage.simulation.transact((tx) => signalProcess(tx, this.key, signal))
    return this.advance(0)
  }

  advance(ms: number): this {
    this.stage.simulation.advance(ms)
    return this
  }

  get result(): Result {
    const { simulation } = this.stage
    this.out += simulation.transact((tx) => takePipe(tx, this.stdout).text)
    this.err += simulation.transact((tx) => takePipe(tx, this.stderr).text)
    const row = simulation.read().get(processes, this.key)
    return {
      out: this.out,
      err: this.err,
      code: row?.exitCode,
      took: (row?.endedAt ?? simulation.now) - this.startedAt,
    }
  }

  /** Runs until it ends, or for a minute of virtual time. */
  finish(limit = 60_000): Result {
    const { simulation } = this.stage
    simulation.runUntil(
      (read) => read.get(processes, this.key)?.exitCode !== undefined,
      simulation.now + limit,
    )
    simulation.advance(0)
    return this.result
  }
}

export class Stage {
  readonly simulation: Simulation

  constructor(
    readonly flavor: 'busybox' | 'debian' = 'busybox',
    world?: World,
    readonly programs: readonly Program[] = [],
  ) {
    const all = new Map(
      [...shellPrograms, ...busyboxPrograms, ...programs].map((program) => [program.name, program]),
    )
    this.simulation = new Simulation(
      [processLoop({ programs: all, fabric }), exchangeLoop(fabric)],
      world ?? emptyWorld(1),
    )
    if (world) return
    this.simulation.transact((tx) => {
      createRoot(tx, { id: 'root', machine: 'm', layers: [layers[flavor]], mounts: [] })
      tx.put(namespaces, 'net', {
        id: 'net',
        machine: 'm',
        hostname: 'box',
        interfaces: [{ network: 'lan', address: '10.0.0.2' }],
      })
    })
  }

  fork(): Stage {
    return new Stage(this.flavor, this.simulation.world, this.programs)
  }

  write(path: string, text: string, mode = 0o644): this {
    this.simulation.transact((tx) =>
      filesOf(tx, 'root', { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } }).write(path, text, {
        mode,
      }),
    )
    return this
  }

  start(
    argv: readonly string[],
    {
      env = {},
      cwd = '/',
      uid = 0,
      terminal = false,
      pidNamespace = 'box',
      input,
    }: {
      env?: Record<string, string>
      cwd?: string
      uid?: number
      terminal?: boolean
      pidNamespace?: string
      input?: string
    } = {},
  ): Running {
    return this.simulation.transact((tx) => {
      const [stdin, stdout, stderr] = [
        createPipe(tx, { held: true }),
        createPipe(tx, { held: true }),
        createPipe(tx, { held: true }),
      ]
      if (input !== undefined) {
        writePipe(tx, stdin.pipe, input)
        closePipe(tx, stdin.pipe)
      }
      const key = spawn(tx, {
        machine: 'm',
        pidNamespace,
        namespace: 'net',
        root: 'root',
        argv,
        env: { PATH: '/bin', HOME: '/root', ...env },
        cwd,
        user: { uid, gid: uid, name: uid === 0 ? 'root' : 'user' },
        streams: { stdin, stdout, stderr },
        terminal,
      })
      return new Running(this, key, stdin.pipe, stdout.pipe, stderr.pipe, tx.now)
    })
  }

  /** Runs a line with `sh -c`. */
  sh(line: string, options: Parameters<Stage['start']>[1] & { shell?: string } = {}): Result {
    return this.start([options.shell ?? 'sh', '-c', line], { input: '', ...options }).finish()
  }
}

/** What a line prints, and its exit code if it is not 0. */
export function sh(line: string, flavor: 'busybox' | 'debian' = 'busybox', shell = 'sh'): string {
  const { out, err, code } = new Stage(flavor).sh(line, { shell })
  return out + err + (code === 0 ? '' : `[${code ?? 'running'}]`)
}
