import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

/** Two namespaces with a server and clients each, in a cluster whose CNI plugin enforces policies. */
function guarded(cni: 'calico' | 'kindnet' = 'calico'): Lab {
  const lab = createLab({ seed: 1, cluster: { nodes: 2, cni } })
  lab.sh('kubectl create namespace shop; kubectl label namespace shop team=shop')
  lab.kubectl.apply(`
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers:
  - { name: c, image: nginx, ports: [{ name: http, containerPort: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }] }
`)
  for (const [namespace, name] of [
    ['default', 'friend'],
    ['default', 'stranger'],
    ['shop', 'friend'],
  ])
    lab.sh(`kubectl run ${name} -n ${namespace} -l app=${name} --image=busybox -- sleep 1000000`)
  lab.settle()
  lab.advance('5s')
  return lab
}

const world = guarded()

/** The cluster with one policy more. */
function under(spec: string, name = 'policy'): Lab {
  const lab = world.fork()
  policy(lab, spec, name)
  return lab
}

function policy(lab: Lab, spec: string, name = 'policy', namespace = 'default') {
  lab.kubectl.apply(
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`,
  )
}

/** What a client gets from the server. */
const get = (lab: Lab, client: string, namespace = 'default', host = 'web.default') =>
  lab.sh(`kubectl exec -n ${namespace} ${client} -- wget -qO- -T 2 ${host}`)

const passes = (lab: Lab, client: string, namespace?: string, host?: string): boolean => {
  const { stdout, stderr } = get(lab, client, namespace, host)
  if (!stdout.includes('nginx') && !/timed out|bad address/.test(stderr)) throw new Error(stderr)
  return stdout.includes('nginx')
}

describe('traffic to a pod', () => {
  it('passes while no policy selects the pod', () => {
    const lab = under('{ podSelector: { matchLabels: { app: other } } }')
    expect(passes(lab, 'stranger')).toBe(true)
  })

  it('vanishes once a policy selects it and allows nothing', () => {
    const lab = under('{ podSelector: {} }')
    expect(get(lab, 'stranger').stderr).toContain('wget: download timed out')
    expect(passes(lab, 'friend', 'shop')).toBe(false)
    expect(lab.sh('kubectl exec stranger -- nc -zv -w 2 web 80')).toMatchObject({ exitCode: 1 })
  })

  it('passes from pods that a policy names, in its own namespace', () => {
    const lab = under(
      '{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: friend } } }] }] }',
    )
    expect(passes(lab, 'friend')).toBe(true)
    expect(passes(lab, 'stranger')).toBe(false)
    expect(passes(lab, 'friend', 'shop')).toBe(false)
  })

  it('passes from namespaces that a policy names', () => {
    const lab = under(
      '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: shop } } }] }] }',
    )
    expect(passes(lab, 'friend', 'shop')).toBe(true)
    expect(passes(lab, 'friend')).toBe(false)
  })

  it('must match both selectors of one peer, or either of two', () => {
    const both =
      '[{ namespaceSelector: { matchLabels: { team: shop } }, podSelector: { matchLabels: { app: stranger } } }]'
    const either =
      '[{ namespaceSelector: { matchLabels: { team: shop } } }, { podSelector: { matchLabels: { app: stranger } } }]'
    const strict = under(`{ podSelector: {}, ingress: [{ from: ${both} }] }`)
    expect([passes(strict, 'friend', 'shop'), passes(strict, 'stranger')]).toEqual([false, false])
    const loose = under(`{ podSelector: {}, ingress: [{ from: ${either} }] }`)
    expect([passes(loose, 'friend', 'shop'), passes(loose, 'stranger')]).toEqual([true, true])
  })

  it.each([
    ['{ port: 80 }', true],
    ['{ port: http }', true],
    ['{ port: 70, endPort: 90 }', true],
    ['{ port: 81, endPort: 90 }', false],
    ['{ port: https }', false],
    ['{ port: 80, protocol: UDP }', false],
  ])('passes at the ports of a rule: %s %s', (port, expected) => {
    expect(passes(under(`{ podSelector: {}, ingress: [{ ports: [${port}] }] }`), 'stranger')).toBe(
      expected,
    )
  })

  it('passes from a block of addresses without its exceptions', () => {
    const address = world.sh("kubectl get pod stranger -o jsonpath='{.status.podIP}'").stdout
    const block = (except: string) =>
      `{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.244.0.0/16${except} } }] }] }`
    expect(passes(under(block('')), 'stranger')).toBe(true)
    const without = under(block(`, except: [${address}/32]`))
    expect([passes(without, 'stranger'), passes(without, 'friend')]).toEqual([false, true])
  })

  it('passes from the node to its own pods, so probes work; through a node port it does not', () => {
    const lab = under('{ podSelector: {} }')
    const ip = lab.sh("kubectl get pod web -o jsonpath='{.status.podIP}'").stdout
    const node = lab.sh("kubectl get pod web -o jsonpath='{.spec.nodeName}'").stdout
    expect(lab.machine(node).sh(`curl -s -m 2 ${ip}`).stdout).toContain('nginx')
    expect(lab.sh('curl -s -m 2 192.168.49.2:30080').exitCode).toBe(28)
    expect(world.fork().sh('curl -s -m 2 192.168.49.2:30080').stdout).toContain('nginx')
  })

  it('passes again once the policy is gone', () => {
    const lab = under('{ podSelector: {} }')
    lab.sh('kubectl delete networkpolicy policy')
    expect(passes(lab, 'stranger')).toBe(true)
  })

  it('needs one of several policies to allow it', () => {
    const lab = under('{ podSelector: {} }', 'deny')
    policy(lab, '{ podSelector: { matchLabels: { app: web } }, ingress: [{}] }', 'allow')
    expect(passes(lab, 'stranger')).toBe(true)
  })
})

describe('traffic from a pod', () => {
  const DENY = '{ podSelector: { matchLabels: { app: friend } }, policyTypes: [Egress] }'

  it('vanishes, names included, when nothing is allowed', () => {
    const lab = under(DENY)
    expect(get(lab, 'friend').stderr).toContain("wget: bad address 'web.default'")
    const ip = lab.sh("kubectl get svc web -o jsonpath='{.spec.clusterIP}'").stdout
    expect(get(lab, 'friend', 'default', ip).stderr).toContain('timed out')
    expect(passes(lab, 'stranger')).toBe(true)
  })

  it('passes to what a rule names; names need a rule of their own', () => {
    const web = 'to: [{ podSelector: { matchLabels: { app: web } } }]'
    const lab = under(DENY)
    policy(lab, `{ podSelector: {}, policyTypes: [Egress], egress: [{ ${web} }] }`, 'web')
    const ip = lab.sh("kubectl get svc web -o jsonpath='{.spec.clusterIP}'").stdout
    expect(passes(lab, 'friend', 'default', ip)).toBe(true)
    expect(passes(lab, 'friend')).toBe(false)
    policy(
      lab,
      '{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: 53, protocol: UDP }] }] }',
      'dns',
    )
    expect(passes(lab, 'friend')).toBe(true)
  })

  it('is not touched by a policy that has rules for traffic to the pod alone', () => {
    const lab = under('{ podSelector: { matchLabels: { app: friend } }, ingress: [] }')
    expect(passes(lab, 'friend')).toBe(true)
  })
})

describe('a cluster whose CNI plugin enforces nothing', () => {
  it('keeps policies, lets all traffic pass, and says so once to the lab alone', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const manifest = (name: string) =>
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}}, spec: {podSelector: {}}}`
    lab.writeFile('a.yaml', manifest('a'))
    lab.writeFile('b.yaml', manifest('b'))
    expect(lab.sh('kubectl apply -f a.yaml')).toMatchObject({
      stdout: 'networkpolicy.networking.k8s.io/a created\n',
      stderr: '',
    })
    lab.sh('kubectl apply -f b.yaml')
    expect(lab.warnings).toEqual([
      'the CNI plugin of this cluster does not enforce network policies, so all traffic passes: a cluster of "minikube start --cni calico" enforces them',
    ])
  })
})

