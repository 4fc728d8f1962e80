/**
 * Calm days of StatefulSets, CronJobs, autoscalers and storage: clients that are in time, and what
 * then holds exactly at every step.
 */
import { type Change, type KubeObject, type Lab, type Stored, createLab } from '../../src/index.js'
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
} from '../../src/types/kubernetes/core/v1.js'
import { isReady } from './invariants/objects.js'
import { CAPACITY, NODES } from './scenario.js'
import { Broken } from './watchdog.js'

/** Looks at the changes of a step. @throws Broken */
type Rule = (changes: readonly Change[], loop: string, now: number) => void

interface CalmDay {
  readonly name: string
  readonly rules: () => readonly Rule[]
  readonly play: (lab: Lab) => void
}

const ONE_CLASS = { storageClassName: 'manual', accessModes: ['ReadWriteOnce'] }
const metadata = (name: string, more: object = {}) => ({ name, ...more })
const template = (image = 'nginx:1') => ({
  metadata: { labels: { app: 'db' } },
  spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'c', image }] },
})
const set = (replicas: number, image: string, more: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: metadata('db'),
  spec: {
    replicas,
    minReadySeconds: 5,
    serviceName: 'db',
    selector: { matchLabels: { app: 'db' } },
    template: template(image),
    ...more,
  },
})
const ordinalOf = (key: string): number | undefined => {
  const [, ordinal] = /^default\/db-(\d+)$/.exec(key) ?? []
  return ordinal === undefined ? undefined : Number(ordinal)
}

/** The pods of a set, by ordinal, and since when they are ready. */
function members(): {
  readonly note: (change: Change, now: number) => void
  readonly pods: Map<number, { readonly pod: Stored<Pod>; readonly readySince: number | undefined }>
} {
  const pods = new Map<number, { pod: Stored<Pod>; readySince: number | undefined }>()
  return {
    pods,
    note({ table, key, after }, now) {
      const ordinal = table === 'api/pods' ? ordinalOf(key) : undefined
      if (ordinal === undefined) return
      const pod = after as Stored<Pod> | undefined
      if (!pod) pods.delete(ordinal)
      else
        pods.set(ordinal, {
          pod,
          readySince: isReady(pod) ? (pods.get(ordinal)?.readySince ?? now) : undefined,
        })
    },
  }
}

/** A pod of an ordered set is made when all before it have been ready for long enough, to the second. */
const oneByOne = (): Rule => {
  const { note, pods } = members()
  return (changes, _, now) => {
    for (const change of changes) {
      const ordinal = change.table === 'api/pods' ? ordinalOf(change.key) : undefined
      if (ordinal !== undefined && !change.before)
        for (let i = 0; i < ordinal; i++) {
          const since = pods.get(i)?.readySince
          if (since === undefined || now < since + 4_000)
            throw new Broken(`pod db-${ordinal} came before db-${i} was available`)
        }
      note(change, now)
    }
  }
}

/** An update goes from the last pod to the first, one at a time, and never below its partition. */
const downwards = (partition: number): Rule => {
  const { note, pods } = members()
  return (changes, loop, now) => {
    for (const change of changes) {
      const ordinal = change.table === 'api/pods' ? ordinalOf(change.key) : undefined
      const pod = ordinal === undefined ? undefined : (change.after as Stored<Pod> | undefined)
      const isDeleted =
        loop === 'statefulset-controller' &&
        pod?.metadata.deletionTimestamp &&
        !(change.before as Stored<Pod> | undefined)?.metadata.deletionTimestamp
      if (ordinal !== undefined && isDeleted) {
        if (ordinal < partition)
          throw new Broken(`pod db-${ordinal} was updated below the partition`)
        const others = [...pods].filter(([other]) => other !== ordinal)
        const waits = others.find(([, { pod: other }]) => !isReady(other))
        if (waits)
          throw new Broken(`pod db-${ordinal} was updated while db-${waits[0]} was not ready`)
        const image = pod.spec?.containers[0]?.image
        const later = others.find(
          ([other, { pod: one }]) => other > ordinal && one.spec?.containers[0]?.image === image,
        )
        if (later) throw new Broken(`pod db-${ordinal} was updated before db-${later[0]}`)
      }
      note(change, now)
    }
  }
}

type Job = Stored<KubeObject & { readonly status?: object }>

/** A cron job forbids a second job, and keeps three that are complete. */
const forbids = (): Rule => {
  const jobs = new Map<string, Job>()
  const isOver = ({ status }: Job): boolean =>
    /"(Complete|Failed)"/.test(JSON.stringify(status ?? {}))
  return (changes, loop) => {
    for (const { table, key, before, after } of changes) {
      if (table !== 'api/jobs') continue
      if (after) jobs.set(key, after as Job)
      else jobs.delete(key)
      if (before || loop !== 'cronjob-controller') continue
      const running = [...jobs.values()].filter((job) => !isOver(job))
      if (running.length > 1) throw new Broken(`${running.length} jobs run where one may`)
      if (jobs.size > 5) throw new Broken(`a cron job keeps ${jobs.size} jobs`)
    }
  }
}

/** An autoscaler stays within its bounds, and goes down only after five minutes without a load. */
const steady = (): Rule => {
  let [size, grownAt] = [2, 0]
  return (changes, loop, now) => {
    for (const { table, after } of changes) {
      if (table !== 'api/deployments' || loop !== 'horizontal-pod-autoscaler') continue
      const replicas = (after as { spec?: { replicas?: number } } | undefined)?.spec?.replicas ?? 0
      if (replicas < 2 || replicas > 6)
        throw new Broken(`${replicas} replicas, where 2 to 6 may be`)
      if (replicas > size) {
        if (replicas > Math.max(size * 2, size + 4))
          throw new Broken(`from ${size} to ${replicas} at once`)
        grownAt = now
      } else if (replicas < size && now < grownAt + 300_000)
        throw new Broken(`down to ${replicas} replicas ${(now - grownAt) / 1000} s after growing`)
      size = replicas
    }
  }
}

