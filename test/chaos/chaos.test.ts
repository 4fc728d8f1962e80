import { describe, it } from 'vitest'
import fc from 'fast-check'
import { dockerPrograms, playDocker } from './docker.js'
import { NAMED } from './named-scenarios.js'
import { branch, play, playMany } from './play.js'

/** `npm run chaos` sets these: how many schedules, and from which seed. */
const RUNS = Number(process.env['KUBARIUM_CHAOS_RUNS'] ?? 40)
const SEED = Number(process.env['KUBARIUM_CHAOS_SEED'] ?? 1)
const NO_LIMIT = { timeout: 0 }

describe('a cluster under any schedule keeps its invariants at every step, comes to rest, and goes away', () => {
  it('on hollow nodes', NO_LIMIT, () => playMany('hollow', RUNS, SEED))
  it('on nodes that run containers', NO_LIMIT, () =>
    playMany('containerd', Math.ceil(RUNS / 10), SEED),
  )
})

describe('a world under any schedule goes on in a fork and from a snapshot exactly as it would have', () => {
  it('on hollow nodes', NO_LIMIT, () => playMany('hollow', Math.ceil(RUNS / 15), SEED, branch))
  it('on nodes that run containers', NO_LIMIT, () =>
    playMany('containerd', Math.ceil(RUNS / 30), SEED, branch),
  )
})

describe.each(NAMED)('$name', (named) => {
  const scenario = { seed: 1, heals: true, ...named }

  it('keeps its invariants', NO_LIMIT, () => play({ ...scenario, schedule: {} }))
  it('keeps them where clients are late and news is lost', NO_LIMIT, () =>
    play({ ...scenario, schedule: { seed: SEED, watchDelay: 700, drop: 0.05, conflicts: 0.1 } }),
  )
})

describe('one daemon, whatever its user does', () => {
  it('keeps its invariants', NO_LIMIT, () =>
    fc.assert(fc.property(dockerPrograms, playDocker), { seed: SEED, numRuns: RUNS }),
  )
})
