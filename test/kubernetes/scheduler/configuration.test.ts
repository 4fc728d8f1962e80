import { describe, expect, it } from 'vitest'
import { type Lab, UsageError, createLab } from '../../../src/index.js'

const NODES = ['a', 'b', 'c'].map((name) => ({
  name,
  runtime: 'hollow' as const,
  capacity: { cpu: '4', memory: '8Gi', pods: '110', 'example.com/gpu': name === 'c' ? '4' : '0' },
  labels: { zone: name === 'a' ? 'one' : 'two' },
}))
const labWith = (profiles: string): Lab =>
  createLab({
    seed: 1,
    cluster: {
      nodes: NODES,
      scheduler: `apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nprofiles:\n${profiles}`,
    },
  })
const run = (
  lab: Lab,
  name: string,
  spec: object = {},
  requests: object = { cpu: '500m' },
): void => {
  lab.writeFile(
    'pod.yaml',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: { app: name.split('-')[0] } },
      spec: {
        containers: [{ name: 'main', image: 'nginx', resources: { requests } }],
        ...spec,
      },
    }),
  )
  lab.sh('kubectl apply -f pod.yaml')
  lab.settle()
}
const nodeOf = (lab: Lab, name: string): string =>
  lab.sh(`kubectl get pod ${name} -o jsonpath='{.spec.nodeName}'`).stdout
const runAll = (lab: Lab, count: number, spec: object = {}): string[] =>
  Array.from({ length: count }, (_, i) => {
    run(lab, `web-${i}`, spec)
    return nodeOf(lab, `web-${i}`)
  })

const PACKING = `
- schedulerName: bin-packing
  plugins:
    score:
      disabled: [{name: NodeResourcesBalancedAllocation}, {name: PodTopologySpread}]
  pluginConfig:
  - name: NodeResourcesFit
    args:
      scoringStrategy:
        type: MostAllocated
        resources: [{name: cpu, weight: 1}, {name: memory, weight: 1}]
- schedulerName: default-scheduler
`

describe('a scheduler with profiles', () => {
  it('fills one node after the other with MostAllocated, and spreads with LeastAllocated', () => {
    const packed = runAll(labWith(PACKING), 6, { schedulerName: 'bin-packing' })
    expect(new Set(packed).size).toBe(1)
    expect(new Set(runAll(labWith(PACKING), 3)).size).toBe(3)
  })

  it('speaks in the name of the profile', () => {
    const lab = labWith(PACKING)
    run(lab, 'big', { schedulerName: 'bin-packing' }, { cpu: '64' })
    run(lab, 'small', { schedulerName: 'bin-packing' })
    expect(lab.sh('kubectl describe pod big').stdout).toMatch(
      /FailedScheduling +\w+ +bin-packing +0\/3 nodes are available/,
    )
    expect(lab.sh('kubectl describe pod small').stdout).toMatch(/Scheduled +\w+ +bin-packing/)
  })

  it('leaves pods alone whose scheduler nobody is', () => {
    const lab = labWith('- schedulerName: mine\n')
    run(lab, 'one')
    run(lab, 'two', { schedulerName: 'mine' })
    lab.advance('10m')
    expect(lab.sh('kubectl get pods --no-headers').stdout).toMatch(
      /one +0\/1 +Pending[^]*two +1\/1 +Running/,
    )
    expect(lab.sh('kubectl describe pod one').stdout).toMatch(/Events: +<none>/)
  })
})

describe('plugins of a profile', () => {
  it('do not filter if they are disabled', () => {
    const lab = labWith(
      '- plugins:\n    filter:\n      disabled: [{name: NodeResourcesFit}]\n    multiPoint:\n      disabled: [{name: NodeAffinity}]\n',
    )
    run(lab, 'big', { nodeSelector: { zone: 'nowhere' } }, { cpu: '64' })
    expect(nodeOf(lab, 'big')).not.toBe('')
  })

  it('weigh what the profile says', () => {
    const preferring = {
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 1,
              preference: { matchExpressions: [{ key: 'zone', operator: 'In', values: ['one'] }] },
            },
          ],
        },
      },
    }
    const heavy = labWith(
      '- plugins:\n    multiPoint:\n      enabled: [{name: NodeAffinity, weight: 100}]\n',
    )
    expect(runAll(heavy, 5, preferring)).toEqual(['a', 'a', 'a', 'a', 'a'])
    const none = labWith(
      '- plugins:\n    score:\n      disabled: [{name: "*"}]\n      enabled: [{name: NodeResourcesFit, weight: 1}]\n',
    )
    expect(new Set(runAll(none, 3, preferring)).size).toBe(3)
  })

  it('do not preempt if that is disabled', () => {
    const lab = labWith(
      '- plugins:\n    postFilter:\n      disabled: [{name: DefaultPreemption}]\n',
    )
    lab.kubectl.apply({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'high' },
      value: 1000,
    })
    for (const name of ['x-0', 'x-1', 'x-2']) run(lab, name, {}, { cpu: '3' })
    run(lab, 'urgent', { priorityClassName: 'high' }, { cpu: '3' })
    expect(lab.sh('kubectl get pods --no-headers').stdout.match(/Running/g)).toHaveLength(3)
    expect(lab.sh('kubectl describe pod urgent').stdout).toContain(
      '0/3 nodes are available: 3 Insufficient cpu.\n',
    )
  })
})

