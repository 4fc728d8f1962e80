import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const newLab = (): Lab =>
  createLab({ seed: 3, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })

/** What a command shows on both streams, with its exit code unless that is 0. */
function said(lab: Lab, line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return stderr + stdout + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

/** A lab in which jane may look at the pods of the namespace default. */
function withJane(): Lab {
  const lab = newLab()
  lab.sh('kubectl create role reader --verb=get,list --resource=pods')
  lab.sh('kubectl create rolebinding r --role=reader --user=jane')
  lab.sh('kubectl run web --image=nginx')
  return lab
}

describe('a role that is bound to a user', () => {
  const lab = withJane()

  it('lets her do what it says, and nothing else', () => {
    expect(said(lab, 'kubectl auth can-i list pods --as=jane')).toBe('yes\n')
    expect(said(lab, 'kubectl auth can-i delete pods --as=jane')).toBe('no\nrc=1\n')
    expect(said(lab, 'kubectl get pods --as=jane --no-headers | wc -l')).toBe('1\n')
  })

  it('does not tell her whether there is what she may not delete', () => {
    for (const name of ['web', 'nosuch'])
      expect(said(lab, `kubectl delete pod ${name} --as=jane`)).toBe(
        `Error from server (Forbidden): pods "${name}" is forbidden: User "jane" cannot delete resource "pods" in API group "" in the namespace "default"\nrc=1\n`,
      )
  })

  it('is shown by describe', () => {
    expect(said(lab, 'kubectl describe role reader')).toBe(
      'Name:         reader\nLabels:       <none>\nAnnotations:  <none>\nPolicyRule:\n' +
        '  Resources  Non-Resource URLs  Resource Names  Verbs\n' +
        '  ---------  -----------------  --------------  -----\n' +
        '  pods       []                 []              [get list]\n',
    )
    expect(said(lab, 'kubectl describe rolebinding r')).toBe(
      'Name:         r\nLabels:       <none>\nAnnotations:  <none>\nRole:\n  Kind:  Role\n  Name:  reader\n' +
        'Subjects:\n  Kind  Name  Namespace\n  ----  ----  ---------\n  User  jane  \n',
    )
  })

  it.each([
    [
      'delete pod web',
      'pods "web" is forbidden: User "jane" cannot delete resource "pods" in API group "" in the namespace "default"',
    ],
    [
      'get pods -n kube-system',
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "kube-system"',
    ],
    [
      'get pods -A',
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" at the cluster scope',
    ],
    [
      'get nodes',
      'nodes is forbidden: User "jane" cannot list resource "nodes" in API group "" at the cluster scope',
    ],
    [
      'get node n1',
      'nodes "n1" is forbidden: User "jane" cannot get resource "nodes" in API group "" at the cluster scope',
    ],
    [
      'get ns default',
      'namespaces "default" is forbidden: User "jane" cannot get resource "namespaces" in API group "" in the namespace "default"',
    ],
    [
      'get deployments',
      'deployments.apps is forbidden: User "jane" cannot list resource "deployments" in API group "apps" in the namespace "default"',
    ],
    [
      'run b --image=busybox',
      'pods is forbidden: User "jane" cannot create resource "pods" in API group "" in the namespace "default"',
    ],
    [
      'label pod web a=b',
      'pods "web" is forbidden: User "jane" cannot patch resource "pods" in API group "" in the namespace "default"',
    ],
  ])('refuses `kubectl %s` in the words of the API server', (words, why) => {
    expect(said(lab, `kubectl ${words} --as=jane`)).toBe(
      `Error from server (Forbidden): ${why}\nrc=1\n`,
    )
  })

  it('refuses what goes to a container, too', () => {
    expect(said(lab, 'kubectl logs web --as=jane')).toBe(
      'Error from server (Forbidden): pods "web" is forbidden: User "jane" cannot get resource "pods/log" in API group "" in the namespace "default"\nrc=1\n',
    )
    expect(said(lab, 'kubectl exec web --as=jane -- ls')).toBe(
      'Error from server (Forbidden): pods "web" is forbidden: User "jane" cannot create resource "pods/exec" in API group "" in the namespace "default"\nrc=1\n',
    )
  })

  it('names a role that is not there', () => {
    lab.sh('kubectl create rolebinding lost --role=nowhere --user=jane')
    expect(said(lab, 'kubectl auth can-i delete pods --as=jane')).toBe(
      'no - RBAC: role.rbac.authorization.k8s.io "nowhere" not found\nrc=1\n',
    )
  })
})

describe('kubectl auth can-i', () => {
  const lab = withJane()

  it.each([
    ['create pods', 'yes\n'],
    ["'*' '*'", 'yes\n'],
    ['get /healthz', 'yes\n'],
    ['get /logs --as=jane', 'no\nrc=1\n'],
    ['get /healthz --as=jane', 'yes\n'],
    ['get pods/web --as=jane', 'yes\n'],
    ['get pods --subresource=log --as=jane', 'no\nrc=1\n'],
    ['get pods -A --as=jane', 'no\nrc=1\n'],
    ['get pods -n kube-system --as=jane', 'no\nrc=1\n'],
    ['get pods -q --as=jane', ''],
    ['delete pods -q --as=jane', 'rc=1\n'],
    ['get nodes', "Warning: resource 'nodes' is not namespace scoped\n\nyes\n"],
    [
      'get pv --as=jane',
      "Warning: resource 'persistentvolumes' is not namespace scoped\n\nno\nrc=1\n",
    ],
    ['get foos', "Warning: the server doesn't have a resource type 'foos'\n\nyes\n"],
    ['look pods --as=jane', "Warning: verb 'look' is not a known verb\n\nno\nrc=1\n"],
    ['impersonate users --as=jane', 'no\nrc=1\n'],
    ['list pods --as=system:serviceaccount:dev:bot', 'no\nrc=1\n'],
    [
      'list',
      "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.\nrc=1\n",
    ],
    ['list pods --list', 'error: list option must be specified with no arguments\nrc=1\n'],
  ])('answers `%s`', (words, answer) => {
    expect(said(lab, `kubectl auth can-i ${words}`)).toBe(answer)
  })

  it('lists all that one may do', () => {
    const rules = said(lab, 'kubectl auth can-i --list --as=jane')
    expect(rules.split('\n')[0]).toBe(
      'Resources                                       Non-Resource URLs   Resource Names   Verbs',
    )
    expect(rules).toMatch(/^selfsubjectreviews\.authentication\.k8s\.io +\[\] +\[\] +\[create\]$/m)
    expect(rules).toMatch(/^pods +\[\] +\[\] +\[get list\]$/m)
    expect(rules).toMatch(/^ +\[\/healthz\] +\[\] +\[get\]$/m)
    expect(said(lab, 'kubectl auth can-i --list')).toMatch(/^\*\.\* +\[\] +\[\] +\[\*\]$/m)
  })
})

describe('impersonation', () => {
  it('is for those who may', () => {
    const lab = withJane()
    expect(said(lab, 'kubectl auth whoami --as=jane --as-group=dev')).toBe(
      'ATTRIBUTE   VALUE\nUsername    jane\nGroups      [dev system:authenticated]\n',
    )
    expect(said(lab, 'kubectl auth whoami --as=system:serviceaccount:dev:bot')).toBe(
      'ATTRIBUTE   VALUE\nUsername    system:serviceaccount:dev:bot\n' +
        'Groups      [system:serviceaccounts system:serviceaccounts:dev system:authenticated]\n',
    )
    expect(said(lab, 'kubectl auth whoami --as-group=dev')).toMatch(
      /^Error in configuration: requesting uid, groups or user-extra for \S+ without impersonating a user\nrc=1\n$/,
    )
  })

  it('shows a user as an object', () => {
    const lab = withJane()
    expect(said(lab, 'kubectl auth whoami --as=jane --as-uid=7 -o yaml')).toBe(
      'apiVersion: authentication.k8s.io/v1\nkind: SelfSubjectReview\nmetadata:\n  creationTimestamp: "2026-01-01T00:00:00Z"\nstatus:\n  userInfo:\n    groups:\n    - system:authenticated\n    uid: "7"\n    username: jane\n',
    )
  })
})

describe('a role that gives what its writer has not', () => {
  const lab = withJane()
  lab.sh('kubectl create role writer --verb=create,update,patch --resource=roles,rolebindings')
  lab.sh('kubectl create rolebinding w --role=writer --user=jane')

  it('is refused, and says what is missing', () => {
    expect(
      said(lab, 'kubectl create role more --verb=get,delete --resource=pods,secrets --as=jane'),
    ).toBe(
      'error: failed to create role: roles.rbac.authorization.k8s.io "more" is forbidden: user "jane" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n' +
        '{APIGroups:[""], Resources:["pods"], Verbs:["delete"]}\n{APIGroups:[""], Resources:["secrets"], Verbs:["get" "delete"]}\nrc=1\n',
    )
    expect(said(lab, 'kubectl create role same --verb=get --resource=pods --as=jane')).toBe(
      'role.rbac.authorization.k8s.io/same created\n',
    )
  })

  it('cannot be bound by her, either', () => {
    expect(
      said(lab, 'kubectl create rolebinding all --clusterrole=view --user=joe --as=jane'),
    ).toMatch(
      /^error: failed to create rolebinding: rolebindings\.rbac\.authorization\.k8s\.io "all" is forbidden: user "jane" \(groups=\["system:authenticated"\]\) is attempting to grant RBAC permissions not currently held:\n\{/,
    )
    expect(lab.sh('kubectl get rolebinding all').exitCode).toBe(1)
    lab.sh(
      'kubectl create clusterrole binder --verb=bind --resource=clusterroles --resource-name=view',
    )
    lab.sh('kubectl create clusterrolebinding b --clusterrole=binder --user=jane')
    expect(
      said(lab, 'kubectl create rolebinding all --clusterrole=view --user=joe --as=jane'),
    ).toBe('rolebinding.rbac.authorization.k8s.io/all created\n')
  })
})

describe('who a kubeconfig says one is', () => {
  const lab = withJane()
  const bot = (): string => lab.sh('kubectl create token bot').stdout
  lab.sh('kubectl create serviceaccount bot')
  lab.sh('kubectl create rolebinding bots --role=reader --serviceaccount=default:bot')

  it('is the user of its certificate', () => {
    expect(said(lab, 'kubectl auth whoami')).toMatch(
      /^ATTRIBUTE +VALUE\nUsername +kubernetes-admin\nGroups +\[system:masters system:authenticated\]\nExtra: authentication\.kubernetes\.io\/credential-id +\[X509SHA256=[0-9a-f]{64}\]\n$/,
    )
  })

  it('is the account of a token', () => {
    lab.sh(`kubectl config set-credentials bot --token=${bot()}`)
    expect(said(lab, 'kubectl auth whoami --user=bot')).toMatch(
      /^Username +system:serviceaccount:default:bot\nUID +\S+\nGroups +\[system:serviceaccounts system:serviceaccounts:default system:authenticated\]\n/m,
    )
    expect(said(lab, 'kubectl get pods --user=bot -o name')).toBe('pod/web\n')
    expect(said(lab, 'kubectl get secrets --user=bot')).toBe(
      'Error from server (Forbidden): secrets is forbidden: User "system:serviceaccount:default:bot" cannot list resource "secrets" in API group "" in the namespace "default"\nrc=1\n',
    )
  })

  it('is the user of a certificate before it is that of a token', () => {
    expect(said(lab, `kubectl auth whoami --token=${bot()}`)).toContain('kubernetes-admin')
    lab.sh('kubectl config set-credentials empty')
    expect(said(lab, `kubectl auth whoami --user=empty --token=${bot()}`)).toContain(
      'system:serviceaccount:default:bot',
    )
    expect(said(lab, 'kubectl get pods --user=empty')).toBe(
      'error: EOF\nPlease enter Username: rc=1\n',
    )
  })

  it('is nobody with a token that is changed, or too old, or whose account is gone', () => {
    const refused = 'error: You must be logged in to the server (Unauthorized)\nrc=1\n'
    const shown = (on: Lab, token: string): string =>
      said(on, `kubectl get pods --user=empty --token=${token}`)
    const token = bot()
    expect(shown(lab, `${token}x`)).toBe(refused)
    expect(shown(lab, 'nonsense')).toBe(refused)
    const fork = lab.fork()
    fork.advance('61m')
    expect(shown(fork, token)).toBe(refused)
    const other = lab.fork()
    other.sh('kubectl delete serviceaccount bot')
    expect(shown(other, token)).toBe(refused)
  })

  it('has to be there, with its files', () => {
    expect(said(lab, 'kubectl get pods --user=joe')).toBe(
      'error: auth info "joe" does not exist\nrc=1\n',
    )
    lab.sh('kubectl config set-credentials joe --client-certificate=joe.crt --client-key=joe.key')
    expect(said(lab, 'kubectl get pods --user=joe')).toMatch(
      /^Error in configuration: \n\* unable to read client-cert \S+joe\.crt for joe due to open \S+joe\.crt: no such file or directory\n\* unable to read client-key/,
    )
  })
})

describe('kubectl create token', () => {
  const lab = newLab()
  lab.sh('kubectl config set-credentials empty')
  lab.sh('kubectl create serviceaccount bot')
  lab.sh('kubectl run web --image=nginx --overrides=\'{"spec":{"serviceAccountName":"bot"}}\'')
  const claims = (line: string) =>
    JSON.parse(Buffer.from(lab.sh(line).stdout.split('.')[1] ?? '', 'base64url').toString())

  it('prints a token that says whose it is, for whom and how long', () => {
    expect(said(lab, 'kubectl create token bot | wc -l')).toBe('0\n')
    const said1 = claims('kubectl create token bot --audience=a,b --duration=20m')
    expect(said1).toMatchObject({
      aud: ['a', 'b'],
      iss: 'https://kubernetes.default.svc.cluster.local',
      sub: 'system:serviceaccount:default:bot',
      'kubernetes.io': { namespace: 'default', serviceaccount: { name: 'bot' } },
    })
    expect(said1.exp - said1.iat).toBe(1200)
  })

  it('binds it to a pod', () => {
    const line = 'kubectl create token bot --bound-object-kind Pod --bound-object-name web'
    expect(claims(line)['kubernetes.io'].pod.name).toBe('web')
    const token = lab.sh(line).stdout
    expect(said(lab, `kubectl auth whoami --user=empty --token=${token}`)).toContain('pod-name')
    lab.sh('kubectl delete pod web --force')
    expect(said(lab, `kubectl auth whoami --user=empty --token=${token}`)).toContain(
      '(Unauthorized)',
    )
  })

  it.each([
    ['nobody', 'error: failed to create token: serviceaccounts "nobody" not found'],
    [
      'bot --duration=1m',
      'error: failed to create token: TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes',
    ],
    [
      'bot --bound-object-name=web',
      'error: --bound-object-name can only be set if --bound-object-kind is provided',
    ],
  ])('refuses `%s`', (words, why) => {
    expect(said(lab, `kubectl create token ${words}`)).toBe(`${why}\nrc=1\n`)
  })

  it('is reviewed', () => {
    const token = lab.sh('kubectl create token bot').stdout
    const review = (value: string): string =>
      lab.sh('kubectl create -f - -o jsonpath={.status.authenticated}{.status.user.username}', {
        stdin: `{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"${value}"}}`,
      }).stdout
    expect(review(token)).toBe('truesystem:serviceaccount:default:bot')
    expect(review('x')).toBe('')
  })
})

describe('a pod', () => {
  const lab = createLab({ cluster: { nodes: 1 } })
  lab.sh('kubectl create serviceaccount bot')
  lab.sh(
    'kubectl run box --image=busybox --overrides=\'{"spec":{"serviceAccountName":"bot"}}\' -- sleep 100000',
  )
  lab.settle()

  it('holds a token of its service account, bound to itself', () => {
    const folder = '/var/run/secrets/kubernetes.io/serviceaccount'
    const token = lab.sh(`kubectl exec box -- cat ${folder}/token`).stdout
    lab.sh('kubectl config set-credentials empty')
    const who = said(lab, `kubectl auth whoami --user=empty --token=${token}`)
    expect(who).toMatch(/^Username +system:serviceaccount:default:bot$/m)
    expect(who).toMatch(/^Extra: authentication\.kubernetes\.io\/pod-name +\[box\]$/m)
    expect(who).toMatch(/^Extra: authentication\.kubernetes\.io\/node-name +\[minikube\]$/m)
    expect(said(lab, `kubectl exec box -- cat ${folder}/namespace`)).toBe('default')
    expect(said(lab, `kubectl exec box -- head -1 ${folder}/ca.crt`)).toBe(
      '-----BEGIN CERTIFICATE-----\n',
    )
  })
})
