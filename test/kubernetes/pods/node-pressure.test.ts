import { describe, expect, it } from 'vitest'
import { type Lab, type LabOptions, createLab } from '../../../src/index.js'
import { apply, field, inPod, sleeper } from './scene.js'

const GI = 1024 ** 3
type Kubelet = NonNullable<LabOptions['cluster']>['kubelet']
const clusterOf = (kubelet?: Kubelet): Lab =>
  createLab({ seed: 1, cluster: { nodes: 1, ...(kubelet ? { kubelet } : {}) } })
const run = (lab: Lab, name: string, more: object = {}, spec: object = {}): void =>
  void apply(lab, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { containers: [sleeper(more)], ...spec },
  })
/** Why pods have failed, or their phases, by name. */
const statuses = (lab: Lab): Record<string, string> =>
  Object.fromEntries(
    lab.kubectl
      .get('pods')
      .map(({ metadata, status }) => [metadata?.name ?? '', status?.reason ?? status?.phase ?? '']),
  )
const condition = (lab: Lab, type: string): string =>
  lab.sh(
    `kubectl get node minikube -o jsonpath='{.status.conditions[?(@.type=="${type}")].status}'`,
  ).stdout
const taints = (lab: Lab): string =>
  lab.sh("kubectl get node minikube -o jsonpath='{.spec.taints[*].key}'").stdout

describe('a node that is short of memory', () => {
  const pressed = (): Lab => {
    const lab = clusterOf()
    run(lab, 'asks', { resources: { requests: { memory: '2Gi' } } })
    run(lab, 'greedy')
    run(lab, 'modest')
    lab.advance('20s')
    lab.metrics.pods('asks', { memory: String(1.5 * GI) })
    lab.metrics.pods('greedy', { memory: String(GI) })
    lab.metrics.pods('modest', { memory: String(0.2 * GI) })
    lab.advance('15s')
    return lab
  }

  it('takes the pod away that uses the most beyond what it asked for', () => {
    const lab = pressed()
    expect(statuses(lab)).toEqual({ asks: 'Running', greedy: 'Evicted', modest: 'Running' })
    const status = JSON.parse(lab.sh("kubectl get pod greedy -o jsonpath='{.status}'").stdout)
    expect(status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message: expect.stringMatching(
        /^The node was low on resource: memory\. Threshold quantity: 100Mi, available: \w+\. Container main was using 1Gi, request is 0, has larger consumption of memory\. $/,
      ),
    })
    expect(status.conditions).toContainEqual(
      expect.objectContaining({
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'TerminationByKubelet',
        message: status.message,
      }),
    )
  })

  it('says so', () => {
    const lab = pressed()
    expect(condition(lab, 'MemoryPressure')).toBe('True')
    expect(taints(lab)).toBe('node.kubernetes.io/memory-pressure')
    const { stdout } = lab.sh('kubectl describe node minikube')
    expect(stdout).toMatch(
      /MemoryPressure +True .*KubeletHasInsufficientMemory +kubelet has insufficient memory available/,
    )
    expect(stdout).toMatch(/Warning +EvictionThresholdMet .*Attempting to reclaim memory/)
    expect(stdout).toMatch(/NodeHasInsufficientMemory .*status is now: NodeHasInsufficientMemory/)
    expect(lab.sh('kubectl describe pod greedy').stdout).toMatch(
      /Warning +Evicted +\w+ +kubelet +The node was low on resource: memory\./,
    )
  })

  it('is so for at least five minutes', () => {
    const lab = pressed()
    lab.advance('4m')
    expect(condition(lab, 'MemoryPressure')).toBe('True')
    lab.advance('90s')
    expect(condition(lab, 'MemoryPressure')).toBe('False')
    expect(taints(lab)).toBe('')
  })

  it('takes no pod in that has asked for no memory', () => {
    const lab = pressed()
    run(lab, 'late', {}, { nodeName: 'minikube' })
    run(lab, 'asking', { resources: { requests: { memory: '1Mi' } } }, { nodeName: 'minikube' })
    lab.advance('10s')
    expect(statuses(lab)).toMatchObject({ late: 'Evicted', asking: 'Running' })
    expect(lab.sh("kubectl get pod late -o jsonpath='{.status.message}'").stdout).toBe(
      'Pod was rejected: The node had condition: [MemoryPressure]. ',
    )
  })

  it('takes pods of low priority first, and none that it cannot do without', () => {
    const lab = clusterOf()
    for (const [name, value] of [['high', 1000] as const, ['low', -1] as const])
      apply(lab, {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name },
        value,
      })
    run(lab, 'first', {}, { priorityClassName: 'high' })
    run(lab, 'second', {}, { priorityClassName: 'low' })
    lab.advance('20s')
    lab.metrics.pods('first', { memory: String(2 * GI) })
    lab.metrics.pods('second', { memory: String(0.9 * GI) })
    lab.advance('15s')
    expect(statuses(lab)).toEqual({ first: 'Running', second: 'Evicted' })
    lab.metrics.pods('first', { memory: String(4 * GI) })
    lab.advance('30s')
    expect(statuses(lab)).toEqual({ first: 'Evicted', second: 'Evicted' })
    lab.metrics.node('minikube', { memory: '8Gi' })
    lab.advance('1m')
    expect(lab.sh('kubectl get pods -n kube-system').stdout).toMatch(
      /coredns\S+ +1\/1 +Running[^]*kube-proxy\S+ +1\/1 +Running/,
    )
  })

  it('is noticed when programs take the memory', () => {
    const lab = clusterOf({ evictionHard: { 'memory.available': '2500Mi' } })
    run(lab, 'eater', {
      image: 'polinux/stress',
      command: ['stress', '-m', '1', '--vm-bytes', '250m'],
    })
    lab.advance('40s')
    expect(statuses(lab)).toEqual({ eater: 'Evicted' })
  })
})

