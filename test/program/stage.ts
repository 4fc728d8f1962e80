/**
 * A machine with a few small programs, for tests of processes.
 *
 * @module
 */
import { exchangeLoop } from '../../src/net/exchange.js'
import { namespaces } from '../../src/net/namespace.js'
import type { Fabric } from '../../src/net/rules.js'
import { directory, executable, file, symlink } from '../../src/oci/entry.js'
import { makeLayer } from '../../src/oci/layer.js'
import { createPipe, takePipe } from '../../src/program/pipe.js'
import { processes } from '../../src/program/process.js'
import { processLoop } from '../../src/program/process-loop.js'
import { type Program, type Stream, awaitInput, exit } from '../../src/program/program.js'
import { createRoot } from '../../src/program/root.js'
import { filesOf } from '../../src/program/tree.js'
import { type SpawnRequest, spawn } from '../../src/program/spawn.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

const programs: readonly Program[] = [
  {
    name: 'greet',
    step(system) {
      system.out(`hello ${system.argv.slice(1).join(' ')}\n`)
      return exit(3)
    },
  },
  {
    name: 'count',
    step(system, state) {
      const count = Number(state ?? 0) + 1
      system.out(`${count}\n`)
      return awaitInput(count, system.now + 1000)
    },
  },
  {
    name: 'serve',
    step(system) {
      system.listen(80)
      for (const { id, message, source } of system.requests())
        system.respond(id, { status: 200, headers: {}, body: `${message.path} for ${source}` })
      return awaitInput(null)
    },
  },
  {
    name: 'parent',
    step(system, state) {
      if (state === undefined) return awaitInput(system.spawn(['greet', 'child']))
      const code = system.reap(Number(state))
      if (code === undefined) return awaitInput(state)
      system.out(`child ended with ${code}\n`)
      return exit(0)
    },
  },
  /** `leave COMMAND …`: starts a child and ends before it. */
  {
    name: 'leave',
    step(system) {
      system.spawn(system.argv.slice(1))
      return exit(0)
    },
  },
  /** `wait SECONDS CODE` */
  {
    name: 'wait',
    step(system, state) {
      const [, seconds, code] = system.argv
      const until = Number(state ?? system.now + Number(seconds) * 1000)
      return system.now >= until ? exit(Number(code)) : awaitInput(until, until)
    },
  },
  /** Says which signals it gets. */
  {
    name: 'listen',
    step(system) {
      system.trap(['TERM', 'USR1'])
      for (const signal of system.signals()) system.out(`${signal}\n`)
      return awaitInput(null)
    },
  },
  /** `signal PID NAME` */
  {
    name: 'signal',
    step: (system) => exit(system.kill(Number(system.argv[1]), system.argv[2] ?? '') ? 0 : 1),
  },
  {
    name: 'init',
    reapsOrphans: true,
    step: () => awaitInput(null),
  },
  /** Joins `count` and a reader of its first line, as `count | first` does. */
  {
    name: 'pipeline',
    step(system, state) {
      if (state !== undefined) return awaitInput(state)
      const pipe = system.pipe()
      return awaitInput([
        system.spawn(['count'], { stdout: pipe }),
        system.spawn(['first'], { stdin: pipe }),
      ])
    },
  },
  {
    name: 'first',
    step(system) {
      const text = system.read()
      if (text === undefined) return exit(1)
      if (!text.includes('\n')) return awaitInput(null)
      system.out(text.slice(0, text.indexOf('\n') + 1))
      return exit(0)
    },
  },
  /** Writes into a file. */
  {
    name: 'note',
    step(system) {
      system.files.write(system.argv[1] ?? '', `${system.argv[2]}\n`)
      return exit(0)
    },
  },
  /** Becomes another program. */
  {
    name: 'become',
    step(system) {
      system.exec(system.argv.slice(1))
      return awaitInput(null)
    },
  },
]

const ROOT_USER = { uid: 0, gid: 0, name: 'root' }

const layer = makeLayer({
  ...Object.fromEntries(programs.map(({ name }) => [`/bin/${name}`, executable(name)])),
  '/etc': directory(),
  '/etc/motd': file('welcome\n'),
  '/bin/hello': file('#!/bin/greet from a script\nwhatever\n', { mode: 0o755 }),
  '/bin/twice': file('#! /bin/hello\n', { mode: 0o755 }),
  '/bin/lost': file('#!/bin/nosuch\n', { mode: 0o755 }),
  '/bin/data': file('1 2 3\n', { mode: 0o755 }),
  '/bin/plain': file('#!/bin/greet\n'),
  '/bin/alias': symlink('greet'),
  '/var/log/access': symlink('/dev/stdout'),
  '/loop': symlink('/loop'),
  '/here': symlink('/etc/deep/inside'),
  '/etc/deep/inside': directory(),
  '/etc/deep/note': file('beside\n'),
})

/** What is different from a process of root's in a container. */
type StartOptions = Partial<Omit<SpawnRequest, 'argv' | 'machine'>>

/** A machine `m` with a container `n` on it. */
export function stage() {
  const fabric: Fabric = { rules: [], resolvers: [] }
  const simulation = new Simulation(
    [
      processLoop({
        programs: new Map(programs.map((program) => [program.name, program])),
        fabric,
      }),
      exchangeLoop(fabric),
    ],
    emptyWorld(1),
  )
  simulation.transact((tx) => {
    createRoot(tx, { id: 'r', machine: 'm', layers: [layer], mounts: [] })
    tx.put(namespaces, 'n', {
      id: 'n',
      machine: 'm',
      hostname: 'box',
      interfaces: [{ network: 'lan', address: '10.0.0.2' }],
    })
    tx.put(namespaces, 'host:m', {
      id: 'host:m',
      machine: 'm',
      hostname: 'm',
      interfaces: [{ network: 'lan', address: '10.0.0.1' }],
    })
  })
  const NOTHING: Stream = { kind: 'null' }
  const startWith = (options: StartOptions, ...argv: string[]) =>
    simulation.transact((tx) => {
      const stdout = createPipe(tx)
      const process = spawn(tx, {
        machine: 'm',
        pidNamespace: 'p',
        namespace: 'n',
        root: 'r',
        argv,
        env: {},
        cwd: '/',
        user: ROOT_USER,
        streams: { stdin: NOTHING, stdout, stderr: stdout },
        terminal: false,
        ...options,
      })
      return { process, output: stdout.pipe }
    })
  return {
    simulation,
    fabric,
    startWith,
    start: (...argv: string[]) => startWith({}, ...argv),
    output: (pipe: string) => simulation.transact((tx) => takePipe(tx, pipe).text),
    exitCode: (process: string) => simulation.read().get(processes, process)?.exitCode,
    running: () =>
      simulation
        .read()
        .rows(processes)
        .filter(({ exitCode }) => exitCode === undefined)
        .map(({ argv }) => argv.join(' ')),
    inFiles: <T>(
      work: (files: ReturnType<typeof filesOf>) => T,
      viewer: Partial<Parameters<typeof filesOf>[2]> = {},
    ) =>
      simulation.transact((tx) => work(filesOf(tx, 'r', { cwd: '/', user: ROOT_USER, ...viewer }))),
  }
}
