import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../../src/index.js'
import { lines } from '../../../cli/kubectl/terminal.js'
import { type Run, applied, asking, terminal } from './cluster.js'

let lab: Lab
let run: Run

const limitRange = (...limits: readonly object[]) => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'limits' },
  spec: { limits },
})

beforeEach(() => {
  ;({ lab, run } = terminal())
})

describe('a limit range of containers', () => {
  it('fills in what a container leaves out, and says so in an annotation', () => {
    applied(
      lab,
      limitRange({ type: 'Container', default: { cpu: '200m' }, defaultRequest: { cpu: '100m' } }),
    )
    run('kubectl run web --image=busybox')
    expect(run(`kubectl get pod web -o jsonpath='{.spec.containers[0].resources}'`)).toBe(
      '{"limits":{"cpu":"200m"},"requests":{"cpu":"100m"}}',
    )
    expect(
      run(`kubectl get pod web -o jsonpath='{.metadata.annotations.kubernetes\\.io/limit-ranger}'`),
    ).toBe('LimitRanger plugin set: cpu request for container web; cpu limit for container web')
    expect(run(`kubectl get pod web -o jsonpath='{.status.qosClass}'`)).toBe('Burstable')
  })

  it('gives the maximum to whoever says nothing, as limit and as request', () => {
    applied(lab, limitRange({ type: 'Container', min: { cpu: '200m' }, max: { cpu: '800m' } }))
    run('kubectl run web --image=busybox')
    expect(run(`kubectl get pod web -o jsonpath='{.spec.containers[0].resources}'`)).toBe(
      '{"limits":{"cpu":"800m"},"requests":{"cpu":"800m"}}',
    )
  })

  it('refuses what is too much, too little, or too far apart', () => {
    applied(
      lab,
      limitRange({
        type: 'Container',
        min: { memory: '16Mi' },
        max: { cpu: '2', memory: '512Mi' },
        maxLimitRequestRatio: { cpu: '2' },
      }),
    )
    expect(run(`kubectl run a --image=busybox ${asking({ limits: { cpu: '3' } })}`)).toBe(
      '2> Error from server (Forbidden): pods "a" is forbidden: maximum cpu usage per Container is 2, but limit is 3\nrc=1\n',
    )
    expect(run(`kubectl run b --image=busybox ${asking({ limits: { memory: '8Mi' } })}`)).toBe(
      '2> Error from server (Forbidden): pods "b" is forbidden: minimum memory usage per Container is 16Mi, but request is 8Mi\nrc=1\n',
    )
    expect(
      run(
        `kubectl run c --image=busybox ${asking({ requests: { cpu: '100m' }, limits: { cpu: '300m' } })}`,
      ),
    ).toBe(
      '2> Error from server (Forbidden): pods "c" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000\nrc=1\n',
    )
  })
})

describe('a limit range of pods and claims', () => {
  it('looks at the sum over the containers, and names everything that is wrong', () => {
    applied(
      lab,
      limitRange(
        { type: 'Pod', max: { cpu: '1' } },
        { type: 'Container', maxLimitRequestRatio: { cpu: '2' } },
      ),
    )
    expect(run('kubectl run one --image=busybox')).toBe(
      '2> Error from server (Forbidden): pods "one" is forbidden: [maximum cpu usage per Pod is 1.  No limit is specified, cpu max limit to request ratio per Container is 2, but no request is specified or request is 0]\nrc=1\n',
    )
    const half = { name: 'a', image: 'busybox', resources: { limits: { cpu: '600m' } } }
    expect(
      run(
        `kubectl run two --image=busybox --overrides='${JSON.stringify({ spec: { containers: [half, { ...half, name: 'b' }] } })}'`,
      ),
    ).toBe(
      '2> Error from server (Forbidden): pods "two" is forbidden: maximum cpu usage per Pod is 1, but limit is 1200m\nrc=1\n',
    )
  })

  it('refuses claims that ask for too much', () => {
    applied(lab, limitRange({ type: 'PersistentVolumeClaim', max: { storage: '2Gi' } }))
    const refused = applied(lab, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } } },
    })
    expect(refused).toContain(
      'persistentvolumeclaims "data" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 5Gi',
    )
  })

  it('holds for pods of a deployment, whose events say why there are none', () => {
    applied(lab, limitRange({ type: 'Pod', max: { cpu: '1' } }))
    run('kubectl create deployment d --image=busybox')
    lab.advance('1s')
    expect(
      run('kubectl get events --field-selector reason=FailedCreate -o custom-columns=M:.message'),
    ).toMatch(
      /Error creating: pods "d-\w+-\w+" is forbidden: maximum cpu usage per Pod is 1\. {2}No limit is specified/,
    )
  })
})

describe('kubectl describe limits', () => {
  it('shows a line for each resource', () => {
    applied(
      lab,
      limitRange(
        { type: 'Pod', max: { cpu: '1' } },
        {
          type: 'Container',
          min: { memory: '16Mi' },
          max: { memory: '512Mi' },
          defaultRequest: { memory: '32Mi' },
        },
      ),
    )
    expect(run('kubectl describe limits limits')).toBe(
      lines(`
        Name:       limits
        Namespace:  default
        Type        Resource  Min   Max    Default Request  Default Limit  Max Limit/Request Ratio
        ----        --------  ---   ---    ---------------  -------------  -----------------------
        Pod         cpu       -     1      -                -              -
        Container   memory    16Mi  512Mi  32Mi             512Mi          -
      `),
    )
  })
})

describe('a limit range that contradicts itself', () => {
  it('is refused, with everything that is wrong', () => {
    expect(
      applied(lab, limitRange({ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } })),
    ).toContain(
      'spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
    )
    expect(applied(lab, limitRange({ type: 'Pod', default: { cpu: '1' } }))).toContain(
      "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'",
    )
    expect(applied(lab, limitRange({ type: 'Container', max: { apples: '1' } }))).toContain(
      'spec.limits[0].max[apples]: Invalid value: "apples": must be a standard resource type or fully qualified',
    )
    expect(applied(lab, limitRange({ type: 'PersistentVolumeClaim' }))).toContain(
      'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
    )
  })
})
