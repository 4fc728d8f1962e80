import type { Deployment } from '../../../src/types/kubernetes/apps/v1.js'
import { describe, expect, it } from 'vitest'
import { removeCluster } from '../../../src/kubernetes/apiserver/bootstrap.js'
import { connect } from '../../../src/kubernetes/apiserver/client.js'
import { heartbeats } from '../../../src/kubernetes/kinds/heartbeat.js'
import { type KindName, kindOf, kinds } from '../../../src/kubernetes/kinds/index.js'
import type { Draft } from '../../../src/kubernetes/kinds/kind.js'
import { renderTable } from '../../../src/kubernetes/kinds/table.js'
import { asAdmin, failureOf, newCluster, simplePod } from './cluster.js'

const deployment = (name: string, replicas?: number) => ({
  metadata: { name, labels: { app: name } },
  spec: {
    ...(replicas === undefined ? {} : { replicas }),
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'web', image: 'nginx:1.19' }] },
    },
  },
})

describe('create', () => {
  it('fills in what was left out', () => {
    const { spec } = asAdmin(newCluster(), (api) => api.create('Deployment', deployment('web')))
    expect(spec).toEqual({
      progressDeadlineSeconds: 600,
      replicas: 1,
      revisionHistoryLimit: 10,
      selector: { matchLabels: { app: 'web' } },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'nginx:1.19',
              imagePullPolicy: 'IfNotPresent',
              resources: {},
              terminationMessagePath: '/dev/termination-log',
              terminationMessagePolicy: 'File',
            },
          ],
          dnsPolicy: 'ClusterFirst',
          restartPolicy: 'Always',
          schedulerName: 'default-scheduler',
          securityContext: {},
          terminationGracePeriodSeconds: 30,
        },
      },
    })
  })

  it('gives a pod its service account, tolerations and priority', () => {
    const { spec, status } = asAdmin(newCluster(), (api) => api.create('Pod', simplePod('p')))
    const volume = spec?.volumes?.[0]?.name
    expect(volume).toMatch(/^kube-api-access-[a-z0-9]{5}$/)
    expect(spec?.containers[0]?.volumeMounts).toEqual([
      { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: volume, readOnly: true },
    ])
    expect(spec).toMatchObject({
      serviceAccountName: 'default',
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      enableServiceLinks: true,
    })
    expect(
      spec?.tolerations?.map(({ key, tolerationSeconds }) => [key, tolerationSeconds]),
    ).toEqual([
      ['node.kubernetes.io/not-ready', 300],
      ['node.kubernetes.io/unreachable', 300],
    ])
    expect(status).toEqual({ phase: 'Pending', qosClass: 'BestEffort' })
  })

  it('shares the parts of a template between its pods', () => {
    const cluster = newCluster()
    const template = asAdmin(cluster, (api) => api.create('Deployment', deployment('web'))).spec
      ?.template
    const pods = asAdmin(cluster, (api) =>
      ['a', 'b'].map((name) =>
        api.create('Pod', {
          metadata: {
            name,
            ...(template?.metadata?.labels ? { labels: template.metadata.labels } : {}),
          },
          ...(template?.spec ? { spec: template.spec } : {}),
        }),
      ),
    )
    expect(pods[0]?.spec?.tolerations).toBe(pods[1]?.spec?.tolerations)
    expect(pods[0]?.metadata.labels).toBe(pods[1]?.metadata.labels)
  })

  it('refuses a name that is taken, a namespace that is not there, and one that is going', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => [
      api.create('Pod', simplePod('p')),
      api.create('Namespace', { metadata: { name: 'team' } }),
      api.delete('Namespace', 'team'),
    ])
    expect(failureOf(cluster, (api) => api.create('Pod', simplePod('p'))).message).toBe(
      'pods "p" already exists',
    )
    expect(
      failureOf(cluster, (api) =>
        api.create('Pod', { ...simplePod('p'), metadata: { name: 'p', namespace: 'nope' } }),
      ).message,
    ).toBe('namespaces "nope" not found')
    expect(
      failureOf(cluster, (api) =>
        api.create('Pod', { ...simplePod('p'), metadata: { name: 'p', namespace: 'team' } }),
      ).message,
    ).toBe(
      'pods "p" is forbidden: unable to create new content in namespace team because it is being terminated',
    )
  })

  it('writes nothing on a dry run', () => {
    const cluster = newCluster()
    expect(
      asAdmin(cluster, (api) => api.create('Pod', simplePod('p'), { dryRun: true })).spec
        ?.restartPolicy,
    ).toBe('Always')
    expect(asAdmin(cluster, (api) => api.find('Pod', 'p', 'default'))).toBeUndefined()
  })
})

