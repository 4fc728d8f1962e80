import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { shown } from './lab.js'

/** The texts, and what is asked of the server, are those of kubectl 1.36. */
const lab = createLab()
lab.sh('minikube start')
lab.sh('kubectl run web --image=nginx --labels=app=web')
lab.settle()
const field = (own: typeof lab, path: string, pod = 'web'): string =>
  own.sh(`kubectl get pod ${pod} -o jsonpath='${path}'`).stdout

describe('kubectl debug', () => {
  it('adds a container to a running pod, which runs once', () => {
    const own = lab.fork()
    expect(
      shown(own, "kubectl debug web --image=busybox -c dbg -- sh -c 'echo hi; hostname'"),
    ).toBe('')
    own.settle()
    expect(shown(own, 'kubectl logs web -c dbg')).toBe('hi\nweb\n')
    expect(field(own, '{.status.ephemeralContainerStatuses[0].state.terminated.reason}')).toBe(
      'Completed',
    )
    expect(field(own, '{.metadata.generation} {.status.phase}')).toBe('2 Running')
    expect(shown(own, 'kubectl get pod web')).toContain('1/1     Running   0')
    expect(shown(own, 'kubectl describe pod web')).toMatch(
      /Ephemeral Containers:\n {2}dbg:\n {4}Container ID: {2}docker:\/\/\w+\n {4}Image: +busybox\n/,
    )
    expect(shown(own, 'kubectl exec web -- true')).toContain(
      'Defaulted container "web" out of: web, dbg (ephem)\n',
    )
    own.sh('kubectl delete pod web')
    own.settle()
    expect(shown(own, 'kubectl get pods')).toBe('No resources found in default namespace.\n')
  })

  it('is in the container, with -i', () => {
    const own = lab.fork()
    const typed = 'wget -qO- localhost | head -4 | tail -1; exit'
    expect(shown(own, `echo '${typed}' | kubectl debug web -i --image=busybox -c dbg`)).toBe(
      "<title>Welcome to nginx!</title>\nIf you don't see a command prompt, try pressing enter.\n",
    )
  })

  it('gives the rights of a profile', () => {
    const rights = (flags: string): string => {
      const own = lab.fork()
      own.sh(`kubectl debug web --image=busybox -c dbg ${flags}`)
      return field(own, '{.spec.ephemeralContainers[0].securityContext}')
    }
    expect(rights('')).toBe('{"capabilities":{"add":["SYS_PTRACE"]}}')
    expect(rights('--profile=baseline')).toBe('')
    expect(rights('--profile=netadmin')).toBe('{"capabilities":{"add":["NET_ADMIN","NET_RAW"]}}')
    expect(rights('--profile=sysadmin')).toBe('{"privileged":true}')
    expect(rights('--profile=restricted')).toBe(
      '{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}}',
    )
  })

  it('makes a copy with other images, without labels and probes', () => {
    const own = lab.fork()
    expect(shown(own, 'kubectl debug web --copy-to=copy --set-image=*=httpd')).toBe('')
    own.settle()
    expect(field(own, '{.spec.containers[0].image} {.metadata.labels}', 'copy')).toBe('httpd ')
    expect(
      shown(
        own,
        'kubectl debug web --copy-to=more --image=busybox -c dbg --keep-labels -- sleep 99',
      ),
    ).toBe('')
    expect(field(own, '{.spec.containers[*].name} {.metadata.labels}', 'more')).toBe(
      'web dbg {"app":"web"}',
    )
    expect(shown(own, 'kubectl debug web --copy-to=third -c web --replace -- sleep 99')).toBe('')
    own.settle()
    expect(field(own, '{.spec.containers[*].command}', 'third')).toBe('["sleep","99"]')
    expect(shown(own, 'kubectl get pod web')).toContain('pods "web" not found')
  })

  it('looks into a node', () => {
    const own = lab.fork()
    const said = shown(own, 'kubectl debug node/minikube --image=busybox -- ls /host/etc/hostname')
    expect(said).toMatch(
      /^Creating debugging pod node-debugger-minikube-\w{5} with container debugger on node minikube\.\n/,
    )
    own.settle()
    expect(shown(own, 'kubectl logs -l app.kubernetes.io/managed-by=kubectl-debug')).toBe(
      '/host/etc/hostname\n',
    )
  })

  it('names a container itself, and tells', () => {
    expect(shown(lab.fork(), 'kubectl debug web --image=busybox')).toMatch(
      /^Defaulting debug container name to debugger-\w{5}\.\n$/,
    )
  })

  it.each([
    ['web', 'error: you must specify --image when not using --copy-to.'],
    ['web --copy-to=x', 'error: you must specify --image, --set-image or command arguments.'],
    ['web --image=busybox --replace', 'error: --replace may only be used with --copy-to.'],
    [
      'web --image=x --target=c --copy-to=q',
      'error: --target is incompatible with --copy-to. Use --share-processes instead.',
    ],
    ['web --image=x -t', 'error: -i/--stdin is required for containers with -t/--tty=true'],
    ['cm/kube-root-ca.crt --image=x', 'error: "/v1, Kind=ConfigMap" not supported by debug'],
    ['nope --image=x', 'Error from server (NotFound): pods "nope" not found'],
    ["web --image='bad image'", 'error: invalid image name "bad image": invalid reference format'],
    ['web --copy-to=q -c nope -- sh', 'error: you must specify image when creating new container'],
    ['web --image=x --image-pull-policy=Foo', 'error: invalid image pull policy: Foo'],
    ['web --image=x --profile=foo', 'error: unknown profile: foo'],
    [
      'web --copy-to=q --set-image=a',
      'error: invalid argument "a" for "--set-image" flag: a must be formatted as key=value\nSee \'kubectl debug --help\' for usage.',
    ],
  ])('says what does not go together: %s', (line, text) => {
    expect(shown(lab.fork(), `kubectl debug ${line}`)).toBe(`${text}\n`)
  })
})

describe('ephemeral containers', () => {
  it('are added by their subresource alone, and stay as they are', () => {
    const own = lab.fork()
    const api = (verb: string, body: string): string => shown(own, `kubectl ${verb} -p '${body}'`)
    expect(
      api('patch pod web', '{"spec":{"ephemeralContainers":[{"name":"z","image":"x"}]}}'),
    ).toContain('pod updates may not change fields other than')
    own.sh('kubectl debug web --image=busybox -c dbg')
    const patch = 'patch pod web --subresource=ephemeralcontainers'
    expect(api(patch, '{"spec":{"ephemeralContainers":[{"name":"dbg","image":"x"}]}}')).toBe(
      'The Pod "web" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers "dbg" may not be changed\n\n',
    )
    own.writeFile(
      'p.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers: [{name: a, image: nginx}]\n  ephemeralContainers: [{name: b, image: nginx}]\n',
    )
    expect(shown(own, 'kubectl create -f p.yaml')).toContain(
      'spec.ephemeralContainers: Forbidden: cannot be set on create',
    )
  })
})