describe('kubectl describe networkpolicy', () => {
  it('says which pods a policy selects, and what it allows them', () => {
    const lab = under(
      '{ podSelector: { matchLabels: { role: db } }, policyTypes: [Ingress, Egress], ingress: [{ from: [{ ipBlock: { cidr: 172.17.0.0/16, except: [172.17.1.0/24] } }, { namespaceSelector: { matchLabels: { project: p } }, podSelector: {} }], ports: [{ port: 6379 }] }, {}], egress: [{ ports: [{ port: 32000, endPort: 32768 }] }] }',
    )
    const { stdout } = lab.sh('kubectl describe networkpolicy policy')
    expect(stdout.replace(/^Created on: .*$/m, 'Created on: …')).toBe(`Name:         policy
Namespace:    default
Created on: …
Labels:       <none>
Annotations:  <none>
Spec:
  PodSelector:     role=db
  Allowing ingress traffic:
    To Port: 6379/TCP
    From:
      IPBlock:
        CIDR: 172.17.0.0/16
        Except: 172.17.1.0/24
    From:
      NamespaceSelector: project=p
      PodSelector: <none>
    ----------
    To Port: <any> (traffic allowed to all ports)
    From: <any> (traffic not restricted by source)
  Allowing egress traffic:
    To Port Range: 32000-32768/TCP
    To: <any> (traffic not restricted by destination)
  Policy Types: Ingress, Egress
`)
    expect(stdout).toMatch(/^Created on: {3}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC$/m)
  })

  it('says what a policy without rules means', () => {
    const { stdout } = under('{ podSelector: {} }').sh('kubectl describe netpol policy')
    expect(stdout).toContain(
      '  PodSelector:     <none> (Allowing the specific traffic to all pods in this namespace)\n  Allowing ingress traffic:\n    <none> (Selected pods are isolated for ingress connectivity)\n  Not affecting egress traffic\n  Policy Types: Ingress\n',
    )
  })
})

describe('a policy that makes no sense', () => {
  it.each([
    [
      '{ podSelector: {}, ingress: [{ from: [{}] }] }',
      'spec.ingress[0].from[0]: Required value: must specify a peer',
    ],
    [
      '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: nonsense } }] }] }',
      'spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "nonsense": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
    ],
    [
      '{ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.1.0.0/24] } }] }] }',
      'spec.egress[0].to[0].ipBlock.except[0]: Invalid value: "10.1.0.0/24": must be a strict subset of `cidr`',
    ],
    [
      '{ podSelector: {}, ingress: [{ ports: [{ port: http, endPort: 90 }] }] }',
      'spec.ingress[0].ports[0].endPort: Forbidden: may not be specified when `port` is non-numeric',
    ],
    [
      '{ podSelector: {}, policyTypes: [Both] }',
      'spec.policyTypes[0]: Unsupported value: "Both": supported values: "Egress", "Ingress"',
    ],
  ])('is refused: %s', (spec, message) => {
    expect(() => under(spec)).toThrow(
      `NetworkPolicy.networking.k8s.io "policy" is invalid: ${message}`,
    )
  })
})
