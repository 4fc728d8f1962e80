import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../../src/index.js'
import { type Run, applied, terminal } from './cluster.js'

let lab: Lab
let run: Run

const SAFE = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'c',
      image: 'busybox',
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
}
const pod = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'team' },
  spec,
})
const container = (more: object = {}) => ({ name: 'c', image: 'busybox', ...more })
const inNamespace = (labels: string): void => {
  run('kubectl create ns team')
  run(`kubectl label ns team ${labels}`)
}
const ENFORCE = 'pod-security.kubernetes.io/enforce'

beforeEach(() => {
  ;({ lab, run } = terminal())
})

describe('the level restricted', () => {
  it('refuses a pod that says nothing of its safety, and says what it has to say', () => {
    inNamespace(`${ENFORCE}=restricted`)
    expect(run('kubectl -n team run web --image=busybox')).toBe(
      '2> Error from server (Forbidden): pods "web" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "web" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")\nrc=1\n',
    )
    expect(applied(lab, pod('safe', SAFE))).toContain('pod/safe created\n')
  })

  it('names what is too much beside what is missing', () => {
    inNamespace(`${ENFORCE}=restricted ${ENFORCE}-version=v1.30`)
    const refused = applied(
      lab,
      pod('bad', {
        ...SAFE,
        securityContext: {
          runAsNonRoot: false,
          runAsUser: 0,
          seccompProfile: { type: 'Unconfined' },
        },
        volumes: [{ name: 'root', hostPath: { path: '/' } }],
      }),
    )
    expect(refused).toContain(
      'violates PodSecurity "restricted:v1.30": restricted volume types (volume "root" uses restricted volume type "hostPath"), runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false), runAsUser=0 (pod must not set runAsUser=0), seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")',
    )
  })

  it('warns whoever makes a deployment, whose pods are then refused', () => {
    inNamespace(`${ENFORCE}=restricted`)
    const created = run('kubectl -n team create deployment d --image=busybox')
    expect(created).toContain('deployment.apps/d created\n')
    expect(created).toContain(
      '2> Warning: would violate PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "busybox" must set',
    )
    lab.advance('1s')
    expect(run('kubectl -n team get events -o custom-columns=M:.message')).toMatch(
      /Error creating: pods "d-\w+-\w+" is forbidden: violates PodSecurity "restricted:latest"/,
    )
  })
})

describe('the level baseline', () => {
  const CASES: readonly (readonly [object, string])[] = [
    [
      { hostNetwork: true, hostPID: true, containers: [container()] },
      'host namespaces (hostNetwork=true, hostPID=true)',
    ],
    [
      { containers: [container({ securityContext: { privileged: true } })] },
      'privileged (container "c" must not set securityContext.privileged=true)',
    ],
    [
      {
        containers: [
          container({ securityContext: { capabilities: { add: ['NET_ADMIN', 'KILL'] } } }),
        ],
      },
      'non-default capabilities (container "c" must not include "NET_ADMIN" in securityContext.capabilities.add)',
    ],
    [
      {
        containers: [container()],
        volumes: [
          { name: 'a', hostPath: { path: '/a' } },
          { name: 'b', hostPath: { path: '/b' } },
        ],
      },
      'hostPath volumes (volumes "a", "b")',
    ],
    [
      { containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })] },
      'hostPort (container "c" uses hostPort 80)',
    ],
    [
      {
        containers: [container()],
        securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] },
      },
      'forbidden sysctls (kernel.msgmax)',
    ],
  ]
  it.each(CASES)('refuses %j', (spec, why) => {
    inNamespace(`${ENFORCE}=baseline`)
    expect(applied(lab, pod('p', spec))).toContain(
      `pods "p" is forbidden: violates PodSecurity "baseline:latest": ${why}`,
    )
  })

  it('lets an ordinary pod in', () => {
    inNamespace(`${ENFORCE}=baseline`)
    expect(run('kubectl -n team run web --image=busybox')).toBe('pod/web created\n')
  })
})

describe('a namespace', () => {
  it('warns of its level where it does not enforce it', () => {
    inNamespace('pod-security.kubernetes.io/warn=baseline')
    const created = applied(lab, pod('p', { hostNetwork: true, containers: [container()] }))
    expect(created).toBe(
      'pod/p created\n2> Warning: would violate PodSecurity "baseline:latest": host namespaces (hostNetwork=true)\n',
    )
  })

  it('that becomes stricter names the pods that would not be let in', () => {
    run('kubectl create ns team')
    run('kubectl -n team run a --image=busybox')
    run('kubectl -n team run b --image=busybox')
    const labeled = run(`kubectl label --dry-run=server ns team ${ENFORCE}=restricted`)
    expect(labeled).toContain('namespace/team labeled (server dry run)')
    expect(labeled).toContain(
      '2> Warning: existing pods in namespace "team" violate the new PodSecurity enforce level "restricted:latest"\n2> Warning: a (and 1 other pod): allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile\n',
    )
  })

  it('has levels that there are', () => {
    run('kubectl create ns team')
    expect(run(`kubectl label ns team ${ENFORCE}=strict`)).toContain(
      'The Namespace "team" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted',
    )
  })
})
