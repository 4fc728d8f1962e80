import { describe, expect, it } from 'vitest'
import { inspect } from '../../src/docker/inspect.js'
import { stop } from '../../src/docker/stop.js'
import { execs } from '../../src/docker/exec.js'
import { processes } from '../../src/program/process.js'
import { scene } from './scene.js'

const SECOND = 1_000_000_000

function checked(command: readonly string[], more: object = {}) {
  const all = scene()
  all.run(
    'web',
    ['sleep', '1000'],
    {},
    { Healthcheck: { Test: ['CMD', ...command], Interval: SECOND, Retries: 3, ...more } },
  )
  const health = () =>
    (
      all.docker(inspect, 'web').State as unknown as {
        Health: {
          Status: string
          FailingStreak: number
          Log: { ExitCode: number; Output: string }[]
        }
      }
    ).Health
  return { ...all, health }
}

describe('a healthcheck', () => {
  it('makes a container healthy with its first success', () => {
    const { status, advance, health } = checked(['true'])
    expect(status('web')).toBe('Up Less than a second (health: starting)')
    advance(1.5)
    expect(status('web')).toBe('Up 1 second (healthy)')
    expect(health().Log).toHaveLength(1)
  })

  it('makes it unhealthy after as many failures in a row as there are retries', () => {
    const { advance, health } = checked(['false'])
    advance(2.5)
    expect(health()).toMatchObject({ Status: 'starting', FailingStreak: 2 })
    advance(1)
    expect(health()).toMatchObject({ Status: 'unhealthy', FailingStreak: 3 })
    advance(60)
    expect(health().Log).toHaveLength(5)
  })

  it('does not count failures while the container starts', () => {
    const { advance, health } = checked(['false'], { StartPeriod: 10 * SECOND })
    advance(9)
    expect(health()).toMatchObject({ Status: 'starting', FailingStreak: 0 })
    advance(4.5)
    expect(health().Status).toBe('unhealthy')
  })

  it('kills a check that takes too long', () => {
    const { advance, health, sim } = checked(['sleep', '1000'], { Timeout: 2 * SECOND })
    advance(3.1)
    expect(health().Log[0]).toMatchObject({
      ExitCode: -1,
      Output: 'Health check exceeded timeout (2s)',
    })
    expect([sim.read().count(execs), sim.read().count(processes)]).toEqual([0, 1])
  })

  it('says nothing good of a container that has stopped', () => {
    const { docker, advance, health, status } = checked(['true'])
    advance(2)
    docker(stop, 'web', { t: 0 })
    advance(1)
    expect(health().Status).toBe('unhealthy')
    expect(status('web')).toMatch(/^Exited \(137\)/)
  })
})
