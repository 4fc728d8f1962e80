import { describe, expect, it } from 'vitest'
import { type Lab, type Pod, createLab } from '../../src/index.js'

type PodSpec = NonNullable<Pod['spec']>

const labWith = (spec: PodSpec): Lab => {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  lab.kubectl.apply({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'demo' }, spec })
  return lab
}
const EATER = {
  name: 'demo',
  image: 'busybox',
  command: ['tail', '/dev/zero'],
  resources: { limits: { memory: '32Mi' } },
}
const field = (lab: Lab, path: string): string =>
  lab.sh(`kubectl get pod demo -o jsonpath='{.status.containerStatuses[0].${path}}'`).stdout

describe('a container of a pod that takes more memory than its limit', () => {
  it('is OOMKilled', () => {
    const lab = labWith({ restartPolicy: 'Never', containers: [EATER] })
    lab.settle()
    lab.advance('10s')
    expect(field(lab, 'state.terminated.reason')).toBe('OOMKilled')
    expect(field(lab, 'state.terminated.exitCode')).toBe('137')
    expect(lab.sh('kubectl get pod demo --no-headers').stdout).toMatch(/0\/1 +OOMKilled/)
    expect(lab.sh('kubectl describe pod demo').stdout).toMatch(
      /State: +Terminated\n +Reason: +OOMKilled\n +Exit Code: +137\n/,
    )
  })

  it('is started again, and backs off', () => {
    const lab = labWith({ containers: [EATER] })
    lab.advance('90s')
    expect(field(lab, 'lastState.terminated.reason')).toBe('OOMKilled')
    expect(field(lab, 'lastState.terminated.exitCode')).toBe('137')
    expect(lab.sh('kubectl get pod demo --no-headers').stdout).toMatch(/CrashLoopBackOff|OOMKilled/)
    expect(Number(field(lab, 'restartCount'))).toBeGreaterThan(1)
  })

  it('ends with all its processes, whichever is the largest', () => {
    const lab = labWith({
      restartPolicy: 'Never',
      containers: [{ ...EATER, command: ['sh', '-c', 'tail /dev/zero; echo went on'] }],
    })
    lab.settle()
    lab.advance('10s')
    expect(field(lab, 'state.terminated.reason')).toBe('OOMKilled')
    expect(lab.sh('kubectl logs demo').stdout).not.toContain('went on')
  })

  it('is left alone below it', () => {
    const lab = labWith({
      containers: [{ ...EATER, command: ['sleep', '1000'] }],
    })
    lab.advance('1m')
    expect(field(lab, 'restartCount')).toBe('0')
  })
})

describe('an emptyDir of the medium Memory', () => {
  const writer = (path: string): PodSpec['containers'][number] => ({
    ...EATER,
    command: ['sh', '-c', `dd if=/dev/zero of=${path} bs=1M count=50 && sleep 1000`],
    volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
  })

  it('counts toward the limit', () => {
    const lab = labWith({
      restartPolicy: 'Never',
      containers: [writer('/scratch/x')],
      volumes: [{ name: 'scratch', emptyDir: { medium: 'Memory' } }],
    })
    lab.advance('1m')
    expect(field(lab, 'state.terminated.reason')).toBe('OOMKilled')
  })

  it('has the size that it is given', () => {
    const lab = labWith({
      restartPolicy: 'Never',
      containers: [writer('/scratch/x')],
      volumes: [{ name: 'scratch', emptyDir: { medium: 'Memory', sizeLimit: '10Mi' } }],
    })
    lab.advance('1m')
    expect(field(lab, 'state.terminated.reason')).toBe('Error')
    expect(lab.sh('kubectl logs demo').stdout).toContain('No space left on device')
  })

  it('is another thing than one on disk', () => {
    const lab = labWith({
      containers: [writer('/scratch/x')],
      volumes: [{ name: 'scratch', emptyDir: {} }],
    })
    lab.advance('1m')
    expect(field(lab, 'ready')).toBe('true')
  })
})

describe('the tutorial on memory', () => {
  const memoryDemo = (limit: string, bytes: string): Lab =>
    labWith({
      containers: [
        {
          name: 'demo',
          image: 'polinux/stress',
          resources: { requests: { memory: '50Mi' }, limits: { memory: limit } },
          command: ['stress'],
          args: ['--vm', '1', '--vm-bytes', bytes, '--vm-hang', '1'],
        },
      ],
    })

  it('runs what stays below its limit', () => {
    const lab = memoryDemo('200Mi', '150M')
    lab.advance('1m')
    expect(field(lab, 'ready')).toBe('true')
    expect(lab.sh('kubectl logs demo').stdout).toBe(
      'stress: info: [1] dispatching hogs: 0 cpu, 0 io, 1 vm, 0 hdd\n',
    )
  })

  it('kills what does not', () => {
    const lab = memoryDemo('100Mi', '250M')
    lab.advance('1m')
    expect(field(lab, 'lastState.terminated.reason')).toBe('OOMKilled')
    expect(field(lab, 'lastState.terminated.exitCode')).toBe('137')
  })
})
