import { describe, expect, it } from 'vitest'
import type { DaemonSet } from '../../../src/types/kubernetes/apps/v1.js'
import type { Simulation } from '../../../src/sim/driver.js'
import { addNode, asAdmin, eventsOf, history, listed, losePower, newCluster } from './cluster.js'

type Spec = Partial<NonNullable<DaemonSet['spec']>>

const daemonSet = (spec: Spec = {}): DaemonSet => ({
  metadata: { name: 'agent', namespace: 'default' },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { containers: [{ name: 'main', image: 'agent:v1' }] },
    },
    ...spec,
  },
})

function cluster(spec: Spec = {}): Simulation {
  const made = newCluster()
  asAdmin(made, (api) => api.create('DaemonSet', daemonSet(spec)))
  made.settle(120_000)
  return made
}

const status = (made: Simulation) =>
  asAdmin(made, (api) => api.get('DaemonSet', 'agent', 'default')).status
const on = (made: Simulation) =>
  listed(made, 'Pod')
    .map(({ spec }) => `${spec?.nodeName} ${spec?.containers[0]?.image}`)
    .sort()
const change = (made: Simulation, spec: object) =>
  asAdmin(made, (api) => api.patch('DaemonSet', 'agent', 'default', 'strategic', { spec }))
const setImage = (made: Simulation, image: string) =>
  change(made, { template: { spec: { containers: [{ name: 'main', image }] } } })
const node = (made: Simulation, name: string, patch: object) =>
  asAdmin(made, (api) => api.patch('Node', name, undefined, 'merge', patch))

