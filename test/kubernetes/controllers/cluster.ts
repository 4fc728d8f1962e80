/**
 * A cluster with controllers, a scheduler, and nodes whose pods start and stop by themselves, for
 * the tests of this folder.
 */
import type { Deployment } from '../../../src/types/kubernetes/apps/v1.js'
import type { Pod, PodStatus } from '../../../src/types/kubernetes/core/v1.js'
import { bootstrapCluster } from '../../../src/kubernetes/apiserver/bootstrap.js'
import { type Api, connect } from '../../../src/kubernetes/apiserver/client.js'
import { metricsClient } from '../../../src/kubernetes/apiserver/metrics/client.js'
import { controllerLoops } from '../../../src/kubernetes/controllers/index.js'
import { heartbeats } from '../../../src/kubernetes/kinds/heartbeat.js'
import type { KindName } from '../../../src/kubernetes/kinds/index.js'
import { pods } from '../../../src/kubernetes/kinds/pod/index.js'
import { kubeProxyLoop } from '../../../src/kubernetes/proxy/sync.js'
import { schedulerLoop } from '../../../src/kubernetes/scheduler/index.js'
import { pods as connections } from '../../../src/lab/plugins/kubernetes.js'
import { Simulation } from '../../../src/sim/driver.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../../src/sim/loop.js'
import { emptyWorld } from '../../../src/sim/world.js'
import { rfc3339 } from '../../../src/text/time.js'

const START = 500
const STOP = 700

/**
 * Stands for kubelets: a pod with a node runs after half a second, and is gone 0.7 s after it was
 * deleted, unless its node has lost power.
 */
const nodesLoop: Loop = {
  name: 'test-nodes',
  watches: [
    watch(pods, ({ key, before, after }) =>
      after?.spec?.nodeName &&
      (before?.spec?.nodeName !== after.spec.nodeName ||
        before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp)
        ? key
        : undefined,
    ),
  ],
  step(tx, key) {
    const api = connect(tx, 'system:node')
    const pod = tx.get(pods, key)
    const node = pod?.spec?.nodeName
    if (!pod || !node || tx.get(heartbeats, node)?.lostAt !== undefined) return awaitChange
    const { name, namespace, deletionTimestamp, annotations = {} } = pod.metadata
    if (deletionTimestamp) {
      if (annotations['stopping']) api.delete('Pod', name, namespace, { gracePeriodSeconds: 0 })
      else
        api.mutate(
          'Pod',
          pod,
          (draft) =>
            void (draft.metadata = { ...draft.metadata, annotations: { stopping: 'yes' } }),
        )
      return annotations['stopping'] ? awaitChange : requeueAt(tx.now + STOP, { idle: false })
    }
    if (annotations['broken'] || pod.spec?.containers[0]?.image === 'broken') return awaitChange
    if (!pod.status?.startTime) {
      api.updateStatus(
        'Pod',
        pod,
        (draft) => void (draft.status = { ...draft.status, startTime: rfc3339(tx.now) }),
      )
      return requeueAt(tx.now + START, { idle: false })
    }
    api.updateStatus(
      'Pod',
      pod,
      (draft) => void (draft.status = { ...draft.status, ...running(pod, tx.now) }),
    )
    return awaitChange
  },
}

const running = (pod: Pod, now: number): PodStatus => ({
  phase: 'Running',
  podIP: `10.244.0.${2 + (Number.parseInt(pod.metadata?.uid?.slice(0, 4) ?? '0', 16) % 250)}`,
  conditions: [
    ...(pod.status?.conditions ?? []).filter(({ type }) => type !== 'Ready'),
    { type: 'Ready', status: 'True', lastTransitionTime: rfc3339(now) },
  ],
})

/** A cluster with nodes of this name and capacity (1 cpu and 3840Mi unless said otherwise). */
export function newCluster(
  nodes: readonly string[] = ['node-a', 'node-b', 'node-c'],
  capacity: Record<string, string> = {},
): Simulation {
  const simulation = new Simulation(
    [
      ...controllerLoops(metricsClient(connections.metrics)),
      schedulerLoop(),
      kubeProxyLoop,
      nodesLoop,
    ],
    emptyWorld(1),
  )
  simulation.transact((tx) =>
    bootstrapCluster(tx, { version: 'v1.36.2', apiServerAddress: '192.0.2.2' }),
  )
  for (const name of nodes) addNode(simulation, name, capacity)
  simulation.settle(60_000)
  return simulation
}

/** A node that is ready. */
export function addNode(
  simulation: Simulation,
  name: string,
  capacity: Record<string, string> = {},
): void {
  simulation.transact((tx) => {
    const api = connect(tx, 'system:node')
    const now = rfc3339(tx.now)
    const node = api.create('Node', {
      metadata: { name, labels: { 'kubernetes.io/hostname': name } },
      spec: {},
    })
    tx.put(heartbeats, name, { node: name, since: tx.now })
    api.updateStatus('Node', node, (draft) => {
      const allocatable = { cpu: '1', memory: '3840Mi', pods: '110', ...capacity }
      const conditions = [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastHeartbeatTime: now,
          lastTransitionTime: now,
        },
      ]
      draft.status = { capacity: allocatable, allocatable, conditions }
    })
  })
}

/** The node's machine loses power. */
export const losePower = (simulation: Simulation, node: string): void =>
  simulation.transact(
    (tx) => void tx.put(heartbeats, node, { node, since: tx.now, lostAt: tx.now }),
  )

/** One transaction of an administrator. */
export const asAdmin = <T>(simulation: Simulation, work: (api: Api) => T): T =>
  simulation.transact((tx) => work(connect(tx, 'kubernetes-admin')))

/** A deployment of one container. */
export const deployment = (
  name: string,
  replicas: number,
  image = `${name}:v1`,
  spec: Partial<NonNullable<Deployment['spec']>> = {},
): Deployment => ({
  metadata: { name, namespace: 'default' },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'main', image }] },
    },
    ...spec,
  },
})

export const listed = <N extends KindName>(
  simulation: Simulation,
  kind: N,
  namespace = 'default',
) => asAdmin(simulation, (api) => api.list(kind, { namespace }))

/** Reasons and messages of events about an object, oldest first. */
export const eventsOf = (
  simulation: Simulation,
  name: string,
  reason?: string,
): readonly string[] =>
  asAdmin(simulation, (api) => api.list('Event'))
    .filter((event) => event.involvedObject.name === name && (!reason || event.reason === reason))
    .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
    .map((event) => event.message ?? '')

/** Every value that `read` takes while time passes, each once in a row. */
export function history<T>(
  simulation: Simulation,
  milliseconds: number,
  read: () => T,
): readonly T[] {
  const seen: T[] = []
  const note = (): void => {
    const value = read()
    if (JSON.stringify(value) !== JSON.stringify(seen.at(-1))) seen.push(value)
  }
  note()
  simulation.events.on('commit', note)
  simulation.advance(milliseconds)
  simulation.events.off('commit', note)
  return seen
}
