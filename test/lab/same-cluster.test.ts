import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'

/** Random suffixes, ids, hashes, times and revisions: what differs between any two clusters. */
const masked = (text: string): string =>
  text
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'UID')
    .replace(/\b[0-9a-f]{64}\b/g, 'ID')
    .replace(/\b[0-9a-f]{32}\b/g, 'HASH')
    .replace(/-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-RS-POD')
    .replace(/-[bcdfghjklmnpqrstvwxz2456789]{8,10}\b/g, '-RS')
    .replace(/\b(kube-(?:proxy|dns|api-access))-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '$1-POD')
    .replace(/(hash"?:) "?[bcdfghjklmnpqrstvwxz2456789]{8,10}"?/g, '$1 RS')
    .replace(/sha256:[0-9a-f]+/g, 'DIGEST')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/(resourceVersion"?:) "?\d+"?/g, '$1 N')
    .replace(/(resourceVersion=|\.)\d{16,19}\b/g, '$1N')
    .replace(/(10\.244\.\d)\.\d+/g, '$1.POD')
    .replace(/"?\d+[smh](\d+[smh])?"?(?= |$|,)/gm, 'AGE')

const KINDS =
  'namespaces,nodes,pods,deployments,replicasets,daemonsets,services,configmaps,secrets,' +
  'serviceaccounts,endpoints,endpointslices,leases,storageclasses,priorityclasses,clusterroles,' +
  'clusterrolebindings,roles,rolebindings'

/** Each object of each kind, without what differs anyway. */
function objectsOf(lab: Lab): readonly string[] {
  return lab.sh(`kubectl get ${KINDS} -A -o yaml`).stdout.split('\n- ').map(masked).sort()
}

describe.each([1, 3])('a cluster of %i nodes', (nodes) => {
  const made = createLab({ seed: 5, cluster: { nodes } })
  const started = createLab({ seed: 7 })
  started.sh(`minikube start --nodes ${nodes}`)
  made.advance('1m')
  started.advance('1m')

  it('holds the same objects, whether createLab or minikube start made it', () => {
    const objects = objectsOf(made)
    expect(objects.length).toBeGreaterThan(70)
    expect(objects).toEqual(objectsOf(started))
  })

  it('is known to minikube and kubectl alike', () => {
    for (const line of [
      'minikube status',
      'minikube profile list',
      'minikube node list',
      'minikube ip',
      'cat ~/.kube/config',
      'ls ~/.minikube/profiles/minikube',
      'kubectl config get-contexts',
      'kubectl cluster-info',
      'kubectl get pods -A -o wide --no-headers | tr -s " " | sort -k8',
      'minikube ssh -- docker images',
      'minikube ssh -- docker ps --format "{{.Image}} {{.Names}}" | sort',
    ]) {
      const [a, b] = [made.sh(line), started.sh(line)]
      expect([line, masked(a.stdout), a.exitCode]).toEqual([line, masked(b.stdout), b.exitCode])
    }
  })

  it('shows in kube-system what minikube puts there', () => {
    const pods = made.kubectl.get('pods', { namespace: 'kube-system' })
    expect(pods.map(({ metadata }) => masked(metadata.name)).sort()).toEqual(
      [
        'coredns-RS-POD',
        'etcd-minikube',
        'kube-apiserver-minikube',
        'kube-controller-manager-minikube',
        'kube-scheduler-minikube',
        'storage-provisioner',
        ...Array.from({ length: nodes }, () => 'kube-proxy-POD'),
      ].sort(),
    )
    expect(pods.every(({ status }) => status?.phase === 'Running')).toBe(true)
    const [set] = made.kubectl.get('daemonsets', { namespace: 'kube-system' })
    expect(set?.status?.numberReady).toBe(nodes)
  })
})

describe('a cluster of described nodes', () => {
  it('runs nothing that it is not asked to run', () => {
    const lab = createLab({
      cluster: { nodes: [{ name: 'n1' }, { name: 'n2', runtime: 'hollow' }] },
    })
    expect(lab.sh('kubectl get pods -A').stderr).toBe('No resources found\n')
    expect(lab.sh('minikube status').exitCode).toBe(85)
    expect(lab.sh('kubectl config current-context').stdout).toBe('minikube\n')
  })
})

describe('setting a cluster up', () => {
  it('does not depend on the seed; what comes after it does', () => {
    const [a, b, again] = [1, 2, 1].map((seed) => createLab({ seed, cluster: { nodes: 2 } }))
    expect(a?.state.tables).toEqual(b?.state.tables)
    for (const lab of [a, b, again]) lab?.sh('kubectl create deployment web --image=nginx')
    expect(JSON.stringify(a?.state)).toBe(JSON.stringify(again?.state))
    expect(JSON.stringify(a?.state)).not.toBe(JSON.stringify(b?.state))
  })

  it('is remembered by the trace', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    expect(lab.trace.list()[0]).toMatchObject({ loop: 'user', key: 'createLab' })
    lab.sh('kubectl run p --image=nginx')
    expect(createLab({ cluster: { nodes: 1 } }).trace.list().length).toBeLessThan(
      lab.trace.list().length,
    )
  })
})
