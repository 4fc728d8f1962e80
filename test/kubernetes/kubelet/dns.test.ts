import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const lab = createLab({ cluster: { nodes: 1 } })

/** What a container of a pod reads. */
function read(spec: object, path: string): string {
  const name = `p${lab.state.steps}`
  lab.kubectl.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { ...spec, containers: [{ name: 'c', image: 'busybox', command: ['sleep', '1000'] }] },
  })
  lab.settle()
  return lab.sh(`kubectl exec ${name} -- cat ${path}`).stdout
}

describe("a pod's resolv.conf", () => {
  it("names the cluster's DNS and the ends of short names", () => {
    expect(read({}, '/etc/resolv.conf')).toBe(
      'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
    )
  })

  it("is the node's own for the policy Default", () => {
    expect(read({ dnsPolicy: 'Default' }, '/etc/resolv.conf')).not.toContain('10.96.0.10')
  })

  it('is what the pod says for the policy None', () => {
    const dnsConfig = {
      nameservers: ['1.1.1.1'],
      searches: ['example.org'],
      options: [{ name: 'ndots', value: '2' }],
    }
    expect(read({ dnsPolicy: 'None', dnsConfig }, '/etc/resolv.conf')).toBe(
      'search example.org\nnameserver 1.1.1.1\noptions ndots:2\n',
    )
  })

  it('has the options of the pod in place of those of the same name', () => {
    expect(
      read(
        { dnsConfig: { options: [{ name: 'ndots', value: '1' }, { name: 'edns0' }] } },
        '/etc/resolv.conf',
      ),
    ).toContain('options ndots:1 edns0\n')
  })
})

describe("a pod's service account", () => {
  it('is mounted where clients look for it', () => {
    expect(read({}, '/var/run/secrets/kubernetes.io/serviceaccount/namespace')).toBe('default')
  })
})
