import { describe, expect, it } from 'vitest'
import { decode } from '../../../src/kubernetes/apiserver/decode.js'
import { type KindName, kindOf } from '../../../src/kubernetes/kinds/index.js'
import { parseYamlDocuments } from '../../../src/text/yaml.js'
import { asAdmin, failureOf, newCluster, simplePod } from './cluster.js'

/** Creates what a manifest says, as kubectl sends it. */
const refused = (kind: KindName, manifest: string): string =>
  failureOf(newCluster(), (api) =>
    api.create(kind, decode(kindOf(kind), parseYamlDocuments(manifest)[0]) as never),
  ).message

describe('what the API server refuses', () => {
  it('a name that is no DNS subdomain', () => {
    expect(
      refused('Pod', 'metadata: {name: Bad_Name}\nspec: {containers: [{name: a, image: busybox}]}'),
    ).toBe(
      `Pod "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
    )
  })

  it('a namespace whose name is no DNS label', () => {
    expect(refused('Namespace', 'metadata: {name: Bad_NS}')).toBe(
      `Namespace "Bad_NS" is invalid: metadata.name: Invalid value: "Bad_NS": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`,
    )
  })

  it('a pod without containers', () => {
    expect(refused('Pod', 'metadata: {name: bad2}\nspec: {containers: []}')).toBe(
      'Pod "bad2" is invalid: spec.containers: Required value',
    )
  })

  it('a label that YAML reads as a boolean', () => {
    const manifest =
      'metadata: {name: bad3}\nspec:\n  selector: {matchLabels: {app: x}}\n  template:\n    metadata: {labels: {app: y}}\n    spec: {containers: [{name: a, image: busybox}]}'
    expect(refused('Deployment', manifest)).toBe(
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal bool into Go struct field ObjectMeta.spec.template.metadata.labels of type string',
    )
  })

  it('a quantity that is none', () => {
    const manifest =
      'metadata: {name: bad5}\nspec: {containers: [{name: a, image: busybox, resources: {requests: {cpu: "2", memory: lots}}}]}'
    expect(refused('Pod', manifest)).toBe(
      'Pod in version "v1" cannot be handled as a Pod: quantities must match the regular expression \'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$\'',
    )
  })

  it('a node port out of range', () => {
    expect(
      refused(
        'Service',
        'metadata: {name: bad6}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 99}]}',
      ),
    ).toBe(
      'Service "bad6" is invalid: spec.ports[0].nodePort: Invalid value: 99: provided port is not in the valid range. The range of valid ports is 30000-32767',
    )
  })

  it('several things at once, in the order of the fields', () => {
    const manifest =
      'metadata: {name: bad7}\nspec: {restartPolicy: Sometimes, containers: [{name: a, image: busybox, imagePullPolicy: Often, ports: [{containerPort: 0}]}, {name: a, image: ""}]}'
    const { status } = failureOf(newCluster(), (api) =>
      api.create('Pod', decode(kindOf('Pod'), parseYamlDocuments(manifest)[0])),
    )
    expect(status.details?.causes?.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'spec.containers[0].ports[0].containerPort: Required value',
      'spec.containers[0].imagePullPolicy: Unsupported value: "Often": supported values: "Always", "IfNotPresent", "Never"',
      'spec.containers[1].image: Required value',
      'spec.containers[1].name: Duplicate value: "a"',
      'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ])
  })

  it('a service port out of range, twice', () => {
    expect(refused('Service', 'metadata: {name: big}\nspec: {ports: [{port: 70000}]}')).toBe(
      'Service "big" is invalid: [spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive, spec.ports[0].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive]',
    )
  })

  it('fields that the kind does not have, wherever they stand', () => {
    const manifest =
      'metadata: {name: p}\nspec: {foo: 1, containers: [{name: a, image: b, imagee: c}]}'
    expect(refused('Pod', manifest)).toBe(
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imagee", unknown field "spec.foo"',
    )
  })

  it('numbers where text is wanted, as in env values', () => {
    expect(
      refused(
        'Pod',
        'metadata: {name: p}\nspec: {containers: [{name: a, image: b, env: [{name: X, value: 1}]}]}',
      ),
    ).toBe(
      'Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string',
    )
  })

  it('a label key with a blank', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.create('Pod', simplePod('p')))
    expect(
      failureOf(cluster, (api) =>
        api.patch('Pod', 'p', 'default', 'merge', { metadata: { labels: { 'bad key': 'b' } } }),
      ).message,
    ).toContain(
      'Pod "p" is invalid: metadata.labels: Invalid value: "bad key": name part must consist of alphanumeric characters',
    )
  })

  it('another selector for a deployment that exists', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create('Deployment', {
        metadata: { name: 'd' },
        spec: {
          selector: { matchLabels: { app: 'd' } },
          template: {
            metadata: { labels: { app: 'd' } },
            spec: { containers: [{ name: 'b', image: 'busybox' }] },
          },
        },
      }),
    )
    const { status } = failureOf(cluster, (api) =>
      api.patch('Deployment', 'd', 'default', 'strategic', {
        spec: { selector: { matchLabels: { app: 'other' } } },
      }),
    )
    expect(status.details?.causes?.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'spec.template.metadata.labels: Invalid value: {"app":"d"}: `selector` does not match template `labels`',
      'spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
    ])
  })

  it('another cluster address for a service that has one', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) =>
      api.create('Service', { metadata: { name: 'plain' }, spec: { ports: [{ port: 80 }] } }),
    )
    expect(
      failureOf(cluster, (api) =>
        api.patch('Service', 'plain', 'default', 'strategic', {
          spec: { clusterIP: '10.96.0.200' },
        }),
      ).message,
    ).toBe(
      'Service "plain" is invalid: spec.clusterIPs[0]: Invalid value: ["10.96.0.200"]: may not change once set',
    )
  })

  it('nearly every change of the spec of a pod', () => {
    const cluster = newCluster()
    asAdmin(cluster, (api) => api.bind(api.create('Pod', simplePod('p')), 'minikube'))
    const image = (name: string) => ({ spec: { containers: [{ name: 'main', image: name }] } })
    expect(
      asAdmin(cluster, (api) => api.patch('Pod', 'p', 'default', 'strategic', image('nginx'))).spec
        ?.containers[0]?.image,
    ).toBe('nginx')
    expect(
      failureOf(cluster, (api) =>
        api.patch('Pod', 'p', 'default', 'strategic', { spec: { nodeName: 'x' } }),
      ).message,
    ).toBe(
      `Pod "p" is invalid: spec: Forbidden: pod updates may not change fields other than \`spec.containers[*].image\`,\`spec.initContainers[*].image\`,\`spec.activeDeadlineSeconds\`,\`spec.tolerations\` (only additions to existing tolerations),\`spec.terminationGracePeriodSeconds\` (allow it to be set to 1 if it was previously negative)
@@ -158,7 +158,7 @@
  "NodeSelector": null,
  "ServiceAccountName": "default",
  "AutomountServiceAccountToken": null,
- "NodeName": "minikube",
+ "NodeName": "x",
  "SecurityContext": {
   "HostNetwork": false,
   "HostPID": false,
`,
    )
  })

  it('keys with a meaning to JavaScript do no harm', () => {
    const manifest = JSON.parse(
      '{"metadata":{"name":"p","labels":{"__proto__":"x"}},"__proto__":{"a":1},"spec":{"containers":[{"name":"a","image":"b"}]}}',
    ) as unknown
    expect(
      failureOf(newCluster(), (api) => api.create('Pod', decode(kindOf('Pod'), manifest))).message,
    ).toContain('unknown field "__proto__"')
    expect(({} as { a?: number }).a).toBeUndefined()
  })
})