describe('arguments of plugins', () => {
  it('RequestedToCapacityRatio packs by a resource of choice', () => {
    const lab = labWith(`
- plugins:
    score:
      disabled: [{name: "*"}]
      enabled: [{name: NodeResourcesFit, weight: 1}]
  pluginConfig:
  - name: NodeResourcesFit
    args:
      scoringStrategy:
        type: RequestedToCapacityRatio
        resources: [{name: example.com/gpu, weight: 3}]
        requestedToCapacityRatio:
          shape: [{utilization: 0, score: 0}, {utilization: 100, score: 10}]
`)
    run(lab, 'gpu', {}, { 'example.com/gpu': '1' })
    expect(nodeOf(lab, 'gpu')).toBe('c')
  })

  it('ignoredResources are left to others', () => {
    const lab = labWith(
      '- pluginConfig:\n  - name: NodeResourcesFit\n    args:\n      ignoredResources: [example.com/disk]\n',
    )
    run(lab, 'one', {}, { 'example.com/disk': '7' })
    expect(nodeOf(lab, 'one')).not.toBe('')
  })

  it('addedAffinity is what the profile wants of nodes', () => {
    const lab = labWith(`
- schedulerName: zoned
  pluginConfig:
  - name: NodeAffinity
    args:
      addedAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [one]}]}]
`)
    expect(runAll(lab, 3, { schedulerName: 'zoned' })).toEqual(['a', 'a', 'a'])
    run(lab, 'big', { schedulerName: 'zoned' }, { cpu: '3' })
    expect(lab.sh('kubectl describe pod big').stdout).toContain(
      "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match scheduler-enforced node affinity.",
    )
  })

  it('defaultConstraints spread pods that say nothing of it', () => {
    const lab = labWith(`
- pluginConfig:
  - name: PodTopologySpread
    args:
      defaultingType: List
      defaultConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]
`)
    lab.sh('kubectl create deployment web --image=nginx --replicas=6')
    lab.settle()
    const nodes = lab
      .sh("kubectl get pods -o jsonpath='{.items[*].spec.nodeName}'")
      .stdout.split(' ')
    expect(nodes.filter((name) => name === 'a')).toHaveLength(3)
  })

  it('hardPodAffinityWeight counts pods that must be near the new one', () => {
    const near = (weight: number): Lab =>
      labWith(
        `- plugins:\n    score:\n      disabled: [{name: "*"}]\n      enabled: [{name: InterPodAffinity, weight: 1}]\n  pluginConfig:\n  - name: InterPodAffinity\n    args: {hardPodAffinityWeight: ${weight}}\n`,
      )
    const anchor = {
      nodeName: 'b',
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchLabels: { app: 'web' } },
            },
          ],
        },
      },
    }
    const lab = near(100)
    run(lab, 'anchor', anchor)
    expect(runAll(lab, 4)).toEqual(['b', 'b', 'b', 'b'])
    const indifferent = near(0)
    run(indifferent, 'anchor', anchor)
    expect(new Set(runAll(indifferent, 8)).size).toBeGreaterThan(1)
  })
})

describe('a configuration that the scheduler refuses', () => {
  it.each([
    ['- schedulerNam: x\n', 'strict decoding error: unknown field "profiles[0].schedulerNam"'],
    ['- schedulerName: 3\n', 'json: cannot unmarshal number into field profiles[0].schedulerName'],
    ['- schedulerName: a\n- schedulerName: a\n', 'profiles[1].schedulerName: Duplicate value: "a"'],
    ['- schedulerName: a\n- {}\n', 'profiles[1].schedulerName: Required value'],
    ['- percentageOfNodesToScore: 101\n', 'Invalid value: 101: not in valid range [0-100]'],
    ['- plugins: {score: {enabled: [{name: Best}]}}\n', 'plugin "Best" does not exist'],
    [
      '- pluginConfig: [{name: InterPodAffinity, args: {hardPodAffinityWeight: 200}}]\n',
      'profiles[0].pluginConfig[0].args.hardPodAffinityWeight: Invalid value: 200: not in valid range [0-100]',
    ],
    [
      '- pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: Most}}}]\n',
      'Unsupported value: "Most": supported values: "LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"',
    ],
    [
      '- pluginConfig: [{name: NodeResourcesFit, args: {strategy: {}}}]\n',
      'strict decoding error: unknown field "profiles[0].pluginConfig[0].args.strategy"',
    ],
  ])('%s', (profiles, why) => {
    expect(() => labWith(profiles)).toThrow(UsageError)
    expect(() => labWith(profiles)).toThrow(why)
  })

  it('is one of another version or kind', () => {
    const made = (scheduler: string) => () =>
      createLab({ seed: 1, cluster: { nodes: NODES, scheduler } })
    expect(
      made('apiVersion: kubescheduler.config.k8s.io/v1beta3\nkind: KubeSchedulerConfiguration'),
    ).toThrow(
      'no kind "KubeSchedulerConfiguration" is registered for version "kubescheduler.config.k8s.io/v1beta3"',
    )
    expect(made('{}')).toThrow("Object 'Kind' is missing in '{}'")
    expect(made('a: [')).toThrow('yaml: ')
  })
})

describe('a configured scheduler', () => {
  it('is the same in forks and after a snapshot', async () => {
    const { restoreLab } = await import('../../../src/index.js')
    const lab = labWith(PACKING)
    for (const other of [lab.fork(), restoreLab(JSON.parse(JSON.stringify(lab.snapshot())))])
      expect(new Set(runAll(other, 4, { schedulerName: 'bin-packing' })).size).toBe(1)
  })
})
