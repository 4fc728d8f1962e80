import { describe, expect, it } from 'vitest'
import { cluster, shown } from './lab.js'

const MANIFEST = (colour: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  colour: ${colour}\n`

describe('kubectl create', () => {
  it('makes objects and says so', () => {
    const lab = cluster()
    expect(shown(lab, 'kubectl create deployment web --image=nginx')).toBe(
      'deployment.apps/web created\n',
    )
    expect(shown(lab, 'kubectl create deployment web --image=nginx')).toBe(
      'error: failed to create deployment: deployments.apps "web" already exists\n',
    )
  })

  it('shows what it would make, and makes nothing', () => {
    const lab = cluster()
    expect(shown(lab, 'kubectl create namespace team --dry-run=client -o name')).toBe(
      'namespace/team\n',
    )
    expect(shown(lab, 'kubectl get ns team')).toBe(
      'Error from server (NotFound): namespaces "team" not found\n',
    )
  })
})

describe('kubectl apply', () => {
  it('creates, leaves alone, and changes', () => {
    const lab = cluster()
    lab.writeFile('cm.yaml', MANIFEST('blue'))
    expect(shown(lab, 'kubectl apply -f cm.yaml')).toBe('configmap/settings created\n')
    expect(shown(lab, 'kubectl apply -f cm.yaml')).toBe('configmap/settings unchanged\n')
    lab.writeFile('cm.yaml', MANIFEST('red'))
    expect(shown(lab, 'kubectl apply -f cm.yaml')).toBe('configmap/settings configured\n')
    expect(lab.sh("kubectl get cm settings -o jsonpath='{.data}'").stdout).toBe('{"colour":"red"}')
  })

  it('removes what was applied before and is no longer there, and keeps what others added', () => {
    const lab = cluster()
    lab.kubectl.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data: { a: '1', b: '2' },
    })
    lab.sh('kubectl patch cm settings -p \'{"data":{"c":"3"}}\'')
    lab.kubectl.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data: { a: '1' },
    })
    expect(lab.sh("kubectl get cm settings -o jsonpath='{.data}'").stdout).toBe('{"a":"1","c":"3"}')
  })

  it('names every field that is wrong', () => {
    const lab = cluster()
    lab.writeFile('bad.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name}\n')
    const { stderr, exitCode } = lab.sh('kubectl apply -f bad.yaml')
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(
      /^The ConfigMap "Bad_Name" is invalid: metadata\.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must/,
    )
  })
})

describe('kubectl label and annotate', () => {
  it('set, refuse to overwrite, and remove', () => {
    const lab = cluster('kubectl create configmap settings')
    expect(shown(lab, 'kubectl label cm settings tier=back')).toBe('configmap/settings labeled\n')
    expect(shown(lab, 'kubectl label cm settings tier=front')).toBe(
      "error: 'tier' already has a value (back), and --overwrite is false\n",
    )
    expect(shown(lab, 'kubectl label cm settings tier-')).toBe('configmap/settings unlabeled\n')
    expect(shown(lab, 'kubectl annotate cm settings why=because')).toBe(
      'configmap/settings annotated\n',
    )
  })
})

describe('kubectl delete', () => {
  it('returns when the pods are gone', () => {
    const lab = cluster('kubectl run web --image=nginx')
    expect(shown(lab, 'kubectl delete pod web')).toBe('pod "web" deleted from default namespace\n')
    expect(shown(lab, 'kubectl get pods')).toBe('No resources found in default namespace.\n')
  })

  it('goes on after what is not there', () => {
    const lab = cluster('kubectl create configmap a', 'kubectl create configmap b')
    expect(lab.sh('kubectl delete cm a nope b')).toMatchObject({
      exitCode: 1,
      stdout:
        'configmap "a" deleted from default namespace\nconfigmap "b" deleted from default namespace\n',
      stderr: 'Error from server (NotFound): configmaps "nope" not found\n',
    })
  })
})
