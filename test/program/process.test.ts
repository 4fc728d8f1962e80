import { describe, expect, it } from 'vitest'
import { outcomeOf, send } from '../../src/net/exchange.js'
import { takePipe } from '../../src/program/pipe.js'
import { processes } from '../../src/program/process.js'
import { reap } from '../../src/program/reap.js'
import { Simulation } from '../../src/sim/driver.js'
import { stage } from './stage.js'

describe('a process', () => {
  it('runs the program that PATH finds, and leaves its exit code', () => {
    const { simulation, start, output } = stage()
    const greet = start('greet', 'world')
    const before = simulation.now
    simulation.settle(1000)
    expect(simulation.now).toBe(before)
    expect(output(greet.output)).toBe('hello world\n')
    expect(simulation.transact((tx) => reap(tx, greet.process))).toBe(3)
  })

  it('waits for its children', () => {
    const { simulation, start, output } = stage()
    start('count')
    const parent = start('parent')
    simulation.settle(1000)
    expect(output(parent.output)).toBe('hello child\nchild ended with 3\n')
  })

  it('may become another program, with the pid that it has', () => {
    const { simulation, start, output, exitCode } = stage()
    const { process, output: pipe } = start('become', 'greet', 'again')
    simulation.settle(1000)
    expect([output(pipe), exitCode(process)]).toEqual(['hello again\n', 3])
  })

  it('takes all of its namespace with it when it was the first there', () => {
    const { simulation, start, running, exitCode } = stage()
    const first = start('wait', '2', '7')
    start('count')
    start('serve')
    simulation.advance(1999)
    expect(running()).toHaveLength(3)
    simulation.advance(1)
    expect([running(), exitCode(first.process)]).toEqual([[], 7])
  })
})

describe('a process whose parent ends before it', () => {
  it('is adopted by the first of its namespace, and stays there as a zombie when that takes no notice of its end', () => {
    const { simulation, start } = stage()
    const first = start('serve')
    const { process } = start('leave', 'wait', '1', '0')
    simulation.settle(10)
    simulation.transact((tx) => reap(tx, process))
    simulation.advance(2000)
    expect(simulation.read().by(processes, 'byParent', first.process)).toMatchObject([
      { argv: ['wait', '1', '0'], exitCode: 0 },
    ])
  })

  it('leaves nothing where the first takes notice, nor on a machine, whose init does', () => {
    for (const [first, pidNamespace] of [
      ['init', 'p'],
      ['serve', 'host:m'],
    ] as const) {
      const { simulation, startWith, running } = stage()
      startWith({ pidNamespace }, first)
      const { process } = startWith({ pidNamespace }, 'leave', 'wait', '1', '0')
      simulation.settle(10)
      simulation.transact((tx) => reap(tx, process))
      expect(running()).toEqual([first, 'wait 1 0'])
      simulation.advance(2000)
      expect(simulation.world.tables['processes']?.rows.size).toBe(1)
    }
  })
})

describe('a pipe', () => {
  it('ends its writer when its reader is gone', () => {
    const { simulation, start, running, output } = stage()
    const { output: pipe } = start('pipeline')
    simulation.advance(500)
    expect(running()).toEqual(['pipeline', 'count'])
    simulation.advance(1000)
    expect(running()).toEqual(['pipeline'])
    expect(output(pipe)).toBe('1\n')
  })

  it('goes away with the last who used it', () => {
    const { simulation, start } = stage()
    start('pipeline')
    const before = simulation.world.tables['pipes']?.rows.size
    simulation.advance(5000)
    expect([before, simulation.world.tables['pipes']?.rows.size]).toEqual([1, 1])
  })
})

describe('a server', () => {
  it('answers requests that reach the port on which it listens', () => {
    const { simulation, fabric, start } = stage()
    start('serve')
    simulation.settle(1000)
    const id = simulation.transact((tx) =>
      send(tx, fabric, {
        namespace: 'host:m',
        host: '10.0.0.2',
        port: 80,
        message: { protocol: 'http', method: 'GET', path: '/x', body: '' },
      }),
    )
    simulation.advance(10)
    expect(simulation.transact((tx) => outcomeOf(tx, id))).toMatchObject({
      answer: { status: 200, body: '/x for 10.0.0.1' },
    })
  })
})

describe('a fork of the world', () => {
  it('goes on as the world does, with processes, pipes and requests that are under way', () => {
    const { simulation, fabric, start } = stage()
    const count = start('count')
    start('parent')
    start('pipeline')
    const server = start('serve')
    simulation.advance(999)
    simulation.transact((tx) =>
      send(tx, fabric, {
        namespace: 'n',
        process: server.process,
        host: '10.0.0.9',
        port: 80,
        message: { protocol: 'http', body: '' },
      }),
    )
    const fork = new Simulation(simulation.loops.list, simulation.world)
    for (const one of [fork, simulation]) one.advance(10_000)
    const rows = ({ world }: Simulation) =>
      Object.entries(world.tables).map(([name, table]) => [name, table.rows.toArray()])
    expect(rows(fork)).toEqual(rows(simulation))
    expect(fork.world.random).toEqual(simulation.world.random)
    expect(fork.transact((tx) => takePipe(tx, count.output).text.split('\n').length)).toBe(12)
  })

  it('leaves the world as it is', () => {
    const { simulation, start, output } = stage()
    const count = start('count')
    simulation.advance(1500)
    new Simulation(simulation.loops.list, simulation.world).advance(60_000)
    expect(output(count.output)).toBe('1\n2\n')
  })
})
