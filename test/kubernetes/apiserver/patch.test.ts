import { describe, expect, it } from 'vitest'
import { asAdmin, failureOf, newCluster } from './cluster.js'

function setUp() {
  const cluster = newCluster()
  const container = (name: string, image: string) => ({ name, image })
  asAdmin(cluster, (api) =>
    api.create('Deployment', {
      metadata: { name: 'web', labels: { app: 'web', tier: 'front' } },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [
              {
                ...container('one', 'nginx:1'),
                env: [
                  { name: 'A', value: '1' },
                  { name: 'B', value: '2' },
                ],
              },
              container('two', 'busybox:1'),
            ],
          },
        },
      },
    }),
  )
  const containers = () =>
    asAdmin(cluster, (api) => api.get('Deployment', 'web', 'default')).spec?.template.spec
      ?.containers ?? []
  const patch = (type: 'strategic' | 'merge' | 'json', body: unknown) =>
    asAdmin(cluster, (api) => api.patch('Deployment', 'web', 'default', type, body))
  const inPod = (spec: object) => ({ spec: { template: { spec } } })
  return { cluster, containers, patch, inPod }
}

describe('a strategic merge patch', () => {
  it('changes the container that it names', () => {
    const { containers, patch, inPod } = setUp()
    patch('strategic', inPod({ containers: [{ name: 'two', image: 'busybox:2' }] }))
    expect(containers().map(({ image }) => image)).toEqual(['nginx:1', 'busybox:2'])
  })

  it('is what apply sends: deletions by directive, and an order', () => {
    const { containers, patch, inPod } = setUp()
    patch(
      'strategic',
      inPod({
        '$setElementOrder/containers': [{ name: 'one' }],
        containers: [
          {
            name: 'one',
            image: 'nginx:2',
            '$setElementOrder/env': [{ name: 'B' }, { name: 'C' }],
            env: [
              { name: 'B', value: '3' },
              { name: 'C', value: '4' },
              { name: 'A', $patch: 'delete' },
            ],
          },
          { name: 'two', $patch: 'delete' },
        ],
      }),
    )
    expect(containers().map(({ name, image, env }) => ({ name, image, env }))).toEqual([
      {
        name: 'one',
        image: 'nginx:2',
        env: [
          { name: 'B', value: '3' },
          { name: 'C', value: '4' },
        ],
      },
    ])
  })

  it('puts new items where the order wants them', () => {
    const { containers, patch, inPod } = setUp()
    patch(
      'strategic',
      inPod({
        '$setElementOrder/containers': [{ name: 'new' }, { name: 'one' }, { name: 'two' }],
        containers: [{ name: 'new', image: 'x' }],
      }),
    )
    expect(containers().map(({ name }) => name)).toEqual(['new', 'one', 'two'])
  })

  it('replaces a list or an object on demand', () => {
    const { containers, patch, inPod } = setUp()
    patch('strategic', inPod({ containers: [{ name: 'only', image: 'x' }, { $patch: 'replace' }] }))
    expect(containers().map(({ name }) => name)).toEqual(['only'])
  })

  it('keeps nothing of a strategy but what $retainKeys names', () => {
    const { patch } = setUp()
    expect(
      patch('strategic', { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } }).spec
        ?.strategy,
    ).toEqual({ type: 'Recreate' })
  })

  it('removes from sets of values', () => {
    const { cluster } = setUp()
    asAdmin(cluster, (api) =>
      api.create('ConfigMap', { metadata: { name: 'c', finalizers: ['a.io/x', 'a.io/y'] } }),
    )
    const patched = asAdmin(cluster, (api) =>
      api.patch('ConfigMap', 'c', 'default', 'strategic', {
        metadata: { '$deleteFromPrimitiveList/finalizers': ['a.io/x'] },
      }),
    )
    expect(patched.metadata.finalizers).toEqual(['a.io/y'])
  })
})

describe('a merge patch', () => {
  it('replaces lists whole, and null removes', () => {
    const { containers, patch, inPod } = setUp()
    expect(patch('merge', { metadata: { labels: { tier: null } } }).metadata.labels).toEqual({
      app: 'web',
    })
    patch('merge', inPod({ containers: [{ name: 'only', image: 'x' }] }))
    expect(containers().map(({ image }) => image)).toEqual(['x'])
  })
})

describe('a JSON patch', () => {
  it('does all of its operations or none', () => {
    const { cluster, patch } = setUp()
    const failure = failureOf(cluster, (api) =>
      api.patch('Deployment', 'web', 'default', 'json', [
        { op: 'add', path: '/metadata/labels/z', value: '1' },
        { op: 'test', path: '/spec/replicas', value: 99 },
      ]),
    )
    expect([failure.code, failure.reason, failure.message]).toEqual([
      422,
      'Invalid',
      'the server rejected our request due to an error in our request',
    ])
    expect(
      patch('json', [{ op: 'add', path: '/metadata/labels/z', value: '1' }]).metadata.labels,
    ).toEqual({ app: 'web', tier: 'front', z: '1' })
  })

  it('cannot replace what is not there', () => {
    const { cluster } = setUp()
    expect(
      failureOf(cluster, (api) =>
        api.patch('Deployment', 'web', 'default', 'json', [
          { op: 'replace', path: '/metadata/labels/zz', value: '1' },
        ]),
      ).code,
    ).toBe(422)
  })
})

describe('the scale subresource', () => {
  it('reads and sets replicas', () => {
    const { cluster, patch } = setUp()
    expect(asAdmin(cluster, (api) => api.scale('Deployment', 'web', 'default', 5))).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 5 },
      status: { selector: 'app=web' },
    })
    expect(
      asAdmin(cluster, (api) =>
        api.patch(
          'Deployment',
          'web',
          'default',
          'merge',
          { spec: { replicas: 3 } },
          { subresource: 'scale' },
        ),
      ).spec?.replicas,
    ).toBe(3)
    expect(patch('merge', {}).metadata.generation).toBe(3)
  })
})
