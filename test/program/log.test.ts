import { describe, expect, it } from 'vitest'
import { appendLog, dropLog, readLog } from '../../src/program/log.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

describe('a log', () => {
  it('has a row for each line, and continues a line that has not ended', () => {
    const simulation = new Simulation([], emptyWorld(1))
    const append = (text: string, stream: 'stdout' | 'stderr' = 'stdout') =>
      simulation.transact((tx) => appendLog(tx, 'web', stream, text))
    append('one\ntwo\nthr')
    append('ee\n')
    append('oops\n', 'stderr')
    append('')
    simulation.transact((tx) => appendLog(tx, 'web2', 'stdout', 'other\n'))
    expect(readLog(simulation.read(), 'web').map(({ stream, text }) => [stream, text])).toEqual([
      ['stdout', 'one\n'],
      ['stdout', 'two\n'],
      ['stdout', 'three\n'],
      ['stderr', 'oops\n'],
    ])
    simulation.transact((tx) => dropLog(tx, 'web'))
    expect(readLog(simulation.read(), 'web')).toEqual([])
    expect(readLog(simulation.read(), 'web2')).toHaveLength(1)
  })
})
