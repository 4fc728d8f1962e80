import { describe, expect, it } from 'vitest'
import { hollowLab, typed } from './terminal.js'

const lab = hollowLab()
lab.writeFile(
  'cm.yaml',
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n',
)
lab.sh('kubectl create -f cm.yaml')
lab.sh('kubectl create rolebinding see --clusterrole=view --user=ada')

describe('kubectl apply', () => {
  it('notes what was applied, and shows it', () => {
    const own = lab.fork()
    const view = 'kubectl apply view-last-applied cm/settings'
    expect(typed(own, view)).toBe(
      '2> error: no last-applied-configuration annotation found on resource: settings\nrc=1\n',
    )
    const set = 'kubectl apply set-last-applied -f cm.yaml'
    expect(typed(own, set)).toBe(
      '2> error: no last-applied-configuration annotation found on resource: settings, to create the annotation, run the command with --create-annotation\nrc=1\n',
    )
    expect(typed(own, `${set} --create-annotation`)).toBe('configmap/settings configured\n')
    expect(typed(own, view)).toContain('apiVersion: v1\ndata:\n  a: b\nkind: ConfigMap\n')
    expect(typed(own, `${view} -o json`)).toContain('{\n  "apiVersion": "v1",\n')
    expect(typed(own, `${view} -o name`)).toContain(
      "Unexpected -o output mode: name, the flag 'output' must be one of yaml|json\n",
    )
  })
})

describe('kubectl set subject', () => {
  it('adds those who get the rights', () => {
    const own = lab.fork()
    expect(typed(own, 'kubectl set subject rolebinding see --serviceaccount=default:ci')).toBe(
      'rolebinding.rbac.authorization.k8s.io/see subjects updated\n',
    )
    expect(typed(own, "kubectl get rolebinding see -o jsonpath='{.subjects[*].name}'")).toBe(
      'ada ci',
    )
    expect(typed(own, 'kubectl set subject rolebinding see')).toBe(
      '2> error: you must specify at least one value of user, group or serviceaccount\nrc=1\n',
    )
    expect(typed(own, 'kubectl set subject cm settings --user=x')).toBe(
      '2> error: setting subject is only supported for RoleBinding/ClusterRoleBinding\nrc=1\n',
    )
  })
})

describe('kubectl plugin list', () => {
  it('finds programs in PATH', () => {
    const own = lab.fork()
    expect(typed(own, 'kubectl plugin list')).toBe(
      '2> error: unable to find any kubectl plugins in your PATH\nrc=1\n',
    )
    own.writeFile('bin/kubectl-hello', '#!/bin/sh\necho hello\n')
    own.sh('chmod +x bin/kubectl-hello')
    expect(typed(own, 'PATH=$PWD/bin:$PATH kubectl plugin list --name-only')).toBe(
      'The following compatible plugins are available:\n\nkubectl-hello\n',
    )
  })
})

describe('kubectl get --subresource', () => {
  it('shows a part of an object, if there is one', () => {
    const own = lab.fork()
    own.sh('kubectl create deployment web --image=nginx --replicas=2')
    own.settle()
    expect(typed(own, 'kubectl get deployment web --subresource=scale --no-headers')).toMatch(
      /^web +2 +2 +0s\n$/,
    )
    expect(typed(own, 'kubectl get deployment web --subresource=status -o name')).toBe(
      'deployment.apps/web\n',
    )
    expect(typed(own, 'kubectl get cm settings --subresource=scale')).toBe(
      '2> Error from server (NotFound): the server could not find the requested resource\nrc=1\n',
    )
  })
})
