import { describe, expect, it } from 'vitest'
import { type ScheduleOptions, UsageError, createLab } from '../../src/index.js'
import { ScheduleFailure, withSchedules } from '../../src/vitest.js'

const failureOf = (work: () => void): ScheduleFailure => {
  try {
    work()
  } catch (error) {
    if (error instanceof ScheduleFailure) return error
    throw error
  }
  throw new Error('it did not fail')
}

describe('withSchedules', () => {
  it('runs a test under so many schedules, which follow from the seed', () => {
    const seen: [ScheduleOptions, number][][] = [[], []]
    for (const list of seen) withSchedules(20, 7, (...given) => void list.push(given))
    expect(seen[0]).toHaveLength(20)
    expect(seen[0]).toEqual(seen[1])
    expect(new Set(seen[0]?.map((given) => JSON.stringify(given))).size).toBe(20)
  })

  it('lets labs converge under them', () => {
    withSchedules(3, 1, (schedule, seed) => {
      const lab = createLab({ seed, schedule, cluster: { nodes: 2 } })
      lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 2 })
      expect(lab).toConvergeWithin('10m')
      expect(lab).toHaveReadyPods('app=web', 2)
    })
  })

  it('shrinks to the simplest schedule that fails', () => {
    const failure = failureOf(() =>
      withSchedules(100, 3, ({ crashes, drop }) => {
        if (Number(crashes ?? 0) > 0.01 && drop === undefined) throw new Error('it crashed')
      }),
    )
    expect(failure.schedule).toEqual({ seed: 1, crashes: 0.05 })
    expect(failure.seed).toBe(1)
    expect((failure.cause as Error).message).toBe('it crashed')
    expect(failure.message).toMatch(
      /^fails under schedule \d+ of 100; the simplest that was found: seed 1, schedule {"seed":1,"crashes":0.05}\n\nit crashed$/,
    )
  })

  it('finds that no schedule is needed at all', () => {
    const failure = failureOf(() =>
      withSchedules(5, 3, () => {
        throw new Error('always')
      }),
    )
    expect(failure.schedule).toEqual({})
  })

  it('shrinks what a real controller does when the world is late', () => {
    const failure = failureOf(() =>
      withSchedules(50, 2, (schedule, seed) => {
        const lab = createLab({ seed, schedule, cluster: { nodes: 1 } })
        lab.kubectl.create('deployment', 'web', { image: 'nginx' })
        lab.advance('4s')
        expect(lab.objects('Pod', { namespace: 'default' })).toHaveLength(1)
      }),
    )
    expect(Object.keys(failure.schedule)).toHaveLength(2)
    expect((failure.cause as Error).message).toContain('to have a length of 1')
  })

  it('refuses what it cannot do', () => {
    expect(() => withSchedules(0, 1, () => undefined)).toThrow(UsageError)
    expect(() => withSchedules(1, 0.5, () => undefined)).toThrow(UsageError)
    expect(() => withSchedules(1, 1, (async () => undefined) as () => void)).toThrow(
      'the test must not be async: every call of a lab is over when it returns',
    )
  })
})
