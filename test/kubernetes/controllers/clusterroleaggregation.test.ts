import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const newLab = (): Lab =>
  createLab({ seed: 3, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })

/** What a command shows on both streams, with its exit code unless that is 0. */
function said(lab: Lab, line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return stderr + stdout + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

/** Makes what a manifest says. */
function apply(lab: Lab, manifest: string): void {
  lab.writeFile('made.yaml', manifest)
  lab.sh('kubectl apply -f made.yaml')
}

/** A ClusterRole that allows one verb on one resource, with labels. */
const role = (name: string, verb: string, resource: string, labels: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: ${name}, labels: {${labels}} }\nrules:\n- { apiGroups: [""], resources: [${resource}], verbs: [${verb}] }\n`

const MONITORING =
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: monitoring }\naggregationRule: { clusterRoleSelectors: [{ matchLabels: { to-monitoring: "true" } }] }\nrules: []\n'

const rules = (lab: Lab, name: string): string =>
  said(
    lab,
    `kubectl get clusterrole ${name} -o jsonpath='{range .rules[*]}{.verbs[0]} {.resources[0]}{"\\n"}{end}'`,
  )

describe('a ClusterRole that adds up others', () => {
  it('has the rules of those that its selectors select, in the order of their names', () => {
    const lab = newLab()
    apply(lab, MONITORING)
    apply(lab, role('b', 'list', 'pods', 'to-monitoring: "true"'))
    apply(lab, role('a', 'get', 'services', 'to-monitoring: "true"'))
    apply(lab, role('c', 'get', 'secrets', ''))
    lab.settle()
    expect(rules(lab, 'monitoring')).toBe('get services\nlist pods\n')
    expect(said(lab, 'kubectl get clusterrole monitoring -o yaml --show-managed-fields')).toContain(
      'manager: clusterrole-aggregation-controller\n    operation: Apply',
    )
  })

  it('follows them', () => {
    const lab = newLab()
    apply(lab, MONITORING)
    apply(lab, role('a', 'get', 'services', 'to-monitoring: "true"'))
    lab.settle()
    apply(lab, role('a', 'watch', 'services', 'to-monitoring: "true"'))
    lab.settle()
    expect(rules(lab, 'monitoring')).toBe('watch services\n')
    lab.sh('kubectl label clusterrole a to-monitoring-')
    lab.settle()
    expect(rules(lab, 'monitoring')).toBe('')
  })

  it('loses what somebody writes into it', () => {
    const lab = newLab()
    apply(lab, MONITORING)
    lab.sh(
      `kubectl patch clusterrole monitoring --type=merge -p '{"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}'`,
    )
    lab.settle()
    expect(rules(lab, 'monitoring')).toBe('')
  })

  it('may be one of the cluster: whoever labels a role for view lets viewers do it', () => {
    const lab = newLab()
    lab.sh('kubectl create clusterrolebinding v --clusterrole=view --user=ann')
    expect(said(lab, 'kubectl auth can-i get nodes --as=ann')).toContain('no\n')
    apply(lab, role('a', 'get', 'nodes', 'rbac.authorization.k8s.io/aggregate-to-view: "true"'))
    lab.settle()
    expect(said(lab, 'kubectl auth can-i get nodes --as=ann')).toContain('yes\n')
  })

  it('needs a selector', () => {
    const lab = newLab()
    lab.writeFile('m.yaml', MONITORING.replace(/\[\{ match.*\]/, '[]'))
    expect(said(lab, 'kubectl create -f m.yaml')).toContain(
      'aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil',
    )
  })
})

describe('kubectl auth reconcile', () => {
  const binding = (users: string, bound = 'view'): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b, namespace: team }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${bound} }\nsubjects:\n${users
      .split(' ')
      .map((name) => `- { apiGroup: rbac.authorization.k8s.io, kind: User, name: ${name} }\n`)
      .join('')}`
  const reconcile = (lab: Lab, text: string, flags = ''): string => {
    lab.writeFile('f.yaml', text)
    return said(lab, `kubectl auth reconcile -f f.yaml ${flags}`)
  }

  it('makes what is missing, with its namespace', () => {
    const lab = newLab()
    expect(reconcile(lab, binding('jane'))).toBe(
      '\treconciliation required create\n\tmissing subjects added:\n' +
        '\t\t{Kind:User APIGroup:rbac.authorization.k8s.io Name:jane Namespace:}\n' +
        'rolebinding.rbac.authorization.k8s.io/b reconciled\n',
    )
    expect(said(lab, 'kubectl get ns team -o name')).toBe('namespace/team\n')
    expect(reconcile(lab, binding('jane'))).toBe(
      'rolebinding.rbac.authorization.k8s.io/b reconciled\n',
    )
  })

  it('adds subjects, and takes others away if it is told to', () => {
    const lab = newLab()
    reconcile(lab, binding('jane'))
    reconcile(lab, binding('joe'))
    const users = (): string =>
      said(lab, "kubectl get rolebinding b -n team -o jsonpath='{.subjects[*].name}'")
    expect(users()).toBe('jane joe')
    expect(reconcile(lab, binding('joe'), '--remove-extra-subjects')).toContain(
      '\textra subjects removed:\n\t\t{Kind:User APIGroup:rbac.authorization.k8s.io Name:jane Namespace:}\n',
    )
    expect(users()).toBe('joe')
  })

  it('makes a binding anew that binds another role', () => {
    const lab = newLab()
    reconcile(lab, binding('jane'))
    expect(reconcile(lab, binding('jane', 'edit'))).toContain('reconciliation required recreate')
    expect(said(lab, "kubectl get rolebinding b -n team -o jsonpath='{.roleRef.name}'")).toBe(
      'edit',
    )
  })

  it('adds rules, and takes others away if it is told to', () => {
    const lab = newLab()
    reconcile(lab, role('a', 'get', 'pods', ''))
    expect(reconcile(lab, role('a', 'get', 'nodes', ''), '--dry-run=client')).toBe(
      '\treconciliation required update\n\tmissing rules added:\n' +
        '\t\t{Verbs:[get] APIGroups:[] Resources:[nodes] ResourceNames:[] NonResourceURLs:[]}\n' +
        'clusterrole.rbac.authorization.k8s.io/a reconciled (dry run)\n',
    )
    expect(rules(lab, 'a')).toBe('get pods\n')
    reconcile(lab, role('a', 'get', 'nodes', ''))
    expect(rules(lab, 'a')).toBe('get pods\nget nodes\n')
    reconcile(lab, role('a', 'get', 'nodes', ''), '--remove-extra-permissions')
    expect(rules(lab, 'a')).toBe('get nodes\n')
  })

  it('leaves alone what opted out', () => {
    const lab = newLab()
    reconcile(lab, role('a', 'get', 'pods', ''))
    lab.sh('kubectl annotate clusterrole a rbac.authorization.kubernetes.io/autoupdate=false')
    expect(reconcile(lab, role('a', 'get', 'nodes', ''))).toContain(
      'reconciliation required update, but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)',
    )
    expect(rules(lab, 'a')).toBe('get pods\n')
  })

  it.each([
    ['', 'error: must specify one of -f and -k\n'],
    ['-f f.yaml x', 'error: no arguments are allowed\n'],
    [
      '-f f.yaml --dry-run=server',
      'error: --dry-run=server for command reconcile is not supported yet\n',
    ],
  ])('says what is wrong with "%s"', (words, text) => {
    const lab = newLab()
    lab.writeFile('f.yaml', binding('jane'))
    expect(said(lab, `kubectl auth reconcile ${words}`)).toContain(text)
  })
})
