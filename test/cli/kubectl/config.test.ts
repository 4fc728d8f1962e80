import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

let lab: Lab
let environment = ''
beforeEach(() => {
  lab = createLab({ cluster: { nodes: 1 } })
  environment = ''
  lab.sh('mkdir empty; echo hello > ca.crt')
})

/** What a line shows, with the exit code of one that fails. */
function run(line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(environment + line)
  return stdout + (stderr && `2> ${stderr}`) + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

describe('a new kubeconfig', () => {
  beforeEach(() => {
    environment = 'export KUBECONFIG=$HOME/new; '
  })

  it('grows by clusters, users and contexts', () => {
    expect(run('kubectl config view')).toBe(
      'apiVersion: v1\nclusters: null\ncontexts: null\ncurrent-context: ""\nkind: Config\nusers: null\n',
    )
    expect(run('kubectl config set-cluster a --server=https://1.2.3.4')).toBe('Cluster "a" set.\n')
    expect(run('kubectl config set-credentials u --username=x --password=y')).toBe(
      'User "u" set.\n',
    )
    expect(run('kubectl config set-context c --cluster=a --user=u')).toBe('Context "c" created.\n')
    expect(run('kubectl config use-context c')).toBe('Switched to context "c".\n')
    expect(run('cat new')).toBe(`apiVersion: v1
clusters:
- cluster:
    server: https://1.2.3.4
  name: a
contexts:
- context:
    cluster: a
    user: u
  name: c
current-context: c
kind: Config
users:
- name: u
  user:
    password: "y"
    username: x
`)
  })

  it('embeds certificates, and shows neither them nor tokens unless asked', () => {
    run('kubectl config set-cluster a --certificate-authority=ca.crt --embed-certs')
    run('kubectl config set-credentials u --token=abc')
    const shown = run('kubectl config view')
    expect(shown).toContain('certificate-authority-data: DATA+OMITTED\n')
    expect(shown).toContain('token: REDACTED\n')
    expect(run('kubectl config view --raw')).toContain('certificate-authority-data: aGVsbG8K\n')
    expect(run('kubectl config view --raw')).toContain('token: abc\n')
  })

  it('flattens files into itself', () => {
    run('kubectl config set-cluster a --certificate-authority=ca.crt')
    expect(run('kubectl config view')).toContain('certificate-authority: /home/user/ca.crt\n')
    expect(run('kubectl config view --flatten')).toContain('certificate-authority-data: aGVsbG8K\n')
    run('rm ca.crt')
    expect(run('kubectl config view --flatten')).toBe(
      '2> error: open /home/user/ca.crt: no such file or directory\nrc=1\n',
    )
  })

  it('keeps a program that gives credentials', () => {
    run('kubectl config set-credentials u --exec-command=login --exec-arg=a,b --exec-env=K=V')
    run('kubectl config set-credentials u --exec-env=L=W --exec-env=K-')
    expect(run("kubectl config view -o jsonpath='{.users[0].user.exec}'")).toBe(
      '{"args":["a","b"],"command":"login","env":[{"name":"L","value":"W"}],"provideClusterInfo":false}',
    )
  })
})

describe('what kubectl config refuses', () => {
  it.each([
    [
      'set-cluster a --certificate-authority=ca.crt --insecure-skip-tls-verify',
      'you cannot specify a certificate authority and insecure mode at the same time',
    ],
    ['set-cluster a --embed-certs', 'you must specify a --certificate-authority to embed'],
    [
      'set-cluster a --embed-certs --certificate-authority=no',
      'could not stat certificate-authority file no: stat no: no such file or directory',
    ],
    [
      'set-credentials u --token=t --username=x',
      'you cannot specify more than one authentication method at the same time: --token, --username/--password',
    ],
    [
      'set-credentials u --embed-certs',
      'you must specify a --client-certificate or --client-key to embed',
    ],
    ['set foo.bar x', 'unable to parse foo.bar after [] at api.Config'],
    [
      'set users.minikube.exec.args x',
      'unable to parse one or more field values of users.minikube.exec.args',
    ],
    [
      'set clusters.minikube.insecure-skip-tls-verify maybe',
      'strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
    ['view --minify --context nope', 'cannot locate context nope'],
    ['delete-user nope', 'cannot delete user nope, not in /home/user/.kube/config'],
    ['use-context nope', 'no context exists with the name: "nope"'],
    [
      'rename-context nope b',
      'cannot rename the context "nope", it\'s not in /home/user/.kube/config',
    ],
    [
      'get-contexts -o yaml',
      '--output yaml is not available in kubectl config get-contexts; resetting to default output format',
    ],
  ])('%s', (words, text) => {
    const before = run('cat ~/.kube/config')
    expect(run(`kubectl config ${words}`)).toBe(`2> error: ${text}\nrc=1\n`)
    expect(run('cat ~/.kube/config')).toBe(before)
  })

  it('a file that is not there, for a command that needs it', () => {
    expect(run('kubectl --kubeconfig=nofile get pods')).toBe(
      '2> error: stat nofile: no such file or directory\nrc=1\n',
    )
  })
})

describe('several files in KUBECONFIG', () => {
  beforeEach(() => {
    lab.writeFile(
      'k1',
      'clusters: [{name: one, cluster: {server: "https://1"}}]\ncontexts: [{name: one, context: {cluster: one, user: u}}]\n',
    )
    lab.writeFile(
      'k2',
      'clusters: [{name: two, cluster: {server: "https://2"}}, {name: one, cluster: {server: "https://111"}}]\ncontexts: [{name: two, context: {cluster: two, user: u}}]\ncurrent-context: two\n',
    )
    environment = 'export KUBECONFIG=k0:k1:k2; '
  })

  it('are one: of two entries with one name the first counts', () => {
    expect(run("kubectl config view -o jsonpath='{.clusters[*].cluster.server}'")).toBe(
      'https://1 https://2',
    )
    expect(run('kubectl config current-context')).toBe('two\n')
  })

  it('are changed where an entry came from; what is new goes into the first that is there', () => {
    run('kubectl config set-context two --namespace=shop')
    run('kubectl config set-context three --namespace=other')
    run('kubectl config use-context one')
    expect(run('cat k2')).toContain('    cluster: two\n    namespace: shop\n')
    expect(run('cat k2')).toContain('current-context: two\n')
    expect(run('cat k1')).toContain('    namespace: other\n    user: ""\n  name: three\n')
    expect(run('cat k1')).toContain('current-context: one\n')
  })
})
