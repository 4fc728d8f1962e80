import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { apply, field, sleeper } from './scene.js'

const CLASS = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'sandboxed' },
  handler: 'runsc',
  overhead: { podFixed: { cpu: '100m', memory: '64Mi' } },
  scheduling: {
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'sandboxed', operator: 'Exists' }],
  },
}
const labWithClass = (change: object = {}) => {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  apply(lab, { ...CLASS, ...change })
  return lab
}
const pod = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'demo' },
  spec: { runtimeClassName: 'sandboxed', containers: [sleeper()], ...spec },
})
const refused = (why: string): string =>
  `Error from server (Forbidden): error when creating "object.yaml": pods "demo" is forbidden: ${why}\n`

describe('a RuntimeClass', () => {
  it('gives its pods overhead, a node selector and tolerations', () => {
    const lab = labWithClass()
    apply(lab, pod({}))
    expect(field(lab, '.spec.overhead')).toBe('{"cpu":"100m","memory":"64Mi"}')
    expect(field(lab, '.spec.nodeSelector')).toBe('{"kubernetes.io/os":"linux"}')
    expect(field(lab, '.spec.tolerations[*].key')).toContain('sandboxed')
  })

  it('counts its overhead where the scheduler looks for room', () => {
    const lab = labWithClass({ overhead: { podFixed: { cpu: '64' } } })
    apply(lab, pod({}))
    lab.advance('5s')
    expect(lab.sh('kubectl describe pod demo').stdout).toContain('1 Insufficient cpu')
  })

  it('whose handler no node has leaves its pods without a sandbox', () => {
    const lab = labWithClass()
    apply(lab, pod({}))
    lab.advance('30s')
    expect(lab.sh('kubectl get pod demo --no-headers').stdout).toContain('ContainerCreating')
    expect(lab.sh('kubectl describe pod demo').stdout).toContain(
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create a sandbox for pod "demo": Error response from daemon: unknown or invalid runtime name: runsc',
    )
  })

  it('whose handler the node has runs its pods', () => {
    const lab = labWithClass({ handler: 'runc' })
    apply(lab, pod({}))
    lab.advance('20s')
    expect(field(lab, '.status.phase')).toBe('Running')
    expect(lab.sh('kubectl describe pod demo').stdout).toMatch(/Runtime Class Name: +sandboxed/)
  })
})

describe('admission by RuntimeClass', () => {
  it('refuses a pod of a class that is not there', () => {
    expect(apply(labWithClass(), pod({ runtimeClassName: 'nope' }))).toBe(
      refused('pod rejected: RuntimeClass "nope" not found'),
    )
  })

  it('refuses another overhead than that of the class, and overhead without a class', () => {
    const lab = labWithClass()
    expect(apply(lab, pod({ overhead: { cpu: '1' } }))).toBe(
      refused("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"),
    )
    expect(apply(lab, pod({ overhead: { cpu: '1' }, runtimeClassName: undefined }))).toBe(
      refused('pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'),
    )
  })

  it('refuses a node selector that contradicts the class', () => {
    const nodeSelector = { 'kubernetes.io/os': 'windows' }
    expect(apply(labWithClass(), pod({ nodeSelector }))).toBe(
      refused(
        'conflict: runtimeClass.scheduling.nodeSelector[kubernetes.io/os] = linux; pod.spec.nodeSelector[kubernetes.io/os] = windows',
      ),
    )
  })
})
