import { describe, expect, it } from 'vitest'
import { makeLayer, type LayerEntry } from '../../src/oci/layer.js'
import { exchangeLoop, outcomeOf, send } from '../../src/net/exchange.js'
import { namespaces } from '../../src/net/namespace.js'
import type { Fabric } from '../../src/net/rules.js'
import { createPipe, takePipe } from '../../src/program/pipe.js'
import { processLoop } from '../../src/program/process-loop.js'
import { type Program, type System, awaitInput, exit } from '../../src/program/program.js'
import { reap } from '../../src/program/reap.js'
import { createRoot, filesOf } from '../../src/program/root.js'
import { signalProcess } from '../../src/program/signal.js'
import { spawn } from '../../src/program/spawn.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

const executable = (program: string): LayerEntry => ({ type: 'file', mode: 0o755, uid: 0, gid: 0, mtime: 0, size: 1, text: '', program })
const programs: Program[] = [
  {
    name: 'greet',
    step(system) {
      system.out(`hello ${system.argv[1]}\n`)
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
      for (const { id, message, source } of system.requests()) system.respond(id, { status: 200, headers: {}, body: `${message.path} for ${source}` })
      return awaitInput(null)
    },
  },
  {
    name: 'parent',
    step(system: System, state) {
      if (state === undefined) return awaitInput(system.spawn(['greet', 'child']))
      const code = system.reap(Number(state))
      if (code === undefined) return awaitInput(state)
      system.out(`child ended with ${code}\n`)
      return exit(0)
    },
  },
]
const fabric: Fabric = { rules: [], resolvers: [] }
const layer = makeLayer(Object.fromEntries(programs.map(({ name }) => [`/bin/${name}`, executable(name)])))

function machine() {
  const simulation = new Simulation([processLoop({ programs: new Map(programs.map((program) => [program.name, program])), fabric }), exchangeLoop(fabric)], emptyWorld(1))
  simulation.transact((tx) => {
    createRoot(tx, { id: 'r', machine: 'm', layers: [layer], mounts: [] })
    tx.put(namespaces, 'n', { id: 'n', machine: 'm', hostname: 'box', interfaces: [{ network: 'lan', address: '10.0.0.2' }] })
    tx.put(namespaces, 'host:m', { id: 'host:m', machine: 'm', hostname: 'm', interfaces: [{ network: 'lan', address: '10.0.0.1' }] })
  })
  const start = (...argv: string[]) =>
    simulation.transact((tx) => {
      const stdout = createPipe(tx)
      const nothing = { kind: 'null' } as const
      const process = spawn(tx, {
        machine: 'm',
        pidNamespace: 'p',
        namespace: 'n',
        root: 'r',
        argv,
        env: {},
        cwd: '/',
        user: { uid: 0, gid: 0, name: 'root' },
        streams: { stdin: nothing, stdout, stderr: nothing },
        terminal: false,
      })
      return { process, output: stdout.pipe }
    })
  const output = (pipe: string) => simulation.transact((tx) => takePipe(tx, pipe).text)
  return { simulation, start, output }
}

describe('a process', () => {
  it('runs the program that PATH finds, and leaves its exit code', () => {
    const { simulation, start, output } = machine()
    const greet = start('greet', 'world')
    simulation.settle(1000)
    expect(output(greet.output)).toBe('hello world\n')
    expect(simulation.transact((tx) => reap(tx, greet.process))).toBe(3)
  })

  it('is refused in the runtime’s words when there is no such command', () => {
    expect(() => machine().start('nosuch')).toThrow('exec: "nosuch": executable file not found in $PATH')
  })

  it('keeps its state in the world, so that a fork goes on from where it was', () => {
    const { simulation, start, output } = machine()
    const count = start('count')
    simulation.advance(2500)
    const fork = new Simulation(simulation.loopList, simulation.world)
    fork.advance(2000)
    simulation.advance(2000)
    expect(output(count.output)).toBe('1\n2\n3\n4\n5\n')
    expect(fork.transact((tx) => takePipe(tx, count.output).text)).toBe('1\n2\n3\n4\n5\n')
  })

  it('waits for its children', () => {
    const { simulation, start, output } = machine()
    start('count')
    const parent = start('parent')
    simulation.settle(1000)
    expect(output(parent.output)).toBe('hello child\nchild ended with 3\n')
  })

  it('ignores TERM as the first of its namespace, but not KILL', () => {
    const { simulation, start } = machine()
    const { process } = start('count')
    simulation.transact((tx) => signalProcess(tx, process, 'TERM'))
    expect(simulation.transact((tx) => reap(tx, process))).toBeUndefined()
    simulation.transact((tx) => signalProcess(tx, process, 'KILL'))
    expect(simulation.transact((tx) => reap(tx, process))).toBe(137)
  })
})

describe('a server', () => {
  it('answers requests that reach the port on which it listens', () => {
    const { simulation, start } = machine()
    start('serve')
    simulation.settle(1000)
    const id = simulation.transact((tx) =>
      send(tx, fabric, { namespace: 'host:m', host: '10.0.0.2', port: 80, message: { protocol: 'http', method: 'GET', path: '/x', body: '' } }),
    )
    simulation.advance(10)
    expect(simulation.transact((tx) => outcomeOf(tx, id))).toMatchObject({ answer: { status: 200, body: '/x for 10.0.0.1' } })
  })

  it('is not there for a port on which nobody listens', () => {
    const { simulation } = machine()
    const id = simulation.transact((tx) => send(tx, fabric, { namespace: 'host:m', host: '10.0.0.2', port: 81, message: { protocol: 'http', body: '' } }))
    expect(simulation.transact((tx) => outcomeOf(tx, id))).toMatchObject({ failure: 'refused' })
  })
})

describe('the files of a root', () => {
  it('are those of its layers under what was written since', () => {
    const { simulation } = machine()
    simulation.transact((tx) => {
      const files = filesOf(tx, 'r', { cwd: '/bin', user: { uid: 0, gid: 0, name: 'root' } })
      files.write('note', 'one')
      files.remove('greet')
      expect(files.list('/bin')).toEqual(['count', 'note', 'parent', 'serve'])
      expect(files.read('../bin/note')).toBe('one')
      expect(() => files.read('greet')).toThrow('No such file or directory')
    })
  })
})