describe('a pod with limits of local storage', () => {
  const write = 'dd if=/dev/zero of=/cache/big bs=1M count=2 2>/dev/null'

  it('is taken away when an emptyDir is larger than it may be', () => {
    const lab = clusterOf()
    run(
      lab,
      'demo',
      { volumeMounts: [{ name: 'cache', mountPath: '/cache' }] },
      { volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Mi' } }] },
    )
    lab.advance('20s')
    inPod(lab, write)
    expect(field(lab, '.status.phase')).toBe('Running')
    lab.advance('15s')
    expect(field(lab, '.status.reason')).toBe('Evicted')
    expect(field(lab, '.status.message')).toBe(
      'Usage of EmptyDir volume "cache" exceeds the limit "1Mi". ',
    )
  })

  it('is taken away when its containers write more than their limits', () => {
    const lab = clusterOf()
    run(lab, 'demo', { resources: { limits: { 'ephemeral-storage': '1Mi' } } })
    lab.advance('20s')
    inPod(lab, `mkdir /cache; ${write}`)
    lab.advance('15s')
    expect(field(lab, '.status.message')).toBe(
      'Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ',
    )
  })

  it('names the container that wrote too much', () => {
    const lab = clusterOf()
    const limits = { resources: { limits: { 'ephemeral-storage': '1Mi' } } }
    const other = { resources: { limits: { 'ephemeral-storage': '9Mi' } } }
    run(lab, 'demo', limits, { containers: [sleeper(limits), sleeper({ name: 'b', ...other })] })
    lab.advance('20s')
    inPod(lab, `mkdir /cache; ${write}`)
    lab.advance('15s')
    expect(field(lab, '.status.message')).toBe(
      'Container main exceeded its local ephemeral storage limit "1Mi". ',
    )
  })
})

describe('a node that is short of disk', () => {
  it('removes images that nobody uses before it takes pods away', () => {
    const lab = clusterOf({ evictionHard: { 'nodefs.available': '69%' } })
    run(lab, 'first', { image: 'mysql', command: ['sleep', '9999'] })
    run(lab, 'writer')
    lab.advance('1m')
    lab.sh('kubectl delete pod first --now')
    expect(lab.sh('minikube ssh "docker images"').stdout).toContain('mysql')
    lab.advance('3m')
    expect(lab.sh('minikube ssh "docker images"').stdout).not.toContain('mysql')
    expect(condition(lab, 'DiskPressure')).toBe('True')
    expect(taints(lab)).toBe('node.kubernetes.io/disk-pressure')
  })

  it('takes the pod away that has written the most', () => {
    const lab = clusterOf({ evictionHard: { 'nodefs.available': '69%' } })
    run(lab, 'other')
    run(lab, 'demo', {
      image: 'mysql',
      command: ['sh', '-c', 'dd if=/dev/zero of=/f bs=1M count=4; sleep 999'],
    })
    for (let i = 0; i < 12 && statuses(lab)['demo'] !== 'Evicted'; i++) lab.advance('5s')
    expect(statuses(lab)).toEqual({ demo: 'Evicted', other: 'Running' })
    expect(field(lab, '.status.message')).toMatch(
      /^The node was low on resource: ephemeral-storage\. Threshold quantity: \d+, available: \w+\. Container main was using 4Mi, request is 0, has larger consumption of ephemeral-storage\. $/,
    )
  })
})

describe('image garbage collection', () => {
  it('removes images that nobody uses when the disk is too full, until it is less full', () => {
    const lab = clusterOf({ imageGCHighThresholdPercent: 31, imageGCLowThresholdPercent: 30 })
    run(lab, 'first', { image: 'mysql', command: ['sleep', '9999'] })
    lab.advance('1m')
    lab.sh('kubectl delete pod first --now')
    lab.advance('11m')
    const { stdout } = lab.sh('minikube ssh "docker images"')
    expect(stdout).not.toContain('mysql')
    expect(stdout).toContain('kube-apiserver')
  })

  it('says when there is not enough to remove', () => {
    const lab = clusterOf({ imageGCHighThresholdPercent: 20, imageGCLowThresholdPercent: 10 })
    run(lab, 'first', { image: 'redis' })
    lab.advance('11m')
    expect(lab.sh('kubectl describe node minikube').stdout).toMatch(
      /Warning +FreeDiskSpaceFailed .*Failed to garbage collect required amount of images\. Attempted to free \d+ bytes, but only found \d+ bytes eligible to free\./,
    )
  })
})

describe('the configuration of kubelets', () => {
  it('is checked', () => {
    expect(() => clusterOf({ evictionHard: { 'memory.available': 'much' } })).toThrow(
      'a quantity or a percentage',
    )
    expect(() => clusterOf({ imageGCHighThresholdPercent: 101 })).toThrow('from 0 to 100')
  })
})
