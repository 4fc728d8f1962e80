import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../../src/index.js'
import { type Run, applied, terminal } from './cluster.js'

let lab: Lab
let run: Run

const GROUP = 'admissionregistration.k8s.io/v1'
const DEPLOYMENTS = {
  resourceRules: [
    {
      apiGroups: ['apps'],
      apiVersions: ['v1'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['deployments'],
    },
  ],
}
const policy = (spec: object, kind = 'ValidatingAdmissionPolicy') => ({
  apiVersion: GROUP,
  kind,
  metadata: { name: 'demo' },
  spec: { matchConstraints: DEPLOYMENTS, ...spec },
})
const binding = (more: object = {}, kind = 'ValidatingAdmissionPolicyBinding') => ({
  apiVersion: GROUP,
  kind,
  metadata: { name: 'everywhere' },
  spec: { policyName: 'demo', ...more },
})
const DENY = { validationActions: ['Deny'] }

beforeEach(() => {
  ;({ lab, run } = terminal())
})

describe('a validating admission policy', () => {
  it('refuses what its expression is not true of, where a binding says so', () => {
    applied(lab, policy({ validations: [{ expression: 'object.spec.replicas <= 5' }] }))
    expect(run('kubectl create deployment a --image=busybox --replicas=6')).toBe(
      'deployment.apps/a created\n',
    )
    applied(lab, binding(DENY))
    expect(run('kubectl create deployment b --image=busybox --replicas=6')).toBe(
      `2> error: failed to create deployment: deployments.apps "b" is forbidden: ValidatingAdmissionPolicy 'demo' with binding 'everywhere' denied request: failed expression: object.spec.replicas <= 5\nrc=1\n`,
    )
    expect(run('kubectl create deployment c --image=busybox --replicas=5')).toBe(
      'deployment.apps/c created\n',
    )
    expect(run('kubectl scale deployment c --replicas=9')).toContain('denied request')
  })

  it('has a message of its own, made of variables if it likes', () => {
    applied(
      lab,
      policy({
        variables: [{ name: 'wanted', expression: 'object.spec.replicas' }],
        validations: [
          {
            expression: 'variables.wanted <= 5',
            messageExpression: '"at most 5 replicas, not " + string(variables.wanted)',
            reason: 'Forbidden',
          },
        ],
      }),
      binding(DENY),
    )
    expect(run('kubectl create deployment b --image=busybox --replicas=6')).toContain(
      `denied request: at most 5 replicas, not 6`,
    )
  })

  it('warns where its binding says so, and leaves out what its conditions leave out', () => {
    applied(
      lab,
      policy({
        matchConditions: [{ name: 'not-mine', expression: 'object.metadata.name != "mine"' }],
        validations: [{ expression: 'object.spec.replicas > 1', message: 'one is none' }],
      }),
      binding({ validationActions: ['Warn'] }),
    )
    expect(run('kubectl create deployment a --image=busybox')).toBe(
      `deployment.apps/a created\n2> Warning: Validation failed for ValidatingAdmissionPolicy 'demo' with binding 'everywhere': one is none\n`,
    )
    expect(run('kubectl create deployment mine --image=busybox')).toBe(
      'deployment.apps/mine created\n',
    )
  })

  it('takes its limits from an object', () => {
    applied(
      lab,
      policy({
        paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
        validations: [{ expression: 'object.spec.replicas <= int(params.data.most)' }],
      }),
      binding({
        ...DENY,
        paramRef: { name: 'limits', namespace: 'default', parameterNotFoundAction: 'Deny' },
      }),
    )
    expect(run('kubectl create deployment a --image=busybox')).toContain(
      'no params found for policy binding with `Deny` parameterNotFoundAction',
    )
    run('kubectl create configmap limits --from-literal=most=2')
    expect(run('kubectl create deployment a --image=busybox --replicas=2')).toContain('created')
    expect(run('kubectl create deployment b --image=busybox --replicas=3')).toContain('denied')
  })

  it('fails or passes over what cannot be evaluated', () => {
    const broken = { validations: [{ expression: 'object.spec.nothing.there == 1' }] }
    applied(lab, policy(broken), binding(DENY))
    expect(run('kubectl create deployment a --image=busybox')).toContain(
      `denied request: expression 'object.spec.nothing.there == 1' resulted in error: no such key: nothing`,
    )
    applied(lab, policy({ ...broken, failurePolicy: 'Ignore' }))
    expect(run('kubectl create deployment a --image=busybox')).toContain('created')
  })

  it('knows who asks', () => {
    applied(
      lab,
      policy({
        validations: [
          { expression: '"system:masters" in request.userInfo.groups', message: 'not yours' },
        ],
      }),
      binding(DENY),
    )
    run('kubectl create clusterrolebinding b --clusterrole=cluster-admin --user=jane')
    expect(run('kubectl create deployment a --image=busybox')).toContain('created')
    expect(run('kubectl create deployment b --image=busybox --as=jane')).toContain('not yours')
  })

  it('is compiled when it is written', () => {
    expect(applied(lab, policy({ validations: [{ expression: 'object.spec.' }] }))).toContain(
      'spec.validations[0].expression: Invalid value: "object.spec.": compilation failed: ERROR: <input>:1:13: Syntax error',
    )
  })
})

describe('a mutating admission policy', () => {
  it('changes an object by a configuration that it applies', () => {
    applied(
      lab,
      policy(
        {
          reinvocationPolicy: 'Never',
          // The controller of deployments updates them too.
          matchConstraints: {
            resourceRules: [{ ...DEPLOYMENTS.resourceRules[0], operations: ['CREATE'] }],
          },
          mutations: [
            {
              patchType: 'ApplyConfiguration',
              applyConfiguration: {
                expression:
                  'Object{metadata: Object.metadata{labels: {"team": "a"}}, spec: Object.spec{replicas: object.spec.replicas + 1}}',
              },
            },
          ],
        },
        'MutatingAdmissionPolicy',
      ),
      binding({}, 'MutatingAdmissionPolicyBinding'),
    )
    run('kubectl create deployment a --image=busybox')
    expect(
      run(
        `kubectl get deploy a -o jsonpath='{.spec.replicas} {.metadata.labels.team} {.metadata.labels.app}'`,
      ),
    ).toBe('2 a a')
  })

  it('changes an object by a JSON patch', () => {
    applied(
      lab,
      policy(
        {
          reinvocationPolicy: 'Never',
          mutations: [
            {
              patchType: 'JSONPatch',
              jsonPatch: {
                expression:
                  '[JSONPatch{op: "replace", path: "/spec/replicas", value: 3}, JSONPatch{op: "add", path: "/metadata/annotations", value: {"by": "policy"}}]',
              },
            },
          ],
        },
        'MutatingAdmissionPolicy',
      ),
      binding({}, 'MutatingAdmissionPolicyBinding'),
    )
    run('kubectl create deployment a --image=busybox')
    expect(
      run(`kubectl get deploy a -o jsonpath='{.spec.replicas} {.metadata.annotations.by}'`),
    ).toBe('3 policy')
  })
})
