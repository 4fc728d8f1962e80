import { describe, it } from 'vitest'
import { branch, playMany } from './play.js'

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
