import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { hollowLab, lines, typed } from './terminal.js'

let lab: Lab
const run = (line: string): string => typed(lab, line)

beforeEach(() => {
  lab = hollowLab()
})

describe('kubectl create', () => {
  it('makes a deployment from flags, as the client would send it', () => {
    expect(
      run('kubectl create deployment dry --image=nginx --replicas=2 --dry-run=client -o yaml'),
    ).toBe(
      lines(`
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            app: dry
          name: dry
        spec:
          replicas: 2
          selector:
            matchLabels:
              app: dry
          strategy: {}
          template:
            metadata:
              labels:
                app: dry
            spec:
              containers:
              - image: nginx
                name: nginx
                resources: {}
        status: {}
      `),
    )
    expect(run('kubectl get deploy dry')).toContain('not found')
  })

  it('does what it can of several documents, and says what was wrong with the others', () => {
    lab.writeFile(
      'several.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Nonsense\nmetadata: {name: b}\n---\n\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}\n',
    )
    expect(run('kubectl create -f several.yaml')).toBe(
      'configmap/a created\nconfigmap/c created\n2> error: resource mapping not found for name: "b" namespace: "" from "several.yaml": no matches for kind "Nonsense" in version "v1"\n2> ensure CRDs are installed first\nrc=1\n',
    )
    expect(run('kubectl create -f several.yaml')).toContain(
      '2> Error from server (AlreadyExists): error when creating "several.yaml": configmaps "a" already exists',
    )
  })

  it('reads standard input, and remembers the command with --record', () => {
    expect(
      typed(lab, 'kubectl create -f - --record', {
        stdin: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      }),
    ).toBe(
      'configmap/a created\n2> Flag --record has been deprecated, --record will be removed in the future\n',
    )
    expect(run("kubectl get cm a -o jsonpath='{.metadata.annotations}'")).toBe(
      '{"kubernetes.io/change-cause":"kubectl create --filename=- --record=true"}',
    )
  })

  it('names the fields that are wrong', () => {
    lab.writeFile(
      'bad.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec: {restartPolicy: Sometimes, containers: [{name: a, image: ""}]}\n',
    )
    expect(run('kubectl create -f bad.yaml')).toBe(
      lines(`
        2> The Pod "bad" is invalid: 
        2> * spec.containers[0].image: Required value
        2> * spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"
        rc=1
      `),
    )
  })

  it('takes data from literals and files', () => {
    lab.writeFile('conf/app.properties', 'color=blue\n')
    expect(run('kubectl create configmap c --from-literal=a=1 --from-file=conf')).toBe(
      'configmap/c created\n',
    )
    expect(run("kubectl get cm c -o jsonpath='{.data}'")).toBe(
      '{"a":"1","app.properties":"color=blue\\n"}',
    )
    expect(run('kubectl create secret generic s --from-literal=password=hunter2')).toBe(
      'secret/s created\n',
    )
    expect(run("kubectl get secret s -o jsonpath='{.data.password}'")).toBe('aHVudGVyMg==')
  })

  it('is called with flags by name', () => {
    expect(String(lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 2 }))).toBe(
      'deployment.apps/web created\n',
    )
    expect(lab.kubectl.get('deploy', 'web')[0]).toMatchObject({
      spec: {
        replicas: 2,
        template: { spec: { containers: [{ name: 'nginx', image: 'nginx' }] } },
      },
    })
    expect(
      String(
        lab.kubectl.create('secret', 'generic', 's', { fromLiteral: 'a=b', dryRun: 'client' }),
      ),
    ).toBe('secret/s created (dry run)\n')
    expect(String(lab.kubectl.rollout('history', 'deploy/web'))).toContain('REVISION  CHANGE-CAUSE')
    expect(() => lab.kubectl.create('deployment', 'web', { image: 'nginx' })).toThrow(
      'already exists',
    )
  })

  it('takes a manifest as a value', () => {
    const created = lab.kubectl.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'value' },
      data: { a: '1' },
    } as never)
    expect(String(created)).toBe('configmap/value created\n')
    expect(Array.isArray(created) && created.map((object) => object.metadata.name)).toEqual([
      'value',
    ])
  })
})

describe('kubectl expose', () => {
  it('makes a service for the pods of a deployment', () => {
    run('kubectl create deployment kubia --image=idealism/kubia')
    expect(run('kubectl expose deployment kubia')).toBe(
      "2> error: couldn't find port via --port flag or introspection\nrc=1\n",
    )
    expect(
      run('kubectl expose deployment kubia --type=LoadBalancer --name kubia-http --port=8080'),
    ).toBe('service/kubia-http exposed\n')
    expect(
      run(
        "kubectl get svc kubia-http -o jsonpath='{.spec.type} {.spec.selector} {.spec.ports[0].port}'",
      ),
    ).toBe('LoadBalancer {"app":"kubia"} 8080')
  })
})

describe('kubectl run', () => {
  it('makes a pod', () => {
    expect(
      run('kubectl run p --image=busybox --env=A=1 --port=80 --restart=Never --command -- sleep 5'),
    ).toBe('pod/p created\n')
    expect(
      run(
        "kubectl get pod p -o jsonpath='{.spec.containers[0].command} {.spec.containers[0].env} {.spec.restartPolicy} {.metadata.labels}'",
      ),
    ).toBe('["sleep","5"] [{"name":"A","value":"1"}] Never {"run":"p"}')
    expect(run("kubectl run y --image='Bad Image'")).toBe(
      '2> error: Invalid image name "Bad Image": invalid reference format\nrc=1\n',
    )
  })
})
