import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lab, createLab } from '../../src/index.js'
import { pluginSet } from '../../src/lab/plugin-set.js'
import { docker } from '../../src/lab/plugins/docker.js'
import { kubernetes } from '../../src/lab/plugins/kubernetes.js'
import { Simulation } from '../../src/sim/driver.js'
import { loopTable } from '../../src/sim/loop-table.js'
import type { Loop } from '../../src/sim/loop.js'
import { defineTable } from '../../src/sim/table.js'
import { emptyWorld } from '../../src/sim/world.js'
import {
  DAEMONS,
  JOB,
  SET,
  type WorkloadScenario,
  inOrder,
  playWorkloads,
  programOfWorkloads,
  workloadOptions,
  workloadScenarios,
} from './workloads.js'

const RUNS = Math.ceil(Number(process.env['KUBARIUM_CHAOS_RUNS'] ?? 40) / 2)
const SEED = Number(process.env['KUBARIUM_CHAOS_SEED'] ?? 1)
const NO_LIMIT = { timeout: 0 }

describe('workloads under any schedule', () => {
  it('keep their invariants at every step', NO_LIMIT, () =>
    fc.assert(
      fc.property(workloadScenarios, (scenario) =>
        playWorkloads(scenario, createLab(workloadOptions(scenario))),
      ),
      {
        seed: SEED,
        numRuns: RUNS,
        reporter({ failed, counterexample, errorInstance }) {
          if (failed)
            throw new Error(
              `${String(errorInstance)}\n\n${counterexample ? programOfWorkloads(counterexample[0]) : ''}`,
              { cause: errorInstance },
            )
        },
      },
    ),
  )

  it('of ordered sets come one by one', () => {
    const lab = createLab(workloadOptions({ seed: 1, schedule: { watchDelay: 700 }, actions: [] }))
    inOrder(lab)
    new Function('lab', SET(5))(lab)
    lab.advance('2m')
    lab.sh('kubectl delete pods -l app=db --wait=false')
    lab.advance('5m')
    expect(lab.kubectl.get('pods')).toHaveLength(5)
  })
})

const expectations = defineTable<object>('controller-expectations')

/** A loop whose controller forgets what it expects. */
const forgetful = (loop: Loop): Loop => ({
  ...loop,
  step(tx, key) {
    const keys: string[] = []
    tx.each(expectations, '', (_, row) => keys.push(row))
    for (const row of keys) tx.delete(expectations, row)
    return loop.step(tx, key)
  },
})

function brokenLab(scenario: WorkloadScenario, name: string): Lab {
  const plugins = pluginSet([docker, kubernetes])
  const loops = loopTable(
    plugins.loops.list.map((loop) => (loop.name === name ? forgetful(loop) : loop)),
  )
  const lab = new Lab(
    { plugins: { ...plugins, loops }, names: { programs: [], plugins: [] }, options: {} },
    new Simulation(loops, emptyWorld(scenario.seed)),
  )
  return lab.furnish(workloadOptions(scenario))
}

describe('the harness of workloads notices', () => {
  it.each([
    ['a DaemonSet controller', 'daemonset-controller', [DAEMONS], /a daemon set has 2 active pods/],
    ['a Job controller', 'job-controller', [JOB(2)], /a job has \d active pods, where 2 may be/],
  ])('%s without expectations', (_, name, actions, says) => {
    const scenario = {
      seed: 1,
      schedule: { watchDelay: 3_000, repeat: 1 },
      actions: [...actions, "lab.advance('1m')"],
    }
    playWorkloads(scenario, createLab(workloadOptions(scenario)))
    expect(() => playWorkloads(scenario, brokenLab(scenario, name))).toThrow(says)
  })
})
