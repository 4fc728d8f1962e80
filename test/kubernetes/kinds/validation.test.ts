import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })

/** What is said of a manifest. */
function said(apiVersion: string, kind: string, rest: string): string {
  const world = lab.fork()
  world.writeFile(
    'o.yaml',
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: o }\n${rest}\n`,
  )
  const { stdout, stderr } = world.sh('kubectl create -f o.yaml')
  return stdout + stderr
}

const NET = 'networking.k8s.io/v1'
const STORAGE = 'storage.k8s.io/v1'
const backend = 'backend: { service: { name: s, port: { number: 80 } } }'
const path = (rest: string): string =>
  `spec: { rules: [{ http: { paths: [{ ${rest}, ${backend} }] } }] }`
const host = (name: string): string =>
  `spec: { rules: [{ host: "${name}", http: { paths: [{ path: /, pathType: Prefix, ${backend} }] } }] }`
const slice = (rest: string): string => `addressType: IPv4\n${rest}`

describe('the API server refuses', () => {
  it.each([
    [
      'coordination.k8s.io/v1',
      'Lease',
      'spec: { leaseDurationSeconds: 0 }',
      'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
    ],
    [
      'coordination.k8s.io/v1',
      'Lease',
      'spec: { leaseTransitions: -1 }',
      'spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'node.k8s.io/v1',
      'RuntimeClass',
      'handler: A_b',
      'handler: Invalid value: "A_b": a lowercase RFC 1123 label must consist of',
    ],
    [
      STORAGE,
      'StorageClass',
      'provisioner: "a b"',
      'provisioner: Invalid value: "a b": name part must consist of alphanumeric characters',
    ],
    [
      STORAGE,
      'VolumeAttachment',
      'spec: { attacher: a, nodeName: n1, source: {} }',
      'spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName',
    ],
    [
      STORAGE,
      'CSINode',
      'spec: { drivers: [{ name: a, nodeID: n1 }, { name: a, nodeID: n1 }] }',
      'spec.drivers[1].name: Duplicate value: "a"',
    ],
    [
      NET,
      'IngressClass',
      'spec: { controller: mine }',
      'spec.controller: Invalid value: "mine": must be a domain-prefixed path (such as "acme.io/foo")',
    ],
    [
      NET,
      'ServiceCIDR',
      'spec: { cidrs: [] }',
      'spec.cidrs: Required value: at least one CIDR required',
    ],
    [
      NET,
      'ServiceCIDR',
      'spec: { cidrs: [here] }',
      'spec.cidrs[0]: Invalid value: "here": must be a valid CIDR value',
    ],
    [
      NET,
      'Ingress',
      host('10.0.0.1'),
      'spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
    ],
    [
      NET,
      'Ingress',
      host('a.*.b'),
      'spec.rules[0].host: Invalid value: "a.*.b": a wildcard DNS-1123 subdomain must start with',
    ],
    [
      NET,
      'Ingress',
      host('A.example'),
      'spec.rules[0].host: Invalid value: "A.example": a lowercase RFC 1123 subdomain',
    ],
    [
      NET,
      'Ingress',
      path('path: a, pathType: Prefix'),
      'spec.rules[0].http.paths[0].path: Invalid value: "a": must be an absolute path',
    ],
    [NET, 'Ingress', path('path: /a//b, pathType: Exact'), "must not contain '//'"],
    [NET, 'Ingress', path('path: /a/.., pathType: Exact'), "cannot end with '/..'"],
    [NET, 'Ingress', path('path: /'), 'spec.rules[0].http.paths[0].pathType: Required value'],
    [
      'discovery.k8s.io/v1',
      'EndpointSlice',
      slice('endpoints: [{ addresses: [] }]'),
      'endpoints[0].addresses: Required value: must contain at least 1 address',
    ],
    [
      'discovery.k8s.io/v1',
      'EndpointSlice',
      slice('endpoints: [{ addresses: ["x"] }]'),
      'endpoints[0].addresses[0]: Invalid value: "x": must be a valid IP address',
    ],
    [
      'discovery.k8s.io/v1',
      'EndpointSlice',
      slice('endpoints: [{ addresses: ["::1"] }]'),
      'endpoints[0].addresses[0]: Invalid value: "::1": must be an IPv4 address',
    ],
    [
      'discovery.k8s.io/v1',
      'EndpointSlice',
      slice('endpoints: []\nports: [{ name: a, port: 1 }, { name: a, port: 2 }]'),
      'ports[1].name: Duplicate value: "a"',
    ],
    [
      'apps/v1',
      'ControllerRevision',
      'revision: -1\ndata: {}',
      'revision: Invalid value: -1: must be greater than or equal to 0',
    ],
  ])('%s %s with %s', (apiVersion, kind, rest, why) => {
    expect(said(apiVersion, kind, rest)).toContain(why)
  })

  it('changes of what cannot change', () => {
    const world = lab.fork()
    const make = (text: string): void => world.writeFile('o.yaml', text)
    const apply = (): string => {
      const { stdout, stderr } = world.sh('kubectl apply -f o.yaml')
      return stdout + stderr
    }
    make('apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: { name: r }\nhandler: a\n')
    apply()
    make('apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: { name: r }\nhandler: b\n')
    expect(apply()).toContain('handler: Invalid value: "b": field is immutable')
    const attachment = (volume: string): string =>
      `apiVersion: ${STORAGE}\nkind: VolumeAttachment\nmetadata: { name: v }\nspec: { attacher: a, nodeName: n1, source: { persistentVolumeName: ${volume} } }\n`
    make(attachment('one'))
    apply()
    make(attachment('two'))
    expect(apply()).toContain('field is immutable')
  })
})
