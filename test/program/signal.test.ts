import { describe, expect, it } from 'vitest'
import { processes } from '../../src/program/process.js'
import { pauseGroup, signalName, signalProcess } from '../../src/program/signal.js'
import { stage } from './stage.js'

describe('a signal', () => {
  it('ends a process with 128 and its number, unless the process traps it', () => {
    const { simulation, start, output, exitCode } = stage()
    start('init')
    const [counts, listens] = [start('count'), start('listen')]
    simulation.settle(10)
    for (const { process } of [counts, listens])
      simulation.transact((tx) => signalProcess(tx, process, 'TERM'))
    simulation.settle(10)
    expect([exitCode(counts.process), exitCode(listens.process), output(listens.output)]).toEqual([
      143,
      undefined,
      'TERM\n',
    ])
    simulation.transact((tx) => signalProcess(tx, listens.process, 'KILL'))
    expect(exitCode(listens.process)).toBe(137)
  })

  it('without a handler does nothing to the first process of a container, except KILL from outside', () => {
    const { simulation, start, exitCode } = stage()
    const { process } = start('count')
    for (const signal of ['TERM', 'INT', 'HUP', 'TSTP'])
      simulation.transact((tx) => signalProcess(tx, process, signal))
    expect(exitCode(process)).toBeUndefined()
    simulation.transact((tx) => signalProcess(tx, process, 'KILL'))
    expect(exitCode(process)).toBe(137)
  })

  it('KILL or STOP from within does nothing to the first process, but the machine may send it', () => {
    const { simulation, start, startWith, exitCode } = stage()
    const { process } = start('count')
    for (const signal of ['KILL', 'STOP'])
      expect(exitCode(start('signal', '1', signal).process)).toBeUndefined()
    simulation.settle(10)
    expect(simulation.read().get(processes, process)).toMatchObject({ pid: 1 })
    expect(exitCode(process)).toBeUndefined()
    const { hostPid } = simulation.read().get(processes, process) as { hostPid: number }
    startWith({ pidNamespace: 'host:m' }, 'signal', String(hostPid), 'KILL')
    simulation.settle(10)
    expect(exitCode(process)).toBe(137)
  })

  it('waits for a stopped process to go on, unless it is KILL', () => {
    const { simulation, start, output, exitCode } = stage()
    start('init')
    const [counts, listens] = [start('count'), start('listen')]
    simulation.settle(10)
    simulation.transact((tx) => pauseGroup(tx, 'p', true))
    for (const { process } of [counts, listens])
      simulation.transact((tx) => signalProcess(tx, process, 'TERM'))
    simulation.advance(5000)
    expect([exitCode(counts.process), output(counts.output), output(listens.output)]).toEqual([
      undefined,
      '1\n',
      '',
    ])
    simulation.transact((tx) => pauseGroup(tx, 'p', false))
    simulation.settle(10)
    expect([exitCode(counts.process), output(listens.output)]).toEqual([143, 'TERM\n'])
  })

  it('is known by name, with or without SIG, and by number', () => {
    expect(['TERM', 'sigterm', '15', 'SIGKILL', '9'].map(signalName)).toEqual([
      'TERM',
      'TERM',
      'TERM',
      'KILL',
      'KILL',
    ])
    expect(['NOSUCH', '', '99', '__proto__', 'toString'].map(signalName)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
