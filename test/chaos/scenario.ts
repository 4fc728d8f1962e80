/**
 * Scenarios: what users do to a cluster, and the schedule under which it has to cope.
 *
 * An action is a line of code, which is what runs and what a counterexample prints: whoever sees a
 * failure can paste it into a test.
 */
import fc from 'fast-check'
import { ApiError, type Lab, type ScheduleOptions, createLab } from '../../src/index.js'

/** What is done to a lab, one after the other. */
export interface Scenario {
  readonly seed: number
  readonly schedule: ScheduleOptions
  /**
   * Whether the schedule ends with the last action, so that everything comes to rest undisturbed.
   */
  readonly heals: boolean
  readonly runtime: 'hollow' | 'containerd'
  readonly actions: readonly string[]
}

export const NODES = ['n1', 'n2', 'n3'] as const
const DEPLOYMENTS = ['a', 'b'] as const
export const CAPACITY = { cpu: '2', memory: '4Gi', pods: '30' }

const labOptions = ({ seed, runtime, schedule }: Scenario) => ({
  seed,
  cluster: { nodes: NODES.map((name) => ({ name, runtime, capacity: CAPACITY })) },
  schedule,
})

/** The scenario as a program. */
export const programOf = (scenario: Scenario): string =>
  [
    `const lab = createLab(${JSON.stringify(labOptions(scenario))})`,
    ...scenario.actions,
    ...closing(scenario),
  ].join('\n')

/** What lets a cluster come to rest: every node is there, no rollout is paused. */
export const closing = ({ heals }: Scenario): readonly string[] => [
  ...(heals ? ['lab.reschedule()'] : []),
  // A kubelet registers its node when it starts: one that somebody has deleted comes back with its
  // machine.
  ...NODES.flatMap((name) => [
    `if (!lab.kubectl.get('nodes').some((node) => node.metadata.name === '${name}')) lab.machine('${name}').powerOff()`,
    `lab.machine('${name}').powerOn()`,
    sh(`kubectl uncordon ${name}`),
    sh(`kubectl taint node ${name} key-`),
  ]),
  ...DEPLOYMENTS.map((app) => sh(`kubectl rollout resume deployment ${app}`)),
]

/** A lab for a scenario, before anything is done to it. */
export const labOf = (scenario: Scenario): Lab => createLab(labOptions(scenario))

/** Carries out one action. What the API refuses a user is the user's affair. */
export function perform(lab: Lab, action: string): void {
  try {
    new Function('lab', action)(lab)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}

const one = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items)
const name = one(DEPLOYMENTS)
const node = one(NODES)
const sh = (line: string): string => `lab.sh(${JSON.stringify(line)})`

const deployment = fc
  .record({
    name,
    replicas: fc.integer({ min: 1, max: 6 }),
    strategy: one([
      '{}',
      '{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
      '{ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }',
      "{ type: 'Recreate' }",
    ]),
    ready: one([0, 0, 5]),
    history: one([0, 2]),
  })
  .map(
    ({ name: app, replicas, strategy, ready, history }) =>
      `lab.kubectl.apply({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: '${app}' }, spec: { replicas: ${replicas}, strategy: ${strategy}, minReadySeconds: ${ready}, ` +
      `revisionHistoryLimit: ${history}, selector: { matchLabels: { app: '${app}' } }, template: { metadata: { labels: { app: '${app}' } }, ` +
      `spec: { terminationGracePeriodSeconds: 2, containers: [{ name: 'c', image: 'nginx:1.25', ports: [{ containerPort: 80 }], resources: { requests: { cpu: '250m' } } }] } } } })`,
  )

const controllerManifest = (replicas: number): string =>
  `lab.kubectl.apply({ apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'old' }, spec: { replicas: ${replicas}, selector: { app: 'old' }, ` +
  `template: { metadata: { labels: { app: 'old' } }, spec: { terminationGracePeriodSeconds: 2, containers: [{ name: 'c', image: 'nginx:1.25' }] } } } })`

