import { describe, expect, it } from 'vitest'
import {
  appendLog,
  dropLog,
  endOfLog,
  hasMoreLog,
  logAfter,
  logLength,
  readLog,
} from '../../src/program/log.js'
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

  it('loses its oldest lines when it grows beyond ten megabytes, and says what is left', () => {
    const simulation = new Simulation([], emptyWorld(1))
    const line = `${'x'.repeat(1_000_000)}\n`
    simulation.transact((tx) => appendLog(tx, 'web', 'stdout', 'first\n'))
    const place = endOfLog(simulation.read(), 'web')
    simulation.transact((tx) => appendLog(tx, 'web', 'stdout', line.repeat(12)))
    const read = simulation.read()
    expect(readLog(read, 'web')).toHaveLength(10)
    expect(logLength(read, 'web')).toBe(13)
    expect(hasMoreLog(read, 'web', place)).toBe(true)
    expect(logAfter(read, 'web', place)).toHaveLength(10)
  })

  it('has several rows for a line that never ends', () => {
    const simulation = new Simulation([], emptyWorld(1))
    for (let i = 0; i < 100; i++)
      simulation.transact((tx) => appendLog(tx, 'web', 'stdout', 'x'.repeat(10_000)))
    const rows = readLog(simulation.read(), 'web')
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.map(({ text }) => text).join('')).toHaveLength(1_000_000)
  })
})