/** A volume has one claim, and a claim that a pod uses stays; a volume to be kept is kept. */
const bound = (): Rule => {
  const claims = new Map<string, Stored<PersistentVolumeClaim>>()
  const pods = new Map<string, Stored<Pod>>()
  return (changes, loop) => {
    for (const { table, key, before, after } of changes) {
      if (table === 'api/pods') {
        if (after) pods.set(key, after as Stored<Pod>)
        else pods.delete(key)
      }
      if (table === 'api/persistentvolumes' && !after && loop !== 'user') {
        const policy = (before as PersistentVolume).spec?.persistentVolumeReclaimPolicy
        if (policy === 'Retain') throw new Broken(`volume ${key} is gone, and was to be kept`)
      }
      if (table !== 'api/persistentvolumeclaims') continue
      if (after) claims.set(key, after as Stored<PersistentVolumeClaim>)
      else {
        claims.delete(key)
        const user = [...pods.values()].find(
          ({ spec, status }) =>
            status?.phase === 'Running' &&
            spec?.volumes?.some(
              ({ persistentVolumeClaim: one }) => key === `default/${one?.claimName}`,
            ),
        )
        if (user) throw new Broken(`claim ${key} is gone, and ${user.metadata.name} uses it`)
      }
      const volume = (after as PersistentVolumeClaim | undefined)?.spec?.volumeName
      const others = [...claims].filter(
        ([other, { spec }]) => other !== key && volume !== undefined && spec?.volumeName === volume,
      )
      if (others[0]) throw new Broken(`volume ${volume} is bound to ${key} and to ${others[0][0]}`)
    }
  }
}

const volume = (name: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: metadata(name),
  spec: {
    ...ONE_CLASS,
    capacity: { storage: '1Gi' },
    hostPath: { path: `/data/${name}` },
    persistentVolumeReclaimPolicy: 'Retain',
  },
})
const claim = (name: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: metadata(name),
  spec: { ...ONE_CLASS, resources: { requests: { storage: '1Gi' } } },
})
const user = (name: string, claimName: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: metadata(name),
  spec: {
    containers: [{ name: 'c', image: 'nginx' }],
    volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
  },
})

/** The days. */
export const DAYS: readonly CalmDay[] = [
  {
    name: 'a set that grows and is updated',
    rules: () => [oneByOne(), downwards(0)],
    play(lab) {
      lab.kubectl.apply(set(4, 'nginx:1'))
      lab.advance('2m')
      lab.kubectl.apply(set(4, 'nginx:2'))
      lab.advance('3m')
    },
  },
  {
    name: 'a set with a partition',
    rules: () => [downwards(2)],
    play(lab) {
      const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } }
      lab.kubectl.apply(set(4, 'nginx:1', { updateStrategy }))
      lab.advance('2m')
      lab.kubectl.apply(set(4, 'nginx:2', { updateStrategy }))
      lab.advance('3m')
    },
  },
  {
    name: 'a cron job that forbids',
    rules: () => [forbids()],
    play(lab) {
      lab.kubectl.apply({
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: metadata('tick'),
        spec: {
          schedule: '* * * * *',
          concurrencyPolicy: 'Forbid',
          jobTemplate: {
            spec: {
              activeDeadlineSeconds: 90,
              template: {
                spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'nginx' }] },
              },
            },
          },
        },
      })
      lab.advance('15m')
    },
  },
  {
    name: 'a load that comes and goes',
    rules: () => [steady()],
    play(lab) {
      lab.metrics.serve()
      lab.sh('kubectl create deployment web --image=nginx --replicas=2')
      lab.sh('kubectl set resources deployment web --requests=cpu=100m')
      lab.sh('kubectl autoscale deployment web --min=2 --max=6 --cpu=50%')
      lab.metrics.pods('app=web', { cpu: '100m' }, { shared: true })
      lab.advance('2m')
      lab.metrics.pods('app=web', { cpu: '3' }, { shared: true })
      lab.advance('3m')
      lab.metrics.pods('app=web', { cpu: '10m' }, { shared: true })
      lab.advance('10m')
    },
  },
  {
    name: 'claims that want the same volume',
    rules: () => [bound()],
    play(lab) {
      lab.kubectl.apply(volume('one'))
      lab.advance('20s')
      for (const name of ['a', 'b', 'c']) lab.kubectl.apply(claim(name))
      lab.advance('1m')
      const [taken = 'a'] = lab.kubectl
        .get('pvc')
        .filter(({ status }) => status?.phase === 'Bound')
        .map((one) => one.metadata?.name ?? '')
      lab.kubectl.apply(user('user', taken))
      lab.advance('30s')
      lab.sh(`kubectl delete pvc ${taken} --wait=false`)
      lab.advance('1m')
      lab.sh('kubectl delete pod user')
      lab.advance('5m')
      lab.kubectl.apply(volume('two'))
      lab.advance('2m')
    },
  },
]

/** Plays a day. @throws Broken */
export function playDay({ rules, play }: CalmDay): void {
  const lab = createLab({
    seed: 1,
    cluster: { nodes: NODES.map((name) => ({ name, runtime: 'hollow', capacity: CAPACITY })) },
  })
  const all = rules()
  lab.subscribe((_, changes, { loop }) => {
    for (const rule of all) rule(changes, loop, lab.now)
  })
  play(lab)
}