const actions: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<string> }[] = [
  { weight: 5, arbitrary: deployment },
  {
    weight: 4,
    arbitrary: fc
      .tuple(name, fc.integer({ min: 0, max: 6 }))
      .map(([app, replicas]) => sh(`kubectl scale deployment ${app} --replicas=${replicas}`)),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(name, one(['nginx:1.25', 'nginx:1.26', 'nginx:1.27']))
      .map(([app, image]) => sh(`kubectl set image deployment ${app} c=${image}`)),
  },
  { weight: 2, arbitrary: name.map((app) => sh(`kubectl rollout undo deployment ${app}`)) },
  { weight: 1, arbitrary: name.map((app) => sh(`kubectl rollout pause deployment ${app}`)) },
  { weight: 2, arbitrary: name.map((app) => sh(`kubectl rollout resume deployment ${app}`)) },
  { weight: 2, arbitrary: name.map((app) => sh(`kubectl delete deployment ${app} --wait=false`)) },
  {
    weight: 1,
    arbitrary: name.map((app) =>
      sh(`kubectl delete deployment ${app} --wait=false --cascade=orphan`),
    ),
  },
  {
    weight: 1,
    arbitrary: name.map((app) =>
      sh(`kubectl delete deployment ${app} --wait=false --cascade=foreground`),
    ),
  },
  { weight: 3, arbitrary: name.map((app) => sh(`kubectl delete pods -l app=${app} --wait=false`)) },
  {
    weight: 1,
    arbitrary: fc.constant(sh('kubectl delete pods --all --wait=false --grace-period=0 --force')),
  },
  {
    weight: 2,
    arbitrary: name.map((app) =>
      sh(`kubectl label $(kubectl get pods -l app=${app} -o name | head -1) app=other --overwrite`),
    ),
  },
  {
    weight: 1,
    arbitrary: name.map((app) => sh(`kubectl label pods -l app=other app=${app} --overwrite`)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(name, one(['ClusterIP', 'NodePort']))
      .map(([app, type]) => sh(`kubectl expose deployment ${app} --port=80 --type=${type}`)),
  },
  { weight: 1, arbitrary: name.map((app) => sh(`kubectl delete service ${app} --wait=false`)) },
  { weight: 1, arbitrary: name.map((app) => sh(`kubectl set selector service ${app} app=other`)) },
  {
    weight: 1,
    arbitrary: name.map((app) => sh(`kubectl delete replicasets -l app=${app} --wait=false`)),
  },
  {
    weight: 1,
    arbitrary: fc.constant(sh('kubectl delete endpointslices,endpoints --all --wait=false')),
  },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }).map(controllerManifest) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(one(['orphan', 'background', 'foreground']))
      .map(([cascade]) => sh(`kubectl delete rc old --wait=false --cascade=${cascade}`)),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      `${sh('kubectl create namespace team')}; ${sh('kubectl create deployment c -n team --image=nginx:1.25 --replicas=2')}`,
    ),
  },
  { weight: 1, arbitrary: fc.constant(sh('kubectl delete namespace team --wait=false')) },
  { weight: 1, arbitrary: node.map((at) => sh(`kubectl delete node ${at} --wait=false`)) },
  {
    weight: 1,
    arbitrary: node.map((at) => sh(`kubectl taint node ${at} key=value:NoExecute --overwrite`)),
  },
  { weight: 1, arbitrary: node.map((at) => sh(`kubectl taint node ${at} key-`)) },
  { weight: 1, arbitrary: node.map((at) => sh(`kubectl cordon ${at}`)) },
  { weight: 1, arbitrary: node.map((at) => sh(`kubectl uncordon ${at}`)) },
  { weight: 2, arbitrary: node.map((at) => `lab.machine('${at}').powerOff()`) },
  { weight: 2, arbitrary: node.map((at) => `lab.machine('${at}').powerOn()`) },
]

const action = fc.oneof(...actions)
const pause = one([0, 5, 20, 300, 2_000, 8_000, 30_000, 90_000, 400_000]).map(
  (time) => `lab.advance(${time})`,
)

const share = (most: number): fc.Arbitrary<number> => one([0, 0, most / 4, most])

/** Any schedule: each disturbance may be there or not. */
const schedule: fc.Arbitrary<ScheduleOptions> = fc
  .record({
    seed: fc.nat(1_000_000),
    order: one(['fifo', 'random'] as const),
    watchDelay: fc.oneof(
      one([0, 0, 7, 400, 3_000, 20_000]),
      fc.dictionary(
        one([
          'deployment-controller',
          'replicaset-controller',
          'default-scheduler',
          'kubelet',
          'endpoint-controller',
          'endpointslice-controller',
          'generic-garbage-collector',
          'node-controller',
          'kube-proxy',
        ]),
        one([7, 400, 3_000, 20_000]),
        { maxKeys: 4 },
      ),
    ),
    drop: share(0.2),
    repeat: share(0.2),
    conflicts: share(0.3),
    crashes: share(0.05),
  })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).filter(
        ([key, value]) =>
          key === 'seed' || (value !== 0 && value !== 'fifo' && JSON.stringify(value) !== '{}'),
      ),
    ),
  )

/** Any scenario. */
export const scenarios = (runtime: Scenario['runtime'], most: number): fc.Arbitrary<Scenario> =>
  fc.record({
    seed: fc.nat(1_000),
    schedule,
    heals: fc.boolean(),
    runtime: fc.constant(runtime),
    actions: fc.array(fc.oneof({ weight: 3, arbitrary: action }, { weight: 2, arbitrary: pause }), {
      minLength: 1,
      maxLength: most,
      size: 'max',
    }),
  })
