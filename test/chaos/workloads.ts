/**
 * Chaos of the workloads besides Deployments: what is done to StatefulSets, DaemonSets, Jobs,
 * CronJobs and autoscalers under any schedule, and what must hold at every step.
 */
import fc from 'fast-check'
import type { Change, Lab, ScheduleOptions } from '../../src/index.js'
import type { Pod } from '../../src/types/kubernetes/core/v1.js'
import type { KubeObject, Stored } from '../../src/index.js'
import { CAPACITY, NODES, perform } from './scenario.js'
import { Broken } from './watchdog.js'
import { controllerOf, hasEnded, isActive } from './invariants/objects.js'

/** What is done, and under which schedule. */
export interface WorkloadScenario {
  readonly seed: number
  readonly schedule: ScheduleOptions
  readonly actions: readonly string[]
}

export const workloadOptions = ({ seed, schedule }: WorkloadScenario) => ({
  seed,
  schedule,
  cluster: {
    nodes: NODES.map((name) => ({ name, runtime: 'hollow' as const, capacity: CAPACITY })),
  },
})

const TEMPLATE = (app: string, more = '') =>
  `template: { metadata: { labels: { app: '${app}' } }, spec: { ${more} terminationGracePeriodSeconds: 1, containers: [{ name: 'c', image: 'x', resources: { requests: { cpu: '100m' } } }] } }`
const apply = (apiVersion: string, kind: string, name: string, spec: string): string =>
  `lab.kubectl.apply({ apiVersion: '${apiVersion}', kind: '${kind}', metadata: { name: '${name}' }, spec: { ${spec} } })`
const sh = (line: string): string => `lab.sh(${JSON.stringify(line)})`
const one = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items)
const count = fc.integer({ min: 0, max: 5 })

export const SET = (replicas: number, policy = 'OrderedReady'): string =>
  apply(
    'apps/v1',
    'StatefulSet',
    'db',
    `replicas: ${replicas}, podManagementPolicy: '${policy}', serviceName: 'db', selector: { matchLabels: { app: 'db' } }, ${TEMPLATE('db')}`,
  )
export const DAEMONS = apply(
  'apps/v1',
  'DaemonSet',
  'agent',
  `selector: { matchLabels: { app: 'agent' } }, ${TEMPLATE('agent')}`,
)
export const JOB = (parallelism: number): string =>
  apply(
    'batch/v1',
    'Job',
    'work',
    `parallelism: ${parallelism}, completions: 6, ${TEMPLATE('work', "restartPolicy: 'Never',")}`,
  )
const CRON = apply(
  'batch/v1',
  'CronJob',
  'tick',
  `schedule: '* * * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { activeDeadlineSeconds: 90, ${TEMPLATE('tick', "restartPolicy: 'Never',")} } }`,
)
const SCALER = apply(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'web',
  "minReplicas: 2, maxReplicas: 6, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }",
)
const WEB = apply(
  'apps/v1',
  'Deployment',
  'web',
  `replicas: 3, selector: { matchLabels: { app: 'web' } }, ${TEMPLATE('web')}`,
)

const action: fc.Arbitrary<string> = fc.oneof(
  count.map((replicas) => SET(replicas)),
  count.map((replicas) => sh(`kubectl scale sts db --replicas=${replicas}`)),
  one(['v1', 'v2', 'v3']).map((image) => sh(`kubectl set image sts/db ds/agent c=${image}`)),
  fc.constant(DAEMONS),
  fc.integer({ min: 1, max: 3 }).map(JOB),
  fc
    .integer({ min: 0, max: 3 })
    .map((n) => sh(`kubectl patch job work -p '{"spec":{"parallelism":${n}}}'`)),
  one(['true', 'false']).map((is) => sh(`kubectl patch job work -p '{"spec":{"suspend":${is}}}'`)),
  fc.constant(CRON),
  fc.constant(`${WEB}; ${SCALER}; lab.metrics.serve()`),
  one(['0', '300m', '2']).map(
    (cpu) => `lab.metrics.pods('app=web', { cpu: '${cpu}' }, { shared: true })`,
  ),
  one(['db', 'agent', 'work', 'tick']).map((app) =>
    sh(`kubectl delete pods -l app=${app} --wait=false`),
  ),
  one(['sts db', 'ds agent', 'job work', 'cronjob tick']).map((what) =>
    sh(`kubectl delete ${what} --wait=false`),
  ),
  one(NODES).map((node) => `lab.machine('${node}').powerOff()`),
  one(NODES).map((node) => `lab.machine('${node}').powerOn()`),
  one(NODES).map((node) => sh(`kubectl cordon ${node}`)),
  one(NODES).map((node) => sh(`kubectl uncordon ${node}`)),
  one(['1s', '5s', '30s', '2m', '6m']).map((time) => `lab.advance('${time}')`),
)

