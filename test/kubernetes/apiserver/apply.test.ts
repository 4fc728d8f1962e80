import { describe, expect, it } from 'vitest'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, failureOf, newCluster } from './cluster.js'

const map = (data: Record<string, string>) => ({ metadata: { name: 'conf' }, data })
const dataOf = (cluster: Simulation) =>
  asAdmin(cluster, (api) => api.get('ConfigMap', 'conf', 'default')).data

describe('server-side apply', () => {
  it('stops where others manage a field, and takes it over by force', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => {
      api.create('ConfigMap', map({ a: '9' }), { fieldManager: 'kubectl-client-side-apply' })
      api.update('ConfigMap', map({ a: '1', b: '2' }), { fieldManager: 'kubectl-replace' })
      api.apply('ConfigMap', map({ a: '1', b: '2' }), { fieldManager: 'me' })
    })
    const failure = failureOf(cluster, (api) =>
      api.apply('ConfigMap', map({ a: '9' }), { fieldManager: 'you' }),
    )
    expect([failure.code, failure.message]).toEqual([
      409,
      'Apply failed with 2 conflicts: conflicts with "kubectl-replace" using v1:\n- .data.a\nconflicts with "me":\n- .data.a',
    ])
    asAdmin(cluster, (api) =>
      api.apply('ConfigMap', map({ a: '9' }), { fieldManager: 'you', force: true }),
    )
    expect(dataOf(cluster)).toEqual({ a: '9', b: '2' })
  })

  it('takes away what the manager does not want any more, unless somebody else does', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.apply('ConfigMap', map({ a: '1', b: '2' }), { fieldManager: 'me' }),
    )
    asAdmin(cluster, (api) => api.apply('ConfigMap', map({ b: '2' }), { fieldManager: 'you' }))
    asAdmin(cluster, (api) => api.apply('ConfigMap', map({ c: '3' }), { fieldManager: 'me' }))
    expect(dataOf(cluster)).toEqual({ b: '2', c: '3' })
  })

  it('merges lists item by item', () => {
    const cluster = newCluster()
    const deployment = (...containers: { name: string; image: string }[]) => ({
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
      },
    })
    const images = () =>
      asAdmin(cluster, (api) =>
        api.get('Deployment', 'web', 'default'),
      ).spec?.template.spec?.containers.map(({ image }) => image)
    asAdmin(cluster, (api) =>
      api.apply(
        'Deployment',
        deployment({ name: 'one', image: 'nginx:1' }, { name: 'two', image: 'busybox' }),
        { fieldManager: 'me' },
      ),
    )
    asAdmin(cluster, (api) =>
      api.apply('Deployment', deployment({ name: 'one', image: 'nginx:2' }), {
        fieldManager: 'me',
      }),
    )
    expect(images()).toEqual(['nginx:2'])
  })
})
