/** Parts of objects that have paths of their own, and who may ask for them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createLab, type Lab } from '../../../../src/index.js'

const PODS = '/api/v1/namespaces/default/pods'
const POD = { metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'busybox' }] } }
let lab: Lab

beforeEach(() => {
  lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
})

const ask = (
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
) => {
  const text = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = lab.request({ method, path, headers, ...text })
  const said = 'body' in answer ? answer.body : ''
  return {
    status: answer.status,
    said,
    value: said.startsWith('{') ? JSON.parse(said) : undefined,
  }
}

describe('parts of pods', () => {
  it('bind them to a node, by their own path and by that of bindings', () => {
    const unscheduled = { ...POD, spec: { ...POD.spec, schedulerName: 'none' } }
    ask('POST', PODS, unscheduled)
    ask('POST', PODS, { ...unscheduled, metadata: { name: 'q' } })
    const target = { kind: 'Node', name: 'n1' }
    expect(ask('POST', `${PODS}/p/binding`, { metadata: { name: 'p' }, target }).status).toBe(201)
    const path = '/api/v1/namespaces/default/bindings'
    expect(ask('POST', path, { metadata: { name: 'q' }, target }).status).toBe(201)
    expect(['p', 'q'].map((name) => ask('GET', `${PODS}/${name}`).value.spec.nodeName)).toEqual([
      'n1',
      'n1',
    ])
    expect(ask('POST', path, { metadata: { name: 'q' }, target }).status).toBe(409)
  })

  it.each([
    ['GET', `${PODS}/p/exec?command=ls`, 400, 'Upgrade request required'],
    ['GET', `${PODS}/p/nosuch`, 404, 'the server could not find the requested resource'],
    [
      'POST',
      `${PODS}/p/status`,
      405,
      'the server does not allow this method on the requested resource',
    ],
    [
      'POST',
      '/api/v1/pods',
      405,
      'the server does not allow this method on the requested resource',
    ],
  ])('%s %s: %i', (method, path, status, message) => {
    ask('POST', PODS, POD)
    const answer = ask(method, path, method === 'POST' ? POD : undefined)
    expect([answer.status, answer.value.message]).toEqual([status, message])
  })
})

describe('the finalizers of a namespace', () => {
  it('hold it until they are written away', () => {
    ask('POST', '/api/v1/namespaces', { metadata: { name: 'n' } })
    const { value } = ask('GET', '/api/v1/namespaces/n')
    const without = { ...value, spec: { finalizers: [] } }
    expect(ask('PUT', '/api/v1/namespaces/n/finalize', without).value.spec).toEqual({})
  })
})

describe('a request with credentials', () => {
  it('is refused when nobody has signed them', () => {
    const { status, value } = ask('GET', PODS, undefined, { authorization: 'Bearer x' })
    expect([status, value.reason, value.message]).toEqual([401, 'Unauthorized', 'Unauthorized'])
  })

  it('may do what the roles of its account allow, and act as others where they say so', () => {
    const token = ask('POST', '/api/v1/namespaces/default/serviceaccounts/default/token', {
      spec: {},
    }).value.status.token
    const own = { authorization: `Bearer ${token}` }
    expect(ask('GET', PODS, undefined, own).value.message).toBe(
      'pods is forbidden: User "system:serviceaccount:default:default" cannot list resource "pods" in API group "" in the namespace "default"',
    )
    const { value } = ask('GET', PODS, undefined, { ...own, 'impersonate-user': 'jo' })
    expect(value.message).toBe(
      'users "jo" is forbidden: User "system:serviceaccount:default:default" cannot impersonate resource "users" in API group "" at the cluster scope',
    )
  })
})

describe('what clients see of objects that others write, too', () => {
  const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'
  const managersOf = (value: {
    readonly metadata: {
      readonly managedFields: readonly {
        readonly manager: string
        readonly subresource?: string
        readonly apiVersion: string
      }[]
    }
  }): readonly string[] =>
    value.metadata.managedFields.map(({ manager, subresource = '', apiVersion }) =>
      [manager, subresource, apiVersion].join(' '),
    )

  it('a revision that is noted with the status, and a status that its component takes back', () => {
    const labels = { app: 'web' }
    const { spec } = POD
    ask('POST', DEPLOYMENTS, {
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    })
    lab.advance('10s')
    const merge = { 'content-type': 'application/merge-patch+json' }
    ask('PATCH', `${DEPLOYMENTS}/web/status`, { status: { replicas: 9 } }, merge)
    expect(managersOf(ask('GET', `${DEPLOYMENTS}/web`).value)).toContain('unknown status apps/v1')
    lab.advance('10s')
    expect(managersOf(ask('GET', `${DEPLOYMENTS}/web`).value)).toEqual([
      'unknown  apps/v1',
      'kube-controller-manager status apps/v1',
    ])
    const { generation } = ask('GET', `${DEPLOYMENTS}/web`).value.metadata
    const deleted = ask('DELETE', `${DEPLOYMENTS}/web`, { propagationPolicy: 'Foreground' })
    expect(deleted.value.metadata.generation).toBe(generation + 1)
  })

  it('times that nobody set, hollow kubelets, and versions in which others write', () => {
    ask('POST', PODS, POD)
    lab.advance('5s')
    const merge = { 'content-type': 'application/strategic-merge-patch+json' }
    const status = { conditions: [{ type: 'my/gate', status: 'True' }] }
    const patched = ask('PATCH', `${PODS}/p/status`, { status }, merge).value
    expect(patched.status.conditions[0]).toMatchObject({
      type: 'my/gate',
      lastProbeTime: null,
      lastTransitionTime: null,
    })
    expect(managersOf(patched)).toContain('hollow-kubelet status v1')

    const scaler = ask('POST', '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers', {
      metadata: { name: 'h' },
      spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'web' } },
    })
    expect(managersOf(scaler.value)).toEqual(['unknown  autoscaling/v1'])
    const token = ask('POST', '/api/v1/namespaces/default/serviceaccounts/default/token', {
      spec: { expirationSeconds: 3600 },
    })
    expect(managersOf(token.value)).toEqual(['unknown token authentication.k8s.io/v1'])
  })

  it('fields that a manager of another name takes over', () => {
    const path = '/api/v1/namespaces/default/configmaps'
    ask('POST', `${path}?fieldManager=before`, { metadata: { name: 'a' }, data: { x: '1' } })
    const { managedFields } = ask('GET', `${path}/a`).value.metadata
    const value = [{ ...managedFields[0], manager: 'after', operation: 'Apply' }]
    const patch = [{ op: 'replace', path: '/metadata/managedFields', value }]
    const json = { 'content-type': 'application/json-patch+json' }
    expect(ask('PATCH', `${path}/a`, patch, json).status).toBe(200)
    const after = ask('GET', `${path}/a`).value.metadata.managedFields
    expect(after).toMatchObject([{ manager: 'after', operation: 'Apply' }])
    expect(after[0].fieldsV1).toEqual(managedFields[0].fieldsV1)
  })

  it('rows of pods that run no more', () => {
    ask('POST', PODS, { ...POD, spec: { ...POD.spec, restartPolicy: 'Never' } })
    lab.advance('5s')
    const merge = { 'content-type': 'application/merge-patch+json' }
    ask('PATCH', `${PODS}/p/status`, { status: { phase: 'Succeeded' } }, merge)
    const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }
    expect(ask('GET', PODS, undefined, table).value.rows[0].conditions).toEqual([
      {
        type: 'Completed',
        status: 'True',
        reason: 'Succeeded',
        message: 'The pod has completed successfully.',
      },
    ])
  })
})
