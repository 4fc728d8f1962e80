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
import type { playDocker } from './docker.js'
import { playTraffic } from './traffic.js'
import type { NAMED } from './named-scenarios.js'
import { type Edit, moduleWith } from './planted.js'
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

/** A fault that is planted into a file of src/. */
interface Planted extends Edit {
  readonly what: string
  /** The named scenario that meets it; `docker` for a daemon alone, `traffic` for requests. */
  readonly meets: string
  /** What else has to be broken for the fault to show. */
  readonly also?: Edit
}

const PLANTED: readonly Planted[] = [
  {
    what: 'pods that are not ready in Endpoints',
    meets: 'readiness that comes',
    file: 'kubernetes/controllers/endpoints.ts',
    from: 'open || isReady(pod) ?',
    to: 'true ?',
  },
  {
    what: 'endpoints that stay ready while their pod ends',
    meets: 'pods that take their time',
    file: 'kubernetes/controllers/endpointslice.ts',
    from: 'conditions: serving && !terminating ?',
    to: 'conditions: serving ?',
  },
  {
    what: 'a garbage collector that ignores the uid of owners',
    meets: 'an owner that is replaced',
    file: 'kubernetes/controllers/garbagecollector.ts',
    from: 'found?.metadata.uid === uid ?',
    to: 'true ?',
  },
  {
    what: 'addresses that are given back before the containers have ended',
    meets: 'pods that take their time',
    file: 'kubernetes/kubelet/terminate.ts',
    from: 'worker = stops.worker\n',
    to: 'worker = stops.worker\n  if (worker.address) releaseAddress(context.tx, context.node, worker.address)\n',
  },
  {
    what: 'a kubelet without back-off',
    meets: 'a crash loop',
    file: 'kubernetes/kubelet/restart.ts',
    from: 'const FIRST_BACKOFF = 10_000',
    to: 'const FIRST_BACKOFF = 0',
  },
  {
    what: 'tolerations that never last',
    meets: 'a tainted node',
    file: 'kubernetes/controllers/tainteviction.ts',
    from: 'Math.max(0, tolerationSeconds)',
    to: '0',
  },
  {
    what: 'a scheduler that ignores cordons',
    meets: 'two cordoned nodes',
    file: 'kubernetes/scheduler/plugins/node-unschedulable.ts',
    from: 'unschedulable ? UNSCHEDULABLE : undefined',
    to: 'unschedulable && !UNSCHEDULABLE ? UNSCHEDULABLE : undefined',
    also: {
      file: 'kubernetes/controllers/nodelifecycle/taints.ts',
      from: 'spec?.unschedulable ? [UNSCHEDULABLE]',
      to: 'spec?.unschedulable && !UNSCHEDULABLE ? [UNSCHEDULABLE]',
    },
  },
  {
    what: 'an API server that loses updates',
    meets: 'a user who writes',
    file: 'kubernetes/apiserver/update.ts',
    from: 'if (resourceVersion && resourceVersion !== old.metadata.resourceVersion)',
    to: 'if (resourceVersion === "")',
  },
  {
    what: 'a history that throws sets away that still have pods',
    meets: 'rollouts that overtake',
    file: 'kubernetes/controllers/deployment/history.ts',
    from: 'oldest.filter(isEmpty)',
    to: 'oldest.filter((set) => isEmpty(set) || true)',
  },
  {
    what: 'network policies that are ignored',
    meets: 'traffic',
    file: 'kubernetes/cni/policy.ts',
    from: 'selecting.length === 0 ||',
    to: 'selecting.length >= 0 ||',
  },
  {
    what: 'network policies without their exceptions',
    meets: 'traffic',
    file: 'kubernetes/cni/policy.ts',
    from: '(ipBlock.except ?? [])',
    to: '([] as string[])',
  },
  {
    what: 'network policies that look one way only',
    meets: 'traffic',
    file: 'kubernetes/cni/policy.ts',
    from: 'if (from.pod && !isAllowed(',
    to: 'if (from.pod && !to.pod && !isAllowed(',
  },
  {
    what: 'session affinity that is forgotten',
    meets: 'traffic',
    file: 'kubernetes/proxy/affinity.ts',
    from: 'if (!last ||',
    to: 'if (last ||',
  },
  {
    what: 'evictions that ask no budget',
    meets: 'evictions that a budget',
    file: 'kubernetes/apiserver/evict.ts',
    from: 'if (!isUnguarded(current)) askBudget',
    to: 'if (isUnguarded(current)) askBudget',
  },
  {
    what: 'a budget that counts pods which are on their way out',
    meets: 'evictions that a budget',
    file: 'kubernetes/controllers/disruption/index.ts',
    from: '!pod.metadata.deletionTimestamp && disrupted',
    to: 'disrupted',
  },
  {
    what: 'a scheduler that takes away who is as important',
    meets: 'important pods',
    file: 'kubernetes/scheduler/victims.ts',
    from: 'priorityOf(pod) < priorityOf(cycle.pod)',
    to: 'priorityOf(pod) <= priorityOf(cycle.pod)',
    also: {
      file: 'kubernetes/scheduler/preemption.ts',
      from: 'node.leastPriority >= priorityOf(cycle.pod)',
      to: 'node.leastPriority > priorityOf(cycle.pod)',
    },
  },
  {
    what: 'a scheduler that keeps no promise',
    meets: 'important pods',
    file: 'kubernetes/scheduler/nominated.ts',
    from: 'if (tx.count(nominated as never) === 0) return reject',
    to: 'if (tx.count(nominated as never) >= 0) return reject',
  },
  {
    what: 'a quota that counts no new pod',
    meets: 'a namespace with a quota',
    file: 'kubernetes/apiserver/admission/resourcequota.ts',
    from: 'if (exceeded.length === 0) return undefined',
    to: 'if (exceeded.length >= 0) return undefined',
  },
  {
    what: 'roles that follow nobody',
    meets: 'roles that add up',
    file: 'kubernetes/controllers/clusterroleaggregation.ts',
    from: 'before?.rules === after?.rules &&',
    to: '',
  },
  {
    what: 'a daemon that restarts containers without a pause',
    meets: 'docker',
    file: 'docker/restart-policy.ts',
    from: 'Math.min(last * 2, LONGEST_DELAY)',
    to: 'FIRST_DELAY',
  },
]

