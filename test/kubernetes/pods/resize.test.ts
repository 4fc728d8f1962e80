import { describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { apply, field, labWith, sleeper } from './scene.js'

const sized = (cpu: string, memory: string) => ({
  requests: { cpu, memory },
  limits: { cpu: '4', memory: '1Gi' },
})
const labWithSize = (more: object = {}): Lab =>
  labWith({ containers: [sleeper({ resources: sized('500m', '100Mi'), ...more })] })
const resize = (lab: Lab, resources: object): string => {
  const patch = JSON.stringify({ spec: { containers: [{ name: 'main', resources }] } })
  const { stdout, stderr } = lab.sh(
    `kubectl patch pod demo --subresource resize --patch '${patch}'`,
  )
  lab.advance('3s')
  return stdout + stderr
}
const condition = (lab: Lab, type: string): string =>
  field(lab, `.status.conditions[?(@.type=="${type}")].status`)

describe('a pod that is resized', () => {
  it('gets what it asks for, and goes on', () => {
    const lab = labWithSize()
    expect(resize(lab, { requests: { cpu: '800m' } })).toBe('pod/demo patched\n')
    expect(field(lab, '.spec.containers[0].resources.requests')).toBe(
      '{"cpu":"800m","memory":"100Mi"}',
    )
    expect(field(lab, '.status.containerStatuses[0].resources.requests.cpu')).toBe('800m')
    expect(field(lab, '.status.containerStatuses[0].allocatedResources.cpu')).toBe('800m')
    expect(field(lab, '.status.containerStatuses[0].restartCount')).toBe('0')
    expect(field(lab, '.metadata.generation')).toBe('2')
    expect(condition(lab, 'PodResizeInProgress')).toBe('')
    const { stdout } = lab.sh('kubectl describe pod demo')
    expect(stdout).toMatch(/Normal +ResizeStarted .*Pod resize started: \{"containers":/)
    expect(stdout).toMatch(/Normal +ResizeCompleted .*"generation":2/)
  })

  it('says that it is under way', () => {
    const lab = labWithSize()
    lab.advance('300ms')
    lab.sh(
      `kubectl patch pod demo --subresource resize -p '{"spec":{"containers":[{"name":"main","resources":{"requests":{"cpu":"600m"}}}]}}'`,
    )
    expect(condition(lab, 'PodResizeInProgress')).toBe('True')
    expect(field(lab, '.status.containerStatuses[0].resources.requests.cpu')).toBe('500m')
  })

  it('starts anew where its policy wants it so', () => {
    const lab = labWithSize({
      resizePolicy: [
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
        { resourceName: 'memory', restartPolicy: 'RestartContainer' },
      ],
    })
    resize(lab, { requests: { cpu: '600m' } })
    expect(field(lab, '.status.containerStatuses[0].restartCount')).toBe('0')
    resize(lab, { limits: { memory: '2Gi' } })
    lab.advance('40s')
    expect(field(lab, '.status.containerStatuses[0].restartCount')).toBe('1')
    expect(field(lab, '.status.containerStatuses[0].resources.limits.memory')).toBe('2Gi')
    expect(lab.warnings).toEqual([])
  })

  it('lives within its new limit of memory', () => {
    const lab = labWithSize({ command: ['sh', '-c', 'sleep 40; tail /dev/zero'] })
    resize(lab, { requests: { memory: '16Mi' }, limits: { memory: '16Mi' } })
    lab.advance('40s')
    expect(field(lab, '.status.containerStatuses[0].lastState.terminated.reason')).toBe('OOMKilled')
  })
})

describe('a resize that is not possible', () => {
  it('is infeasible if the node is too small', () => {
    const lab = labWithSize()
    resize(lab, { requests: { cpu: '3' } })
    expect(condition(lab, 'PodResizePending')).toBe('True')
    expect(field(lab, '.status.conditions[?(@.type=="PodResizePending")].reason')).toBe(
      'Infeasible',
    )
    expect(field(lab, '.status.conditions[?(@.type=="PodResizePending")].message')).toBe(
      "Node didn't have enough capacity: cpu, requested: 3000, capacity: 2000",
    )
    expect(field(lab, '.status.containerStatuses[0].resources.requests.cpu')).toBe('500m')
    resize(lab, { requests: { cpu: '500m' } })
    expect(condition(lab, 'PodResizePending')).toBe('')
  })

  it('is deferred until others have gone', () => {
    const lab = labWithSize()
    apply(lab, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'other' },
      spec: { containers: [sleeper({ resources: { requests: { cpu: '600m' } } })] },
    })
    lab.advance('10s')
    resize(lab, { requests: { cpu: '1' } })
    expect(field(lab, '.status.conditions[?(@.type=="PodResizePending")].reason')).toBe('Deferred')
    expect(field(lab, '.status.conditions[?(@.type=="PodResizePending")].message')).toMatch(
      /^Node didn't have enough resource: cpu, requested: 1000, used: \d+, capacity: 2000$/,
    )
    lab.sh('kubectl delete pod other --now')
    lab.advance('15s')
    expect(condition(lab, 'PodResizePending')).toBe('')
    expect(field(lab, '.status.containerStatuses[0].resources.requests.cpu')).toBe('1')
  })

  it.each([
    [
      { limits: { cpu: '500m', memory: '100Mi' } },
      'spec: Invalid value: "Guaranteed": Pod QOS Class may not change as a result of resizing',
    ],
    [
      { limits: { cpu: null } },
      'spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed',
    ],
    [
      { requests: { 'ephemeral-storage': '1Gi' } },
      'spec.containers[0].resources.requests: Forbidden: only cpu and memory resources are mutable',
    ],
  ])('is refused: %j', (resources, why) => {
    expect(resize(labWithSize(), resources)).toBe(`The Pod "demo" is invalid: ${why}\n`)
  })
})
