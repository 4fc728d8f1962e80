import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../../src/index.js'
import { lines } from '../../../cli/kubectl/terminal.js'
import { type Run, applied, terminal } from './cluster.js'

let lab: Lab
let run: Run

const priorityClass = (name: string, value: number, more: object = {}) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  ...more,
})
const overriding = (spec: object): string => `--overrides='${JSON.stringify({ spec })}'`
const ranks = (): string =>
  run(
    'kubectl get pods -o custom-columns=N:.metadata.name,P:.spec.priority,C:.spec.priorityClassName,PP:.spec.preemptionPolicy --no-headers',
  )

beforeEach(() => {
  ;({ lab, run } = terminal())
})

describe('priority classes', () => {
  it('are there from birth for what the cluster cannot do without', () => {
    expect(run('kubectl get pc')).toMatch(
      /^NAME +VALUE +GLOBAL-DEFAULT +AGE +PREEMPTIONPOLICY\nsystem-cluster-critical +2000000000 +false +\S+ +PreemptLowerPriority\nsystem-node-critical +2000001000 +false +\S+ +PreemptLowerPriority\n$/,
    )
    expect(run('kubectl delete pc system-node-critical')).toBe(
      '2> Error from server (Forbidden): priorityclasses.scheduling.k8s.io "system-node-critical" is forbidden: this is a system priority class and cannot be deleted\nrc=1\n',
    )
  })

  it('give a pod its number', () => {
    applied(lab, priorityClass('polite', 500, { preemptionPolicy: 'Never' }))
    run(`kubectl run a --image=busybox ${overriding({ priorityClassName: 'polite' })}`)
    run('kubectl run b --image=busybox')
    expect(ranks()).toBe(
      lines(`
        a     500   polite   Never
        b     0     <none>   PreemptLowerPriority
      `),
    )
  })

  it('have one that pods without a class get', () => {
    applied(lab, priorityClass('std', 10, { globalDefault: true }))
    run('kubectl run a --image=busybox')
    expect(ranks()).toBe('a     10    std   PreemptLowerPriority\n')
    expect(applied(lab, priorityClass('other', 20, { globalDefault: true }))).toContain(
      'priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass std is already marked as default. Only one default can exist',
    )
  })

  it('must be there, and nobody chooses the number himself', () => {
    expect(
      run(`kubectl run a --image=busybox ${overriding({ priorityClassName: 'no' })}`),
    ).toContain(
      'Error from server (Forbidden): pods "a" is forbidden: no PriorityClass with name no was found',
    )
    expect(run(`kubectl run x --image=busybox ${overriding({ priority: 7 })}`)).toContain(
      'Error from server (Forbidden): pods "x" is forbidden: the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    )
  })

  it('keep their value, and leave high ones and system names to the cluster', () => {
    applied(lab, priorityClass('high', 1000))
    expect(applied(lab, priorityClass('high', 2000))).toContain(
      'value: Forbidden: may not be changed in an update.',
    )
    expect(applied(lab, priorityClass('big', 2_000_000_000))).toContain(
      'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
    )
    expect(applied(lab, priorityClass('system-mine', 1))).toContain(
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class",
    )
  })

  it('are described in a few lines', () => {
    applied(lab, priorityClass('high', 1000, { description: 'for what must run' }))
    expect(run('kubectl describe pc high').replace(/^(Annotations: +).*$/m, '$1…')).toBe(
      lines(`
        Name:              high
        Value:             1000
        GlobalDefault:     false
        PreemptionPolicy:  PreemptLowerPriority
        Description:       for what must run
        Annotations:       …

        Events:  <none>
      `),
    )
  })
})
