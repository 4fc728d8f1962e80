/**
 * Scenarios with names: what chance meets too seldom. Each is played as it is, and under a schedule
 * that makes the clients late.
 *
 * They end with nothing that keeps failing, so that everything can come to rest.
 */
import type { Scenario } from './scenario.js'

/** A scenario without what all of them share. */
interface NamedScenario extends Pick<Scenario, 'runtime' | 'actions'> {
  readonly name: string
}

const sh = (line: string): string => `lab.sh(${JSON.stringify(line)})`
const advance = (seconds: number): string => `lab.advance(${seconds * 1000})`
const apply = (manifest: object): string => `lab.kubectl.apply(${JSON.stringify(manifest)})`

const deployment = (name: string, replicas: number, spec: object, more: object = {}): string =>
  apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec },
      ...more,
    },
  })

const container = (more: object = {}) => ({
  name: 'c',
  image: 'busybox',
  // The first process of a container ignores the signal that ends others.
  command: ['sleep', '100000'],
  ...more,
})
const STUBBORN = { terminationGracePeriodSeconds: 120, containers: [container()] }
/** Two of them fill a node. */
const SMALL = {
  terminationGracePeriodSeconds: 2,
  containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '900m' } } }],
}
const PROBED = {
  terminationGracePeriodSeconds: 2,
  containers: [
    container({ readinessProbe: { exec: { command: ['test', '-f', '/ok'] }, periodSeconds: 5 } }),
  ],
}
const onEach = (app: string, line: string): string =>
  sh(`for p in $(kubectl get pods -l app=${app} -o name); do kubectl exec $p -- ${line}; done`)