describe('a DaemonSet', () => {
  it('runs a pod on each node, which asks for that node by name', () => {
    const made = cluster()
    expect(on(made)).toEqual(['node-a agent:v1', 'node-b agent:v1', 'node-c agent:v1'])
    expect(status(made)).toEqual({
      currentNumberScheduled: 3,
      numberMisscheduled: 0,
      desiredNumberScheduled: 3,
      numberReady: 3,
      observedGeneration: 1,
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    })
    const [pod] = listed(made, 'Pod')
    expect(
      pod?.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
    ).toEqual({
      nodeSelectorTerms: [
        { matchFields: [{ key: 'metadata.name', operator: 'In', values: [pod?.spec?.nodeName] }] },
      ],
    })
    expect(pod?.spec?.tolerations?.map(({ key, effect }) => `${key}:${effect}`)).toEqual([
      'node.kubernetes.io/not-ready:NoExecute',
      'node.kubernetes.io/unreachable:NoExecute',
      'node.kubernetes.io/disk-pressure:NoSchedule',
      'node.kubernetes.io/memory-pressure:NoSchedule',
      'node.kubernetes.io/pid-pressure:NoSchedule',
      'node.kubernetes.io/unschedulable:NoSchedule',
    ])
    expect(eventsOf(made, 'agent', 'SuccessfulCreate')).toContain(
      `Created pod: ${pod?.metadata.name}`,
    )
  })

  it('follows nodes that come and go, and their labels', () => {
    const made = cluster()
    addNode(made, 'node-d')
    made.settle(60_000)
    expect(on(made)).toHaveLength(4)
    change(made, { template: { spec: { nodeSelector: { disk: 'ssd' } } } })
    made.settle(60_000)
    expect(on(made)).toEqual([])
    expect(status(made)).toMatchObject({ desiredNumberScheduled: 0, numberMisscheduled: 0 })
    node(made, 'node-b', { metadata: { labels: { disk: 'ssd' } } })
    made.settle(60_000)
    expect(on(made)).toEqual(['node-b agent:v1'])
    node(made, 'node-b', { metadata: { labels: { disk: null } } })
    made.settle(60_000)
    expect(on(made)).toEqual([])
  })

  it('leaves a node with a taint NoExecute, and stays on one with NoSchedule', () => {
    const made = cluster()
    node(made, 'node-a', { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } })
    node(made, 'node-b', { spec: { taints: [{ key: 'gpu', effect: 'NoExecute' }] } })
    made.settle(60_000)
    expect(on(made)).toEqual(['node-a agent:v1', 'node-c agent:v1'])
    node(made, 'node-b', { spec: { taints: null } })
    made.settle(60_000)
    expect(on(made)).toHaveLength(3)
  })

  it('runs on a node that takes no other pods', () => {
    const made = cluster()
    node(made, 'node-a', { spec: { unschedulable: true } })
    const there = listed(made, 'Pod').find(({ spec }) => spec?.nodeName === 'node-a')
    asAdmin(made, (api) => api.delete('Pod', there?.metadata.name ?? '', 'default'))
    made.settle(60_000)
    expect(on(made)).toHaveLength(3)
  })

  it('does not move from a node that nobody hears of', () => {
    const made = cluster()
    losePower(made, 'node-a')
    made.advance(1_200_000)
    expect(on(made)).toHaveLength(3)
    expect(status(made)).toMatchObject({ numberReady: 2, numberMisscheduled: 1 })
  })

  it('updates one node after the other', () => {
    const made = cluster()
    setImage(made, 'agent:v2')
    const seen = history(made, 60_000, () => status(made)?.numberAvailable ?? 0)
    expect(Math.min(...seen)).toBe(2)
    expect(on(made)).toEqual(['node-a agent:v2', 'node-b agent:v2', 'node-c agent:v2'])
    expect(status(made)).toMatchObject({ updatedNumberScheduled: 3, observedGeneration: 2 })
    expect(
      asAdmin(made, (api) => api.get('DaemonSet', 'agent', 'default')).metadata.annotations,
    ).toEqual({ 'deprecated.daemonset.template.generation': '2' })
  })

  it('puts the new pod beside the old one where it may surge', () => {
    const made = cluster({
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    })
    setImage(made, 'agent:v2')
    const seen = history(made, 60_000, () => [
      listed(made, 'Pod').filter(({ metadata }) => !metadata.deletionTimestamp).length,
    ]).flat()
    expect([Math.min(...seen), Math.max(...seen)]).toEqual([3, 4])
    expect(on(made)).toEqual(['node-a agent:v2', 'node-b agent:v2', 'node-c agent:v2'])
  })

  it('replaces pods only as they are deleted, OnDelete', () => {
    const made = cluster({ updateStrategy: { type: 'OnDelete' } })
    setImage(made, 'agent:v2')
    made.settle(60_000)
    expect(on(made)).toEqual(['node-a agent:v1', 'node-b agent:v1', 'node-c agent:v1'])
    const there = listed(made, 'Pod').find(({ spec }) => spec?.nodeName === 'node-b')
    asAdmin(made, (api) => api.delete('Pod', there?.metadata.name ?? '', 'default'))
    made.settle(60_000)
    expect(on(made)).toEqual(['node-a agent:v1', 'node-b agent:v2', 'node-c agent:v1'])
  })

  it('replaces a pod that has failed', () => {
    const made = cluster()
    const [pod] = listed(made, 'Pod')
    asAdmin(made, (api) =>
      api.updateStatus('Pod', api.get('Pod', pod?.metadata.name ?? '', 'default'), (draft) => {
        draft.status = { ...draft.status, phase: 'Failed' }
      }),
    )
    made.settle(60_000)
    expect(status(made)).toMatchObject({ numberReady: 3 })
    expect(eventsOf(made, 'agent', 'FailedDaemonPod')).toEqual([
      `Found failed daemon pod default/${pod?.metadata.name} on node ${pod?.spec?.nodeName}, will try to kill it`,
    ])
  })

  it('waits until pods have been ready for minReadySeconds', () => {
    const made = newCluster()
    asAdmin(made, (api) => api.create('DaemonSet', daemonSet({ minReadySeconds: 30 })))
    made.advance(20_000)
    expect(status(made)).toMatchObject({ numberReady: 3, numberUnavailable: 3 })
    made.advance(20_000)
    expect(status(made)).toMatchObject({ numberReady: 3, numberAvailable: 3 })
  })

  it('has no number of replicas to scale', () => {
    const made = cluster()
    expect(() => asAdmin(made, (api) => api.scale('DaemonSet', 'agent', 'default', 2))).toThrow(
      'the server could not find the requested resource',
    )
  })

  it('goes with its pods and revisions', () => {
    const made = cluster()
    asAdmin(made, (api) => api.delete('DaemonSet', 'agent', 'default'))
    made.settle(60_000)
    expect(on(made)).toEqual([])
    expect(listed(made, 'ControllerRevision')).toEqual([])
  })
})
