import { describe, expect, it } from 'vitest'
import { Lab, type LabOptions } from '../../src/index.js'
import { pluginSet } from '../../src/lab/plugin-set.js'
import { docker } from '../../src/lab/plugins/docker.js'
import { kubernetes } from '../../src/lab/plugins/kubernetes.js'
import { Simulation } from '../../src/sim/driver.js'
import type { Loop } from '../../src/sim/loop.js'
import { loopTable } from '../../src/sim/loop-table.js'
import { assumed } from '../../src/kubernetes/scheduler/assumed.js'
import { type TableSpec, defineTable } from '../../src/sim/table.js'
import { emptyWorld } from '../../src/sim/world.js'
import { play } from './play.js'
import { CAPACITY, NODES, type Scenario, programOf } from './scenario.js'

/** A scenario that a sound cluster survives. */
const scenario: Scenario = {
  seed: 1,
  // Whatever a client looks at because of a change, it looks at once more, mostly before it sees
  // what it did.
  schedule: { watchDelay: 3_000, repeat: 1 },
  heals: true,
  runtime: 'hollow',
  actions: [
    "lab.sh('kubectl create deployment a --image=nginx --replicas=6')",
    "lab.sh('kubectl set resources deployment a --requests=cpu=600m')",
    "lab.sh('kubectl expose deployment a --port=80')",
    "lab.sh('kubectl create deployment b --image=nginx --replicas=2')",
    'lab.advance(60000)',
    "lab.sh('kubectl delete deployment b --wait=false')",
    "lab.sh('kubectl scale deployment a --replicas=9')",
    'lab.advance(4000)',
    "lab.sh('kubectl delete pods -l app=a --wait=false')",
    'lab.advance(60000)',
  ],
}

/** The scenario's lab, with one loop replaced. */
function labWith(name: string, broken: (loop: Loop) => Loop): Lab {
  const plugins = pluginSet([docker, kubernetes])
  const loops = loopTable(
    plugins.loops.list.map((loop) => (loop.name === name ? broken(loop) : loop)),
  )
  const lab = new Lab(
    { plugins: { ...plugins, loops }, names: { programs: [], plugins: [] }, options: {} },
    new Simulation(loops, emptyWorld(scenario.seed)),
  )
  const options: LabOptions = {
    cluster: {
      nodes: NODES.map((node) => ({ name: node, runtime: 'hollow', capacity: CAPACITY })),
    },
    schedule: scenario.schedule,
  }
  return lab.furnish(options)
}

/** A loop that forgets a table between two looks. */
const forgetful =
  <Row extends object>(table: TableSpec<Row>, prefix = '') =>
  (loop: Loop): Loop => ({
    ...loop,
    step(tx, key) {
      const keys: string[] = []
      tx.each(table, prefix, (_, row) => keys.push(row))
      for (const row of keys) tx.delete(table, row)
      return loop.step(tx, key)
    },
  })

const expectations = defineTable<object>('controller-expectations')

const idle = (loop: Loop): Loop => ({ ...loop, step: () => undefined })

/** What the harness says when one part of the cluster is broken. */
const MUTANTS: readonly {
  readonly what: string
  readonly loop: string
  readonly broken: (loop: Loop) => Loop
  readonly says: RegExp
}[] = [
  {
    what: 'a ReplicaSet controller without expectations',
    loop: 'replicaset-controller',
    broken: forgetful(expectations),
    says: /created pod .* where 6 are asked for/,
  },
  {
    what: 'a scheduler without assumed pods',
    loop: 'default-scheduler',
    broken: forgetful(assumed),
    says: /the scheduler counts \d pods on n\d, which has \d|was bound to n\d, which has 2\d00m of 2000m/,
  },
  {
    what: 'slices without a tracker',
    loop: 'endpointslice-controller',
    broken: forgetful(expectations, 'endpointslice-controller'),
    says: /made slice default\/a-\w+, and so its Service has 2/,
  },
  {
    what: 'a garbage collector that does nothing',
    loop: 'generic-garbage-collector',
    broken: idle,
    says: /belongs to Deployment b, which is gone/,
  },
  {
    what: 'an endpoints controller that does nothing',
    loop: 'endpoint-controller',
    broken: idle,
    says: /its endpoints have 0/,
  },
]

describe('the harness', () => {
  it('finds nothing where nothing is broken', () => expect(() => play(scenario)).not.toThrow())

  it.each(MUTANTS)('notices $what', ({ loop, broken, says }) => {
    expect(() => play(scenario, labWith(loop, broken))).toThrow(says)
  })

  it('shows a counterexample as a program', () => {
    expect(programOf(scenario)).toMatch(
      /^const lab = createLab\(.*"watchDelay":3000.*\)\nlab\.sh\('kubectl create deployment a/,
    )
  })
})