/** How many chances of traffic meet every fault of it that is planted. */
const TRAFFIC_SEEDS = 3

/** The harness over a library in which something is broken. */
async function harnessWith({ also, meets, ...edit }: Planted): Promise<() => void> {
  const harness = await moduleWith<{
    readonly play: typeof play
    readonly NAMED: typeof NAMED
    readonly playDocker: typeof playDocker
    readonly playTraffic: typeof playTraffic
  }>(
    [edit, ...(also ? [also] : [])],
    "export { play } from './play.js'; export { NAMED } from './named-scenarios.js'; export { playDocker } from './docker.js'; export { playTraffic } from './traffic.js'",
  )
  const named = harness.NAMED.find(({ name }) => name.startsWith(meets))
  if (meets === 'traffic')
    return () => {
      for (let seed = 1; seed <= TRAFFIC_SEEDS; seed++) harness.playTraffic(seed)
    }
  return () =>
    named
      ? harness.play({ seed: 1, heals: true, schedule: {}, ...named })
      : harness.playDocker(RESTARTING)
}

/** A container that crashes and is started again. */
const RESTARTING = [
  `lab.sh("docker run -d --name one --restart always busybox sh -c 'exit 1'")`,
  'lab.advance(60000)',
]

describe('the harness', () => {
  it('finds nothing where nothing is broken', () => expect(() => play(scenario)).not.toThrow())

  it('finds nothing in traffic where nothing is broken', () => {
    for (let seed = 1; seed <= TRAFFIC_SEEDS; seed++) expect(() => playTraffic(seed)).not.toThrow()
  })

  it.each(MUTANTS)('notices $what', ({ loop, broken, says }) => {
    expect(() => play(scenario, labWith(loop, broken))).toThrow(says)
  })

  it.each(PLANTED)('notices $what', async (planted) => {
    const playAll = await harnessWith(planted)
    expect(playAll).toThrow(/./)
  })

  it('shows a counterexample as a program', () => {
    expect(programOf(scenario)).toMatch(
      /^const lab = createLab\(.*"watchDelay":3000.*\)\nlab\.sh\('kubectl create deployment a/,
    )
  })
})
