import { kindOf } from '../../../src/kubernetes/kinds/index.js'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { threeWayPatch } from '../../../src/cli/kubectl/three-way.js'
import { applyStrategicMergePatch } from '../../../src/kubernetes/apiserver/patch/strategic-merge-patch.js'
import type { Lab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

let lab: Lab
const run = (line: string): string => typed(lab, line)

beforeEach(() => {
  lab = hollowLab()
})

const deployment = (rest: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n${rest}`

describe('kubectl apply', () => {
  it('creates, configures, and leaves alone what is as it should be', () => {
    lab.writeFile(
      'c.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "1", b: "2"}\n',
    )
    expect(run('kubectl apply -f c.yaml')).toBe('configmap/conf created\n')
    expect(run('kubectl apply -f c.yaml')).toBe('configmap/conf unchanged\n')
    lab.writeFile(
      'c.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "9"}\n',
    )
    expect(run('kubectl apply -f c.yaml')).toBe('configmap/conf configured\n')
    expect(run("kubectl get cm conf -o jsonpath='{.data}'")).toBe('{"a":"9"}')
  })

  it('takes away what the manifest no longer says, and leaves what others set', () => {
    const template = (containers: string): string =>
      `  template:\n    metadata: {labels: {app: web}}\n    spec:\n      containers:\n${containers}`
    lab.writeFile(
      'a.yaml',
      deployment(
        `  replicas: 2\n${template('      - {name: one, image: "nginx:1", env: [{name: A, value: "1"}, {name: B, value: "2"}]}\n      - {name: two, image: busybox}\n')}`,
      ),
    )
    lab.writeFile(
      'b.yaml',
      deployment(
        template(
          '      - {name: one, image: "nginx:2", env: [{name: B, value: "3"}, {name: C, value: "4"}]}\n',
        ),
      ),
    )
    run('kubectl apply -f a.yaml')
    expect(run('kubectl apply -f b.yaml')).toBe('deployment.apps/web configured\n')
    const look =
      "kubectl get deploy web -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[*].name} {.spec.template.spec.containers[0].env}'"
    expect(run(look)).toBe('1 one [{"name":"B","value":"3"},{"name":"C","value":"4"}]')
    run('kubectl scale deploy web --replicas=5')
    expect(run('kubectl apply -f b.yaml')).toBe('deployment.apps/web unchanged\n')
    expect(run(look)).toMatch(/^5 /)
  })

  it('warns about objects that were not applied before', () => {
    run('kubectl create configmap conf --from-literal=a=1')
    lab.writeFile(
      'c.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "1"}\n',
    )
    expect(run('kubectl apply -f c.yaml')).toMatch(
      /^configmap\/conf configured\n2> Warning: resource configmaps\/conf is missing the kubectl.kubernetes.io\/last-applied-configuration annotation/,
    )
  })

  it('tells of conflicts on the server side', () => {
    lab.writeFile(
      'c.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "1"}\n',
    )
    lab.writeFile(
      'd.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "2"}\n',
    )
    expect(run('kubectl apply --server-side -f c.yaml --field-manager=me')).toBe(
      'configmap/conf serverside-applied\n',
    )
    expect(run('kubectl apply --server-side -f d.yaml --field-manager=you')).toMatch(
      /^2> error: Apply failed with 1 conflict: conflict with "me": .data.a\n2> Please review/,
    )
    expect(run('kubectl apply --server-side -f d.yaml --field-manager=you --force-conflicts')).toBe(
      'configmap/conf serverside-applied\n',
    )
  })

  it('prunes what was applied before and is gone from the manifests', () => {
    const map = (name: string): string =>
      `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, labels: {set: x}}\n`
    lab.writeFile('m.yaml', map('a') + map('b'))
    run('kubectl apply -f m.yaml')
    lab.writeFile('m.yaml', map('a'))
    expect(run('kubectl apply -f m.yaml --prune -l set=x')).toBe(
      'configmap/a unchanged\nconfigmap/b pruned\n',
    )
  })
})

/** Its containers are a list at `.spec.containers`. */
const POD = kindOf('Pod')

describe('the patch of an apply', () => {
  const names = fc.constantFrom('a', 'b', 'c')
  const scalar = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'))
  const containers = fc.uniqueArray(
    fc.record({
      name: names,
      image: fc.constantFrom('i:1', 'i:2'),
      env: fc.uniqueArray(fc.record({ name: names, value: fc.constantFrom('1', '2') }), {
        selector: ({ name }) => name,
        minLength: 1,
      }),
    }),
    { selector: ({ name }) => name, minLength: 1 },
  )
  const object = fc.record({
    labels: fc.dictionary(names, scalar),
    spec: fc.record({ replicas: scalar, containers }),
  })

  it('makes the live object agree with the manifest: there is nothing left to patch', () => {
    fc.assert(
      fc.property(object, object, object, (original, modified, live) => {
        const patch = threeWayPatch(POD, original, modified, live)
        const after = applyStrategicMergePatch(POD, live, patch) as never
        expect(threeWayPatch(POD, modified, modified, after)).toEqual({})
      }),
    )
  })

  it('removes what was applied and is no longer said', () => {
    fc.assert(
      fc.property(object, object, object, (original, modified, live) => {
        const after = applyStrategicMergePatch(
          POD,
          live,
          threeWayPatch(POD, original, modified, live),
        ) as typeof live
        for (const key of Object.keys(original.labels))
          if (!Object.hasOwn(modified.labels, key))
            expect(Object.hasOwn(after.labels, key)).toBe(false)
      }),
    )
  })
})

describe('kubectl diff', () => {
  it('shows what an apply would change, and changes nothing', () => {
    lab.writeFile(
      'c.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "1"}\n',
    )
    run('kubectl apply -f c.yaml')
    expect(run('kubectl diff -f c.yaml')).toBe('')
    lab.writeFile(
      'c.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "2"}\n',
    )
    expect(run('kubectl diff -f c.yaml')).toMatch(
      /^diff -u -N \/tmp\/LIVE-\d+\/v1\.ConfigMap\.default\.conf [^]*@@ -1,6 \+1,6 @@\n apiVersion: v1\n data:\n- {2}a: "1"\n\+ {2}a: "2"\n kind: ConfigMap\n[^]*rc=1\n$/,
    )
    expect(run("kubectl get cm conf -o jsonpath='{.data.a}'")).toBe('1')
  })
})