describe('update', () => {
  it('refuses what somebody else has changed meanwhile', () => {
    const cluster = newCluster()
    const read = asAdmin(cluster, (api) => api.create('Deployment', deployment('web')))
    asAdmin(cluster, (api) => api.scale('Deployment', 'web', 'default', 3))
    expect(failureOf(cluster, (api) => api.update('Deployment', read)).message).toBe(
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    )
  })

  it('changes an object by a recipe: as an update that conflicts, or as a patch that does not', () => {
    const cluster = newCluster()
    const read = asAdmin(cluster, (api) => api.create('Deployment', deployment('web')))
    asAdmin(cluster, (api) => api.scale('Deployment', 'web', 'default', 3))
    const size = (draft: Draft<Partial<Deployment>>): void =>
      void (draft.spec = { ...(draft.spec as NonNullable<Deployment['spec']>), replicas: 5 })
    expect(failureOf(cluster, (api) => api.mutate('Deployment', read, size)).reason).toBe(
      'Conflict',
    )
    expect(asAdmin(cluster, (api) => api.amend('Deployment', read, size)).spec?.replicas).toBe(5)
    expect(
      failureOf(cluster, (api) =>
        api.updateStatus('Deployment', read, (draft) =>
          Object.assign(draft, { status: { replicas: 1 } }),
        ),
      ).reason,
    ).toBe('Conflict')
    expect(
      asAdmin(cluster, (api) =>
        api.amendStatus('Deployment', read, (draft) =>
          Object.assign(draft, { status: { replicas: 1 } }),
        ),
      )?.status?.replicas,
    ).toBe(1)
    asAdmin(cluster, (api) => [
      api.delete('Deployment', 'web'),
      api.create('Deployment', deployment('web')),
    ])
    expect(failureOf(cluster, (api) => api.amend('Deployment', read, size)).message).toContain(
      'Precondition failed: UID in precondition',
    )
  })

  it('raises the generation for changes of the spec only, and writes nothing when nothing changes', () => {
    const cluster = newCluster()
    const first = asAdmin(cluster, (api) => api.create('Deployment', deployment('web')))
    const same = asAdmin(cluster, (api) =>
      api.update('Deployment', { ...deployment('web'), metadata: { ...first.metadata } }),
    )
    expect(same).toBe(first)
    const labelled = asAdmin(cluster, (api) =>
      api.patch('Deployment', 'web', 'default', 'merge', { metadata: { labels: { team: 'a' } } }),
    )
    expect(labelled.metadata.generation).toBe(1)
    const status = asAdmin(cluster, (api) =>
      api.updateStatus('Deployment', labelled, (draft) =>
        Object.assign(draft, { status: { replicas: 1 } }),
      ),
    )
    expect(status?.metadata.generation).toBe(1)
    expect(
      asAdmin(
        cluster,
        (api) =>
          [
            api.scale('Deployment', 'web', 'default', 2),
            api.get('Deployment', 'web', 'default').metadata.generation,
          ][1],
      ),
    ).toBe(2)
  })
})

