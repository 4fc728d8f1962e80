import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

/** A lab with nodes of one core each, and classes `high`, `middle`, `low` and `polite`. */
function newLab(nodes: number): Lab {
  const lab = createLab({
    seed: 3,
    cluster: {
      nodes: Array.from({ length: nodes }, (_, i) => ({
        name: `n${i + 1}`,
        runtime: 'hollow' as const,
        capacity: { cpu: '1', memory: '8Gi', pods: '110' },
      })),
    },
  })
  lab.sh('kubectl create priorityclass high --value=1000')
  lab.sh('kubectl create priorityclass middle --value=500')
  lab.sh('kubectl create priorityclass low --value=10')
  lab.sh('kubectl create priorityclass polite --value=900 --preemption-policy=Never')
  return lab
}

/** What a command shows on both streams, with its exit code unless that is 0. */
function said(lab: Lab, line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return stderr + stdout + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

interface Wanted {
  readonly cpu?: string
  readonly node?: string
  readonly grace?: number
  readonly label?: string
}

/** Makes a pod of a class. */
function put(
  lab: Lab,
  name: string,
  priority: string,
  { cpu = '600m', node, grace = 0, label = name }: Wanted = {},
): void {
  lab.writeFile(
    'pod.yaml',
    `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${label} } }
spec:
  priorityClassName: ${priority}
  terminationGracePeriodSeconds: ${grace}
  ${node === undefined ? '' : `nodeSelector: { kubernetes.io/hostname: ${node} }`}
  containers: [{ name: a, image: nginx, resources: { requests: { cpu: ${cpu} } } }]
`,
  )
  lab.sh('kubectl apply -f pod.yaml')
  lab.settle()
}

const names = (lab: Lab): string =>
  said(
    lab,
    `kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}@{.spec.nodeName} {end}'`,
  ).trim()

describe('a pod that fits nowhere', () => {
  it('has a less important one taken away, and gets its place', () => {
    const lab = newLab(1)
    put(lab, 'small', 'low')
    put(lab, 'vip', 'high')
    lab.advance('5s')
    expect(names(lab)).toBe('vip@n1')
    expect(
      said(
        lab,
        "kubectl get events --field-selector reason=Preempted -o jsonpath='{.items[0].involvedObject.name} {.items[0].type} {.items[0].action} {.items[0].reportingComponent} {.items[0].message}'",
      ),
    ).toMatch(
      /^small Normal Preempting default-scheduler Preempted by pod [0-9a-f-]{36} on node n1$/,
    )
    expect(
      said(
        lab,
        "kubectl get events --field-selector involvedObject.name=vip,reason=FailedScheduling -o jsonpath='{.items[0].message}'",
      ),
    ).toBe('0/1 nodes are available: 1 Insufficient cpu.')
  })

  it('is promised the node while its victims end in grace', () => {
    const lab = createLab({
      seed: 3,
      cluster: {
        nodes: [{ name: 'minikube', capacity: { cpu: '2', memory: '8Gi', pods: '110' } }],
      },
    })
    lab.sh('kubectl create priorityclass high --value=1000')
    lab.writeFile(
      'slow.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: slow }\nspec:\n  terminationGracePeriodSeconds: 20\n  containers: [{ name: a, image: busybox, command: [sleep, "1000"], resources: { requests: { cpu: 1500m } } }]\n',
    )
    lab.sh('kubectl apply -f slow.yaml')
    lab.advance('20s')
    lab.sh(
      `kubectl run vip --image=nginx --overrides='{"spec":{"priorityClassName":"high","containers":[{"name":"a","image":"nginx","resources":{"requests":{"cpu":"1500m"}}}]}}'`,
    )
    lab.advance('3s')
    expect(said(lab, "kubectl get pod vip -o jsonpath='{.status.nominatedNodeName}'")).toBe(
      'minikube',
    )
    expect(said(lab, 'kubectl describe pod vip')).toMatch(/^NominatedNodeName: +minikube$/m)
    expect(
      said(
        lab,
        `kubectl get pod slow -o jsonpath='{.status.conditions[?(@.type=="DisruptionTarget")].reason}: {.status.conditions[?(@.type=="DisruptionTarget")].message}'`,
      ),
    ).toBe(
      'PreemptionByScheduler: default-scheduler: preempting to accommodate a higher priority pod',
    )
    lab.advance('60s')
    expect(said(lab, 'kubectl get pods --no-headers')).toMatch(/^vip +1\/1 +Running/)
    expect(said(lab, "kubectl get pod vip -o jsonpath='{.status.nominatedNodeName}'")).toBe('')
  })

  it('keeps what it was promised from less important pods', () => {
    const lab = newLab(1)
    lab.sh('kubectl create deployment web --image=nginx')
    lab.sh(
      `kubectl patch deployment web -p '{"spec":{"template":{"spec":{"priorityClassName":"low","containers":[{"name":"nginx","resources":{"requests":{"cpu":"600m"}}}]}}}}'`,
    )
    lab.advance('1m')
    put(lab, 'vip', 'high')
    lab.advance('10s')
    expect(said(lab, 'kubectl get pod vip --no-headers')).toContain('Running')
    expect(said(lab, 'kubectl get pods -l app=web --no-headers')).toContain('Pending')
  })

  it('of a class that never preempts waits', () => {
    const lab = newLab(1)
    put(lab, 'small', 'low')
    put(lab, 'kind', 'polite')
    lab.advance('5s')
    expect(names(lab)).toBe('kind@ small@n1')
    expect(said(lab, 'kubectl describe pod kind')).toContain(
      '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
    )
  })

  it('takes nobody away who is as important', () => {
    const lab = newLab(1)
    put(lab, 'first', 'high')
    put(lab, 'second', 'high')
    lab.advance('5s')
    expect(names(lab)).toBe('first@n1 second@')
    expect(said(lab, 'kubectl describe pod second')).toContain(
      'preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    )
  })

  it('takes nobody away where that would not help', () => {
    const lab = newLab(2)
    put(lab, 'a', 'low', { node: 'n1', cpu: '200m' })
    put(lab, 'b', 'high', { node: 'n1', cpu: '700m' })
    put(lab, 'c', 'high', { node: 'n1', cpu: '500m' })
    lab.advance('5s')
    expect(names(lab)).toBe('a@n1 b@n1 c@')
    expect(said(lab, 'kubectl describe pod c')).toContain(
      'preemption: 0/2 nodes are available: 1 Insufficient cpu, 1 Preemption is not helpful for scheduling.',
    )
  })

  it('lets those stay whose going is not needed: the least important go', () => {
    const lab = newLab(1)
    put(lab, 'a', 'low', { cpu: '300m' })
    put(lab, 'b', 'middle', { cpu: '300m' })
    put(lab, 'c', 'low', { cpu: '300m' })
    put(lab, 'vip', 'high', { cpu: '400m' })
    lab.advance('5s')
    expect(names(lab)).toBe('a@n1 b@n1 vip@n1')
  })

  it('goes where the most important victim is the least important', () => {
    const lab = newLab(2)
    put(lab, 'a', 'middle', { node: 'n1' })
    put(lab, 'b', 'low', { node: 'n2' })
    put(lab, 'vip', 'high')
    lab.advance('5s')
    expect(names(lab)).toBe('a@n1 vip@n2')
  })

  it('goes where fewer have to go', () => {
    const lab = newLab(2)
    put(lab, 'a', 'low', { node: 'n1', cpu: '450m' })
    put(lab, 'b', 'low', { node: 'n1', cpu: '450m' })
    put(lab, 'c', 'low', { node: 'n2', cpu: '900m' })
    put(lab, 'vip', 'high', { cpu: '900m' })
    lab.advance('5s')
    expect(names(lab)).toBe('a@n1 b@n1 vip@n2')
  })

  it('goes where the victims began later, all else being equal', () => {
    const lab = newLab(2)
    put(lab, 'old', 'low', { node: 'n1' })
    lab.advance('10s')
    put(lab, 'young', 'low', { node: 'n2' })
    put(lab, 'vip', 'high')
    lab.advance('5s')
    expect(names(lab)).toBe('old@n1 vip@n2')
  })

  it('breaks as few disruption budgets as it can', () => {
    const lab = newLab(2)
    put(lab, 'guarded', 'low', { node: 'n1' })
    put(lab, 'free', 'middle', { node: 'n2' })
    lab.sh('kubectl create pdb guard --selector=app=guarded --min-available=1')
    lab.settle()
    put(lab, 'vip', 'high')
    lab.advance('5s')
    expect(names(lab)).toBe('guarded@n1 vip@n2')
  })

  it('has pods taken away that it may not be beside', () => {
    const lab = newLab(1)
    put(lab, 'lone', 'low', { cpu: '100m' })
    lab.writeFile(
      'away.yaml',
      `apiVersion: v1
kind: Pod
metadata: { name: away }
spec:
  priorityClassName: high
  affinity:
    podAntiAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
      - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: lone } } }
  containers: [{ name: a, image: nginx }]
`,
    )
    lab.sh('kubectl apply -f away.yaml')
    lab.advance('5s')
    expect(names(lab)).toBe('away@n1')
  })
})

describe('a pod with scheduling gates', () => {
  const GATED = `apiVersion: v1
kind: Pod
metadata: { name: gated }
spec:
  schedulingGates: [{ name: a.example/wait }]
  containers: [{ name: a, image: nginx }]
`
  const gated = (): Lab => {
    const lab = newLab(1)
    lab.writeFile('gated.yaml', GATED)
    lab.sh('kubectl apply -f gated.yaml')
    lab.settle()
    return lab
  }

  it('waits until they are taken away', () => {
    const lab = gated()
    expect(said(lab, 'kubectl get pod gated --no-headers')).toMatch(/gated +0\/1 +SchedulingGated/)
    expect(said(lab, 'kubectl describe pod gated')).toMatch(/Events: +<none>\n$/)
    expect(
      said(
        lab,
        `kubectl patch pod gated --type=json -p '[{"op":"remove","path":"/spec/schedulingGates"}]'`,
      ),
    ).toBe('pod/gated patched\n')
    lab.advance('3s')
    expect(said(lab, 'kubectl get pod gated --no-headers')).toMatch(/gated +1\/1 +Running/)
  })

  it('gets no others, and may be bound to fewer nodes meanwhile', () => {
    const lab = gated()
    expect(
      said(lab, `kubectl patch pod gated -p '{"spec":{"schedulingGates":[{"name":"b"}]}}'`),
    ).toContain(
      "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'b'",
    )
    expect(
      said(lab, `kubectl patch pod gated -p '{"spec":{"nodeSelector":{"disk":"fast"}}}'`),
    ).toBe('pod/gated patched\n')
    expect(
      said(lab, `kubectl patch pod gated -p '{"spec":{"nodeSelector":{"disk":"slow"}}}'`),
    ).toContain('only additions to spec.nodeSelector are allowed (no mutations or deletions)')
  })
})