export const NAMED: readonly NamedScenario[] = [
  {
    name: 'a crash loop that somebody mends',
    runtime: 'containerd',
    actions: [
      deployment('a', 2, { containers: [container({ command: ['sh', '-c', 'exit 1'] })] }),
      advance(900),
      sh('kubectl delete deployment a --wait=false'),
      advance(60),
    ],
  },
  {
    name: 'containers whose liveness probe fails',
    runtime: 'containerd',
    actions: [
      deployment('a', 1, {
        terminationGracePeriodSeconds: 1,
        containers: [
          container({
            livenessProbe: { exec: { command: ['false'] }, periodSeconds: 1, failureThreshold: 1 },
          }),
        ],
      }),
      advance(600),
      sh('kubectl delete deployment a --wait=false'),
      advance(60),
    ],
  },
  {
    name: 'readiness that comes and goes behind a Service',
    runtime: 'containerd',
    actions: [
      deployment('a', 2, PROBED),
      sh('kubectl expose deployment a --port=80'),
      advance(30),
      onEach('a', 'touch /ok'),
      advance(30),
      onEach('a', 'rm /ok'),
      advance(300),
      onEach('a', 'touch /ok'),
      advance(60),
    ],
  },
  {
    name: 'pods that take their time to end, behind a Service, and others that come meanwhile',
    runtime: 'containerd',
    actions: [
      deployment('a', 3, STUBBORN),
      sh('kubectl expose deployment a --port=80'),
      advance(30),
      sh('kubectl delete pods -l app=a --wait=false'),
      advance(90),
      sh('kubectl scale deployment a --replicas=5'),
      advance(200),
    ],
  },
  {
    name: 'a drained node',
    runtime: 'hollow',
    actions: [
      deployment('a', 6, { containers: [{ name: 'c', image: 'nginx' }] }),
      advance(30),
      sh('kubectl drain n1 --ignore-daemonsets --force --timeout=60s'),
      advance(120),
      sh('kubectl scale deployment a --replicas=9'),
      advance(60),
    ],
  },
  {
    name: 'two cordoned nodes and a third that is full',
    runtime: 'hollow',
    actions: [
      sh('kubectl cordon n1'),
      sh('kubectl cordon n2'),
      advance(30),
      deployment('a', 5, {
        containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '600m' } } }],
      }),
      advance(120),
    ],
  },
  {
    name: 'a tainted node whose pods tolerate it for a while',
    runtime: 'hollow',
    actions: [
      deployment('a', 6, {
        tolerations: [
          { key: 'key', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 120 },
        ],
        containers: [{ name: 'c', image: 'nginx' }],
      }),
      advance(30),
      sh('kubectl taint node n1 key=value:NoExecute'),
      advance(300),
      sh('kubectl taint node n1 key-'),
      advance(60),
    ],
  },
  {
    name: 'an owner that is replaced by another one of its name',
    runtime: 'hollow',
    actions: [
      "lab.reschedule({ watchDelay: { 'generic-garbage-collector': '5s' } })",
      deployment('a', 2, { containers: [{ name: 'c', image: 'nginx' }] }),
      advance(30),
      sh('kubectl delete deployment a --wait=false'),
      deployment('a', 2, { containers: [{ name: 'c', image: 'redis' }] }),
      advance(60),
      'lab.reschedule()',
    ],
  },
  {
    name: 'rollouts that overtake each other, with little history',
    runtime: 'hollow',
    actions: [
      deployment(
        'a',
        4,
        { containers: [{ name: 'c', image: 'nginx:1.25' }] },
        { revisionHistoryLimit: 0, minReadySeconds: 20 },
      ),
      advance(60),
      ...['nginx:1.26', 'nginx:1.27', 'nginx:1.28', 'nginx:1.29'].flatMap((image) => [
        sh(`kubectl set image deployment a c=${image}`),
        advance(7),
      ]),
      sh('kubectl rollout pause deployment a'),
      advance(60),
      sh('kubectl rollout resume deployment a'),
      advance(300),
    ],
  },
  {
    name: 'a user who writes what is old',
    runtime: 'hollow',
    actions: [
      deployment('a', 1, { containers: [{ name: 'c', image: 'nginx' }] }),
      advance(30),
      `const [old] = lab.kubectl.get('deployments'); ${sh('kubectl scale deployment a --replicas=3')}; let refused = false; try { lab.kubectl.replace(old) } catch { refused = true }; if (!refused) throw new Error('an update on an old object was not refused')`,
      advance(60),
    ],
  },
  {
    name: 'evictions that a budget allows one by one',
    runtime: 'containerd',
    actions: [
      deployment('a', 4, {
        terminationGracePeriodSeconds: 2,
        containers: [container({ command: ['sh', '-c', 'sleep 100000'] })],
      }),
      advance(60),
      sh('kubectl create pdb a --selector=app=a --min-available=4'),
      advance(10),
      sh('kubectl drain n1 n2 --force --ignore-daemonsets --timeout=20s; kubectl uncordon n1 n2'),
      sh(`kubectl patch pdb a -p '{"spec":{"minAvailable":3}}'`),
      advance(10),
      sh('kubectl drain n1 --force --ignore-daemonsets --timeout=90s'),
      sh('kubectl drain n2 --force --ignore-daemonsets --timeout=90s'),
      sh('kubectl uncordon n1; kubectl uncordon n2'),
      advance(60),
    ],
  },
  {
    name: 'important pods on full nodes',
    runtime: 'hollow',
    actions: [
      sh('kubectl create priorityclass high --value=1000'),
      sh('kubectl create priorityclass low --value=10'),
      sh('kubectl create priorityclass kind --value=500 --preemption-policy=Never'),
      deployment('a', 6, { ...SMALL, priorityClassName: 'low' }),
      advance(30),
      deployment('b', 3, { ...SMALL, priorityClassName: 'high' }),
      advance(5),
      deployment('c', 2, { ...SMALL, priorityClassName: 'kind' }),
      advance(60),
      sh('kubectl scale deployment a --replicas=3; kubectl scale deployment c --replicas=0'),
      advance(400),
    ],
  },
  {
    name: 'a namespace with a quota',
    runtime: 'hollow',
    actions: [
      sh('kubectl create quota q --hard=pods=5'),
      advance(10),
      deployment('a', 3, { containers: [{ name: 'c', image: 'nginx' }] }),
      deployment('b', 2, { containers: [{ name: 'c', image: 'nginx' }] }),
      advance(20),
      sh('kubectl delete pods --all --wait=false'),
      advance(20),
      sh('kubectl scale deployment a --replicas=6'),
      advance(20),
      sh('kubectl scale deployment a --replicas=3'),
      advance(300),
    ],
  },
  {
    name: 'roles that add up others',
    runtime: 'hollow',
    actions: [
      sh('kubectl create clusterrole sum --aggregation-rule=to-sum=yes'),
      ...['x', 'y', 'z'].flatMap((name) => [
        sh(`kubectl create clusterrole ${name} --verb=get --resource=pods`),
        sh(`kubectl label clusterrole ${name} to-sum=yes`),
      ]),
      advance(5),
      sh('kubectl delete clusterrole y; kubectl label clusterrole z to-sum-'),
      sh('kubectl label clusterrole x rbac.authorization.k8s.io/aggregate-to-view=true'),
      advance(5),
    ],
  },
]