describe('delete', () => {
  it('gives a pod on a node its grace period, which can be cut short', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.bind(api.create('Pod', simplePod('p')), 'node-a'))
    const going = asAdmin(cluster, (api) => api.delete('Pod', 'p', 'default'))
    expect(going.metadata).toMatchObject({
      deletionGracePeriodSeconds: 30,
      deletionTimestamp: '2026-01-01T00:00:30Z',
      generation: 2,
    })
    asAdmin(cluster, (api) => api.delete('Pod', 'p', 'default', { gracePeriodSeconds: 0 }))
    expect(failureOf(cluster, (api) => api.get('Pod', 'p', 'default')).message).toBe(
      'pods "p" not found',
    )
  })

  it('takes a pod away at once that no node runs', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => [
      api.create('Pod', simplePod('p')),
      api.delete('Pod', 'p', 'default'),
    ])
    expect(asAdmin(cluster, (api) => api.list('Pod'))).toEqual([])
  })

  it('waits for finalizers', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => [
      api.create('ConfigMap', { metadata: { name: 'held', finalizers: ['example.com/hold'] } }),
      api.delete('ConfigMap', 'held', 'default'),
    ])
    expect(
      asAdmin(cluster, (api) => api.get('ConfigMap', 'held', 'default')).metadata.deletionTimestamp,
    ).toBe('2026-01-01T00:00:00Z')
    asAdmin(cluster, (api) =>
      api.patch('ConfigMap', 'held', 'default', 'merge', { metadata: { finalizers: null } }),
    )
    expect(asAdmin(cluster, (api) => api.find('ConfigMap', 'held', 'default'))).toBeUndefined()
  })

  it('keeps the namespaces that the cluster needs', () => {
    expect(failureOf(newCluster(), (api) => api.delete('Namespace', 'default')).message).toBe(
      'namespaces "default" is forbidden: this namespace may not be deleted',
    )
  })

  it('leaves a namespace until its own finalizer is gone', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => [
      api.create('Namespace', { metadata: { name: 'team' } }),
      api.delete('Namespace', 'team'),
    ])
    expect(asAdmin(cluster, (api) => api.get('Namespace', 'team')).status?.phase).toBe(
      'Terminating',
    )
    asAdmin(cluster, (api) =>
      api.mutate('Namespace', api.get('Namespace', 'team'), (draft) =>
        Object.assign(draft, { spec: {} }),
      ),
    )
    expect(asAdmin(cluster, (api) => api.find('Namespace', 'team'))).toBeUndefined()
  })

  it('brings the Service kubernetes back at the next round of the API server', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.delete('Service', 'kubernetes', 'default'))
    cluster.advance(10)
    expect(asAdmin(cluster, (api) => api.list('Service'))).toEqual([])
    cluster.advance(10_000)
    expect(
      asAdmin(cluster, (api) => api.get('Service', 'kubernetes', 'default')).spec?.clusterIP,
    ).toBe('10.96.0.1')
  })
})

describe('list', () => {
  const names = (selector: object) => {
    const cluster = newCluster()
    return asAdmin(cluster, (api) => {
      api.create('Pod', simplePod('a', 'busybox', { app: 'web', tier: 'front' }))
      api.create('Pod', simplePod('b', 'busybox', { app: 'api' }))
      api.create('Pod', simplePod('c'))
      return api
        .list('Pod', { namespace: 'default', ...selector })
        .map(({ metadata }) => metadata.name)
    })
  }
  it.each([
    ['app=web', ['a']],
    ['app==web,tier=front', ['a']],
    ['app!=web', ['b', 'c']],
    ['app in (web,api)', ['a', 'b']],
    ['app notin (web)', ['b', 'c']],
    ['app', ['a', 'b']],
    ['!app', ['c']],
    ['app,tier!=front', ['b']],
  ])('by label: %s', (labelSelector, expected) =>
    expect(names({ labelSelector })).toEqual(expected),
  )

  it.each([
    ['metadata.name=b', ['b']],
    ['metadata.name!=b', ['a', 'c']],
    ['status.phase=Pending', ['a', 'b', 'c']],
    ['spec.nodeName=x', []],
  ])('by field: %s', (fieldSelector, expected) =>
    expect(names({ fieldSelector })).toEqual(expected),
  )

  it('says what is wrong with a selector', () => {
    expect(
      failureOf(newCluster(), (api) => api.list('Pod', { labelSelector: 'bad selector!!' }))
        .message,
    ).toBe("unable to parse requirement: found 'selector', expected: in, notin, =, ==, !=, gt, lt")
    expect(
      failureOf(newCluster(), (api) => api.list('Pod', { fieldSelector: 'spec.nope=1' })).message,
    ).toBe('field label not supported: spec.nope')
  })
})

