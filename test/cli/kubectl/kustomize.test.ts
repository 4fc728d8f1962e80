import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: c
        image: nginx:1.0
        envFrom:
        - configMapRef: {name: cfg}
        - secretRef: {name: sec}
`
const BASE = `resources: [deploy.yaml, svc.yaml]
configMapGenerator:
- name: cfg
  literals: [a=b, c=d]
  files: [app.properties, x=app.properties]
secretGenerator:
- name: sec
  literals: [password=hunter2]
labels: [{pairs: {app: web}, includeSelectors: true}]
`

let lab: Lab
beforeEach(() => {
  lab = createLab({ cluster: { nodes: 1 } })
  lab.writeFile('base/kustomization.yaml', BASE)
  lab.writeFile('base/deploy.yaml', DEPLOYMENT)
  lab.writeFile('base/app.properties', 'k=v\n')
  lab.writeFile(
    'base/svc.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n',
  )
})

/** What a line shows, with the exit code of one that fails. */
function run(line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return stdout + (stderr && `2> ${stderr}`) + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

/** What a kustomization of one directory shows. */
function built(kustomization: string): string {
  lab.writeFile('base/kustomization.yaml', kustomization)
  return run('kubectl kustomize base')
}

describe('kubectl kustomize', () => {
  it('ends the names of generated objects with the hash of what is in them', () => {
    const shown = run('kubectl kustomize base')
    expect(shown.match(/name: (cfg|sec)-\w+/g)).toEqual([
      'name: cfg-gc9t7tf786',
      'name: sec-cf85kd65mm',
      'name: cfg-gc9t7tf786',
      'name: sec-cf85kd65mm',
    ])
    expect(shown.match(/kind: \w+/g)).toEqual([
      'kind: ConfigMap',
      'kind: Secret',
      'kind: Service',
      'kind: Deployment',
    ])
  })

  it.each([
    ['Pod', (spec: string) => `spec: ${spec}`, ['1-a-a', '1-a-a', '1-a']],
    ['Job', (spec: string) => `spec: {template: {spec: ${spec}}}`, ['1-a-a', '1-a-a', '1-a']],
    [
      'CronJob',
      (spec: string) => `spec: {jobTemplate: {spec: {template: {spec: ${spec}}}}}`,
      ['1-a', '1-a', '1'],
    ],
  ])('adds the suffix of a tag in a %s where kustomize does', (kind, around, tags) => {
    const spec =
      '{containers: [{name: c, image: "nginx:1"}], initContainers: [{name: i, image: "nginx:1"}],' +
      ' volumes: [{name: v, image: {reference: "nginx:1"}}]}'
    lab.writeFile(
      's/kustomization.yaml',
      'resources: [o.yaml]\nimages: [{name: nginx, tagSuffix: -a}]',
    )
    lab.writeFile(
      's/o.yaml',
      `{apiVersion: e.com/v1, kind: ${kind}, metadata: {name: o}, ${around(spec)}}`,
    )
    expect(run('kubectl kustomize s').match(/(?<=nginx:)\S+/g)).toEqual(tags)
  })

  it('changes what a base says: names, namespace, images, replicas, patches', () => {
    lab.writeFile(
      'overlay/kustomization.yaml',
      `resources: [../base]
namePrefix: p-
nameSuffix: -s
namespace: shop
images: [{name: nginx, newName: foo/nginx, newTag: "2"}]
replicas: [{name: web, count: 4}]
commonAnnotations: {note: x}
patches:
- target: {kind: Deployment}
  patch: |-
    - op: add
      path: /spec/template/spec/containers/0/env
      value: [{name: A, value: B}]
