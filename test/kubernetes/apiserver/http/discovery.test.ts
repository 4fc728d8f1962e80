/** What a client learns of the API before it asks for anything. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLab, type Lab } from '../../../../src/index.js'

const REAL = JSON.parse(
  readFileSync(new URL('aggregated.json', import.meta.url), 'utf8'),
) as Readonly<Record<'apis' | 'core', { readonly items: readonly unknown[] }>>
const AGGREGATED = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

let lab: Lab
beforeAll(() => {
  lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
})

const get = (path: string, accept = 'application/json') => {
  const answer = lab.request({ method: 'GET', path, headers: { accept } })
  return { ...answer, body: 'body' in answer ? answer.body : '' }
}

describe('aggregated discovery', () => {
  it.each([
    ['/apis', REAL.apis],
    ['/api', REAL.core],
  ])('%s is what a real API server says', (path, real) => {
    const { headers, body } = get(path, AGGREGATED)
    expect(headers['content-type']).toBe(AGGREGATED)
    expect(JSON.parse(body)).toEqual(real)
  })
})

describe('plain discovery', () => {
  it('lists groups, and the resources of each version with their parts', () => {
    const groups = JSON.parse(get('/apis').body).groups as { readonly name: string }[]
    expect(groups.map(({ name }) => name)).toContain('apps')
    const { resources } = JSON.parse(get('/apis/apps/v1').body)
    expect(resources.map(({ name }: { name: string }) => name)).toContain('deployments/scale')
  })

  it('knows what definitions define', () => {
    lab.request({
      method: 'POST',
      path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      body: JSON.stringify({
        metadata: { name: 'widgets.example.com' },
        spec: {
          group: 'example.com',
          names: { plural: 'widgets', kind: 'Widget' },
          scope: 'Namespaced',
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: 'object' } },
              subresources: { status: {} },
            },
          ],
        },
      }),
    })
    lab.advance('5s')
    const { resources } = JSON.parse(get('/apis/example.com/v1').body)
    expect(resources.map(({ name }: { name: string }) => name)).toEqual([
      'widgets',
      'widgets/status',
    ])
    const made = lab.request({
      method: 'POST',
      path: '/apis/example.com/v1/namespaces/default/widgets',
      body: '{"metadata":{"name":"w"}}',
    })
    expect(made.status).toBe(201)
    expect(JSON.parse(get('/apis/example.com/v1/widgets').body).items[0].kind).toBe('Widget')
  })
})

describe('OpenAPI', () => {
  it('has a document for each version of each group', () => {
    const { paths } = JSON.parse(get('/openapi/v3').body)
    const { serverRelativeURL } = paths['apis/apps/v1']
    const document = JSON.parse(get(serverRelativeURL).body)
    const name = '/apis/apps/v1/namespaces/{namespace}/deployments/{name}'
    expect(document.paths[name].patch['x-kubernetes-group-version-kind'].kind).toBe('Deployment')
    const { properties } = document.components.schemas['io.k8s.api.core.v1.PodSpec']
    expect(properties.containers).toMatchObject({
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-patch-merge-key': 'name',
    })
  })

  it('has what definitions say of their objects', () => {
    const { components, paths } = JSON.parse(get('/openapi/v3/apis/example.com/v1').body)
    expect(components.schemas['com.example.v1.Widget']).toMatchObject({
      type: 'object',
      properties: {
        metadata: {
          allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }],
        },
      },
      'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Widget' }],
    })
    expect(Object.keys(paths)).toContain('/apis/example.com/v1/namespaces/{namespace}/widgets')
  })

  it('has one document of everything in the older version', () => {
    const { swagger, definitions } = JSON.parse(get('/openapi/v2').body)
    expect([swagger, definitions['io.k8s.api.core.v1.ConfigMap'].type]).toEqual(['2.0', 'object'])
  })
})

describe('what is not simulated', () => {
  it.each(['/metrics', '/debug/pprof'])('%s says so', (path) => {
    const { status, body } = get(path)
    expect([status, JSON.parse(body).message]).toEqual([
      501,
      expect.stringMatching(/^kubarium does not simulate/),
    ])
  })
})