/** Any scenario. */
export const workloadScenarios: fc.Arbitrary<WorkloadScenario> = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  schedule: fc.record(
    {
      order: one(['random'] as const),
      watchDelay: one([50, 700, 3_000]),
      repeat: one([0.2, 1]),
      conflicts: one([0.05, 0.2]),
      crashes: one([0.01]),
    },
    { requiredKeys: [] },
  ),
  actions: fc.array(action, { minLength: 3, maxLength: 12 }),
})

/** Plays a scenario under the eyes of the invariants. @throws Broken */
export function playWorkloads(scenario: WorkloadScenario, lab: Lab): void {
  lab.subscribe((_, changes, { loop }) => look(changes, loop))
  const look = watch()
  for (const done of scenario.actions) perform(lab, done)
  lab.advance('10m')
}

export const programOfWorkloads = (scenario: WorkloadScenario): string =>
  [`const lab = createLab(${JSON.stringify(workloadOptions(scenario))})`, ...scenario.actions].join(
    '\n',
  )

interface Spec {
  readonly parallelism?: number
  readonly replicas?: number
  readonly podManagementPolicy?: string
}
type AnyObject = Stored<KubeObject & { spec?: Spec; status?: object }>

/** The invariants of workloads, over the changes of a lab. */
function watch(): (changes: readonly Change[], loop: string) => void {
  const pods = new Map<string, Stored<Pod>>()
  /** The most pods that a job was ever allowed at once, by its uid. */
  const parallelism = new Map<string, number>()
  const jobs = new Map<string, AnyObject>()
  return (changes, loop) => {
    for (const { table, key, before, after } of changes) {
      const object = after as AnyObject | undefined
      if (table === 'api/jobs') {
        const { uid } = (object ?? (before as AnyObject)).metadata
        parallelism.set(uid, Math.max(parallelism.get(uid) ?? 0, object?.spec?.parallelism ?? 0))
        if (object) jobs.set(key, object)
        else jobs.delete(key)
        if (!before && loop === 'cronjob-controller') onlyOneRuns(jobs)
      }
      if (table === 'api/deployments' && loop === 'horizontal-pod-autoscaler') within(object)
      if (table !== 'api/pods') continue
      const pod = after as Stored<Pod> | undefined
      if (pod) pods.set(key, pod)
      else pods.delete(key)
      if (!pod || before) continue
      if (loop === 'job-controller') noMoreThan(pods, pod, parallelism)
      if (loop === 'daemonset-controller') oneOnEachNode(pods, pod)
    }
  }
}

const siblings = (pods: ReadonlyMap<string, Stored<Pod>>, pod: Stored<Pod>): Stored<Pod>[] =>
  [...pods.values()].filter((other) => isActive(other) && controllerOf(other) === controllerOf(pod))

function noMoreThan(
  pods: ReadonlyMap<string, Stored<Pod>>,
  pod: Stored<Pod>,
  parallelism: ReadonlyMap<string, number>,
): void {
  const active = siblings(pods, pod).length
  const most = parallelism.get(controllerOf(pod) ?? '') ?? 0
  if (active > most) throw new Broken(`a job has ${active} active pods, where ${most} may be`)
}

/** The node that a daemon's pod is made for stands in its affinity. */
const nodeOf = ({ spec }: Stored<Pod>): string | undefined =>
  spec?.nodeName ??
  spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms[0]
    ?.matchFields?.[0]?.values?.[0]

function oneOnEachNode(pods: ReadonlyMap<string, Stored<Pod>>, pod: Stored<Pod>): void {
  const there = siblings(pods, pod).filter((other) => nodeOf(other) === nodeOf(pod))
  if (there.length > 1)
    throw new Broken(`a daemon set has ${there.length} active pods for ${nodeOf(pod)}`)
}

function onlyOneRuns(jobs: ReadonlyMap<string, AnyObject>): void {
  const running = [...jobs.values()].filter(
    ({ metadata, status }) =>
      metadata.name.startsWith('tick-') &&
      metadata.deletionTimestamp === undefined &&
      !JSON.stringify(status ?? {}).match(/"type":"(Complete|Failed)"/),
  )
  if (running.length > 1)
    throw new Broken(`${running.length} jobs of a cron job run that forbids it`)
}

function within(deployment: AnyObject | undefined): void {
  const replicas = deployment?.spec?.replicas ?? 2
  if (replicas < 2 || replicas > 6)
    throw new Broken(`an autoscaler set ${replicas} replicas, where 2 to 6 may be`)
}

/** Whether pods of a set are made in order: none without those before it. */
export function inOrder(lab: Lab): void {
  const there = new Set<number>()
  lab.subscribe((_, changes) => {
    for (const { table, key, before, after } of changes) {
      const [, ordinal] = /^default\/db-(\d+)$/.exec(key) ?? []
      if (table !== 'api/pods' || ordinal === undefined) continue
      const pod = after as Stored<Pod> | undefined
      if (!pod || hasEnded(pod)) there.delete(Number(ordinal))
      else if (!before) {
        for (let i = 0; i < Number(ordinal); i++)
          if (!there.has(i)) throw new Broken(`pod db-${ordinal} came before db-${i}`)
        there.add(Number(ordinal))
      }
    }
  })
}