describe('tables', () => {
  it('show services as kubectl get does', () => {
    const cluster = newCluster()
    const table = asAdmin(cluster, (api) => {
      api.create('Service', {
        metadata: { name: 'external' },
        spec: { type: 'ExternalName', externalName: 'api.example.com' },
      })
      api.create('Service', {
        metadata: { name: 'headless' },
        spec: { clusterIP: 'None', selector: { app: 'kubia' }, ports: [{ port: 80 }] },
      })
      api.create('Service', {
        metadata: { name: 'nodeport' },
        spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30123 }] },
      })
      return renderTable(kindOf('Service'), api.list('Service', { namespace: 'default' }), {
        now: api.tx.now + 3000,
        read: api.tx,
        wide: true,
      })
    })
    const address = table[4]?.[2] ?? ''
    expect(table.map((row) => row.join(' '))).toEqual([
      'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE SELECTOR',
      'external ExternalName <none> api.example.com <none> 3s <none>',
      'headless ClusterIP None <none> 80/TCP 3s app=kubia',
      'kubernetes ClusterIP 10.96.0.1 <none> 443/TCP 3s <none>',
      `nodeport NodePort ${address} <none> 80:30123/TCP 3s <none>`,
    ])
    expect(address).toMatch(/^10\.(9[6-9]|10\d|11[01])\./)
  })
})

describe('a cluster', () => {
  it('begins with its namespaces, their accounts and the Service kubernetes, and can be removed whole', () => {
    const cluster = newCluster()
    expect(
      asAdmin(cluster, (api) =>
        api.list('Namespace').map(({ metadata, status }) => [metadata.name, status?.phase]),
      ),
    ).toEqual([
      ['default', 'Active'],
      ['kube-node-lease', 'Active'],
      ['kube-public', 'Active'],
      ['kube-system', 'Active'],
    ])
    expect(
      asAdmin(cluster, (api) => api.get('Endpoints', 'kubernetes', 'default')).subsets,
    ).toEqual([
      { addresses: [{ ip: '192.0.2.2' }], ports: [{ name: 'https', port: 6443, protocol: 'TCP' }] },
    ])
    cluster.transact((tx) => removeCluster(tx))
    expect(
      asAdmin(cluster, (api) => kinds.flatMap(({ kind }) => api.list(kind as KindName))),
    ).toEqual([])
  })

  it('computes the leases of nodes from their heartbeats', () => {
    const cluster = newCluster()
    cluster.transact((tx) => {
      connect(tx, 'kubelet').create('Node', { metadata: { name: 'n1' } })
      tx.put(heartbeats, 'n1', { node: 'n1', since: tx.now })
    })
    cluster.advance(25_000)
    expect(
      asAdmin(cluster, (api) => api.get('Lease', 'n1', 'kube-node-lease')).spec?.renewTime,
    ).toBe('2026-01-01T00:00:20.000000Z')
    expect(asAdmin(cluster, (api) => api.list('Lease', { namespace: 'default' }))).toEqual([])
  })
})
