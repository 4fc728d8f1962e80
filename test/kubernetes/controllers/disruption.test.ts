import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

/** A lab with a deployment `web` of so many pods, which run. */
function withWeb(replicas: number): Lab {
  const lab = createLab({
    seed: 3,
    cluster: {
      nodes: [
        { name: 'n1', runtime: 'hollow' },
        { name: 'n2', runtime: 'hollow' },
      ],
    },
  })
  lab.sh(`kubectl create deployment web --image=nginx --replicas=${replicas}`)
  lab.sh('kubectl rollout status deployment/web')
  return lab
}

const UNREADY = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: a
        image: busybox
        command: [sleep, "1000"]
        readinessProbe: { exec: { command: ["false"] } }
`

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

const statusOf = (lab: Lab): string =>
  said(
    lab,
    "kubectl get pdb web -o jsonpath='{.status.expectedPods} {.status.desiredHealthy} {.status.currentHealthy} {.status.disruptionsAllowed} {.status.conditions[0].reason}'",
  )

/** Makes a budget for the pods of `web`. */
function budget(lab: Lab, flag: string): void {
  lab.sh(`kubectl create pdb web --selector=app=web ${flag}`)
  lab.settle()
}

describe('a PodDisruptionBudget', () => {
  it.each([
    ['--min-available=2', '4 2 4 2 SufficientPods'],
    ['--min-available=50%', '4 2 4 2 SufficientPods'],
    ['--min-available=51%', '4 3 4 1 SufficientPods'],
    ['--min-available=5', '4 5 4 0 InsufficientPods'],
    ['--max-unavailable=1', '4 3 4 1 SufficientPods'],
    ['--max-unavailable=26%', '4 2 4 2 SufficientPods'],
    ['--max-unavailable=0', '4 4 4 0 InsufficientPods'],
  ])('with %s counts its pods', (flag, status) => {
    const lab = withWeb(4)
    budget(lab, flag)
    expect(statusOf(lab)).toBe(status)
  })

  it('follows its pods', () => {
    const lab = withWeb(2)
    budget(lab, '--min-available=1')
    lab.sh('kubectl scale deployment web --replicas=3; kubectl rollout status deployment/web')
    lab.settle()
    expect(statusOf(lab)).toBe('3 1 3 2 SufficientPods')
    lab.sh('kubectl scale deployment web --replicas=0; sleep 40')
    expect(statusOf(lab)).toBe('0 1 0 0 InsufficientPods')
  })

  it('says why it cannot count the pods of a job', () => {
    const lab = withWeb(1)
    lab.sh('kubectl create job once --image=busybox -- sleep 1000; sleep 5')
    lab.sh(
      'kubectl create pdb web --selector=batch.kubernetes.io/job-name=once --max-unavailable=1',
    )
    lab.settle()
    expect(
      said(
        lab,
        "kubectl get pdb web -o jsonpath='{.status.conditions[0].reason}: {.status.conditions[0].message}'",
      ),
    ).toBe('SyncFailed: jobs.batch does not implement the scale subresource')
    expect(said(lab, 'kubectl describe pdb web')).toContain('CalculateExpectedPodCountFailed')
  })

  it('of no pods says so', () => {
    const lab = withWeb(1)
    lab.sh('kubectl create pdb web --selector=app=other --min-available=1')
    lab.settle()
    expect(said(lab, 'kubectl describe pdb web')).toMatch(
      /Normal +NoPods +.* +controllermanager +No matching pods found/,
    )
  })

  it.each([
    [
      'minAvailable: 101%',
      'spec.minAvailable: Invalid value: "101%": must not be greater than 100%',
    ],
    [
      'minAvailable: some',
      'spec.minAvailable: Invalid value: "some": a valid percent string must be a numeric string',
    ],
    [
      'maxUnavailable: -1',
      'spec.maxUnavailable: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'unhealthyPodEvictionPolicy: Perhaps',
      'spec.unhealthyPodEvictionPolicy: Unsupported value: "Perhaps": supported values: "AlwaysAllow", "IfHealthyBudget"',
    ],
  ])('is refused with %s', (field, why) => {
    const lab = withWeb(1)
    lab.writeFile(
      'b.yaml',
      `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: b }\nspec:\n  ${field}\n  selector: { matchLabels: { app: web } }\n`,
    )
    expect(said(lab, 'kubectl apply -f b.yaml')).toContain(why)
  })
})

describe('an eviction', () => {
  const evict = (lab: Lab, flags = ''): string =>
    said(lab, `kubectl drain n1 n2 --ignore-daemonsets --force --timeout=3s ${flags}`)

  it('marks the pod, and takes it off what its budget allows', () => {
    const lab = withWeb(2)
    budget(lab, '--min-available=1')
    apply(
      lab,
      `apiVersion: v1\nkind: Pod\nmetadata: { name: extra, finalizers: [a.example/stays], labels: { app: web, keep: 'yes' } }\nspec:\n  nodeName: n1\n  containers: [{ name: a, image: nginx }]\n`,
    )
    lab.settle()
    expect(statusOf(lab)).toBe('3 1 3 2 SufficientPods')
    lab.sh('kubectl drain n1 --force --pod-selector=keep=yes --timeout=2s')
    expect(statusOf(lab)).toBe('3 1 2 1 SufficientPods')
    expect(
      said(
        lab,
        `kubectl get pod extra -o jsonpath='{.status.conditions[?(@.type=="DisruptionTarget")].reason}: {.status.conditions[?(@.type=="DisruptionTarget")].message}'`,
      ),
    ).toBe('EvictionByEvictionAPI: Eviction API: evicting')
  })

  it('is refused while the budget allows none', () => {
    const lab = withWeb(2)
    budget(lab, '--min-available=2')
    const text = evict(lab)
    expect(text).toContain(
      "(will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.",
    )
    expect(text).toContain('global timeout reached: 3s')
    expect(said(lab, 'kubectl get pods -l app=web --no-headers | wc -l')).toBe('2\n')
  })

  it('goes past the budget for pods that are not ready, if the budget says so', () => {
    const lab = createLab({ seed: 3, cluster: { nodes: 1 } })
    apply(lab, UNREADY)
    lab.advance('30s')
    budget(lab, '--min-available=2')
    expect(statusOf(lab)).toBe('2 2 0 0 InsufficientPods')
    const drain = 'kubectl drain minikube --ignore-daemonsets --force --pod-selector=app=web'
    expect(said(lab, `${drain} --timeout=3s`)).toContain('Cannot evict pod')
    lab.sh(`kubectl patch pdb web -p '{"spec":{"unhealthyPodEvictionPolicy":"AlwaysAllow"}}'`)
    lab.settle()
    expect(said(lab, `${drain} --timeout=90s`)).toMatch(/node\/minikube drained\n$/)
  })

  it('does not choose between two budgets', () => {
    const lab = withWeb(2)
    budget(lab, '--min-available=1')
    lab.sh('kubectl create pdb other --selector=app=web --min-available=1')
    lab.settle()
    expect(evict(lab)).toContain(
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    )
  })

  it('of a pod that has ended asks nobody', () => {
    const lab = createLab({ seed: 3, cluster: { nodes: 1 } })
    budget(lab, '--min-available=5')
    lab.sh('kubectl run once --image=busybox --labels=app=web --restart=Never -- true; sleep 30')
    expect(said(lab, 'kubectl get pod once --no-headers')).toContain('Completed')
    expect(
      said(lab, 'kubectl drain minikube --pod-selector=app=web --ignore-daemonsets'),
    ).toContain('pod/once evicted\n')
  })
})