`,
    )
    expect(run('kubectl kustomize overlay').split('---\n')[3]).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    note: x
  labels:
    app: web
  name: p-web-s
  namespace: shop
spec:
  replicas: 4
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      annotations:
        note: x
      labels:
        app: web
    spec:
      containers:
      - env:
        - name: A
          value: B
        envFrom:
        - configMapRef:
            name: p-cfg-s-gc9t7tf786
        - secretRef:
            name: p-sec-s-cf85kd65mm
        image: foo/nginx:2
        name: c
`)
  })

  it('puts the new items of a strategic merge before the others', () => {
    const shown = built(`resources: [svc.yaml, deploy.yaml]
patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {template: {spec: {containers: [{name: side, image: s}]}}}
`)
    expect(shown.match(/image: \S+/g)).toEqual(['image: s', 'image: nginx:1.0'])
  })

  it('lets components work on what is there', () => {
    lab.writeFile(
      'comp/kustomization.yaml',
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnameSuffix: -c\n',
    )
    expect(built('resources: [svc.yaml]\ncomponents: [../comp]\n')).toContain('  name: web-c\n')
  })

  it('puts values of one object into others', () => {
    expect(
      built(`resources: [svc.yaml, deploy.yaml]
replacements:
- source: {kind: Service, name: web, fieldPath: spec.ports.0.port}
  targets:
  - select: {kind: Deployment}
    fieldPaths: ["spec.template.spec.containers.[name=c].image"]
    options: {delimiter: ":", index: 1}
`),
    ).toContain('image: nginx:80\n')
  })

  it.each([
    [
      'resources: [no.yaml]',
      /^2> error: accumulating resources: accumulation err='accumulating resources from 'no\.yaml': evalsymlink failure on '\/home\/user\/base\/no\.yaml' : lstat \/home\/user\/base\/no\.yaml: no such file or directory': must build at directory: not a valid directory: /,
    ],
    [
      'resources: [svc.yaml, svc.yaml]',
      /may not add resource with an already registered id: Service\.v1\.\[noGrp\]\/web\.\[noNs\]/,
    ],
    [
      'resources: [../base]',
      /cycle detected: candidate root '\/home\/user\/base' contains visited root '\/home\/user\/base'/,
    ],
    ['foo: x', /^2> error: invalid Kustomization: json: unknown field "foo"\nrc=1\n$/],
    [
      'resources: x',
      /cannot unmarshal string into Go struct field Kustomization\.resources of type \[\]string/,
    ],
    [
      'configMapGenerator: [{name: a, files: [no]}]',
      /error: invalid Kustomization: json: cannot unmarshal bool into Go struct field/,
    ],
    ['{}', /^2> error: kustomization\.yaml is empty\n/],
    [
      'resources: [svc.yaml]\nreplicas: [{name: none, count: 2}]',
      /resource with name none does not match a config with the following GVK \[Deployment\./,
    ],
    [
      'configMapGenerator: [{name: a, files: [none]}]',
      /error: loading KV pairs: file sources: \[none\]: evalsymlink failure/,
    ],
    ['resources: [svc.yaml]\nhelmCharts: [{name: x}]', /must specify --enable-helm/],
    [
      'resources: [svc.yaml]\npatches: [{patch: "{apiVersion: v1, kind: Service, metadata: {name: none}}"}]',
      /no resource matches strategic merge patch "Service\.v1\.\[noGrp\]\/none\.\[noNs\]"/,
    ],
    [
      'resources: [svc.yaml]\npatches: [{target: {kind: Service}, patch: "- {op: remove, path: /spec/x}"}]',
      /error in remove for path: '\/spec\/x': Unable to remove nonexistent key: x: missing value/,
    ],
  ])('refuses %s', (kustomization, text) => {
    expect(built(`${kustomization}\n`)).toMatch(text)
  })

  it('warns of fields that are on their way out, and still does what they say', () => {
    expect(built('resources: [svc.yaml]\ncommonLabels: {a: b}\n')).toMatch(
      / {2}selector:\n {4}a: b\n2> # Warning: 'commonLabels' is deprecated\. Please use 'labels' instead\./,
    )
  })
})

describe('-k', () => {
  it('applies, shows and deletes what a directory comes to', () => {
    expect(run('kubectl apply -k base')).toBe(
      'configmap/cfg-gc9t7tf786 created\nsecret/sec-cf85kd65mm created\nservice/web created\ndeployment.apps/web created\n',
    )
    expect(run('kubectl get -k base -o name')).toContain('deployment.apps/web\n')
    expect(run('kubectl diff -k base')).toBe('')
    expect(run('kubectl delete -k base')).toContain(
      'service "web" deleted from default namespace\n',
    )
  })

  it('goes not together with -f', () => {
    expect(run('kubectl apply -k base -f base/svc.yaml')).toMatch(/^2> error: /)
  })
})
