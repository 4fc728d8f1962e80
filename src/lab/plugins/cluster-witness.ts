/**
 * What a cluster shows when something did not come true in time: objects that are not ready, with
 * the reason that their status gives, and warnings.
 *
 * @module
 */
import { eventOf, events } from '../../kubernetes/kinds/event/row.js'
import { daemonSet } from '../../kubernetes/kinds/daemon-set.js'
import { deployment } from '../../kubernetes/kinds/deployment.js'
import { job } from '../../kubernetes/kinds/job.js'
import type { Kind, KubeObject, Stored } from '../../kubernetes/kinds/kind.js'
import { node } from '../../kubernetes/kinds/node.js'
import { persistentVolumeClaim } from '../../kubernetes/kinds/persistent-volume-claim.js'
import { pod } from '../../kubernetes/kinds/pod/index.js'
import { summarize } from '../../kubernetes/kinds/pod/status-text.js'
import { replicationController } from '../../kubernetes/kinds/replication-controller.js'
import { statefulSet } from '../../kubernetes/kinds/stateful-set.js'
import type { Reader } from '../../sim/world.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Unready, Warning, Witness } from '../seen.js'

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

type State = Pick<Unready, 'status' | 'reason'> | undefined

/** So many of so many; undefined when those are all. */
const counted = (
  ready: number | undefined,
  wanted: number | undefined,
  conditions: readonly Condition[] | undefined = [],
): State =>
  (ready ?? 0) >= (wanted ?? 0)
    ? undefined
    : {
        status: `${ready ?? 0} of ${wanted ?? 0} ready`,
        ...reasonOf(
          conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True'),
        ),
      }

const reasonOf = (condition: Condition | undefined): { readonly reason?: string } =>
  condition ? { reason: [condition.reason, condition.message].filter(Boolean).join(': ') } : {}

function stateOfPod(object: Stored<Pod>): State {
  const { ready, total, reason } = summarize(object)
  const { phase = 'Pending', conditions = [], containerStatuses = [] } = object.status ?? {}
  if (phase === 'Succeeded' || (phase === 'Running' && ready === total)) return undefined
  const waiting = containerStatuses.find(({ state }) => state?.waiting?.message)?.state?.waiting
  const scheduled = conditions.find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  )
  return {
    status: `${reason === phase ? phase : `${phase}, ${reason}`}, ${ready} of ${total} ready`,
    ...(waiting?.message ? { reason: waiting.message } : reasonOf(scheduled)),
  }
}

/** Reads the objects of each kind, and says what they are when they are not as they should be. */
const LOOKS: readonly ((read: Reader) => readonly Unready[])[] = [
  look(node, ({ status }) => {
    const ready = status?.conditions?.find(({ type }) => type === 'Ready')
    return ready?.status === 'True' ? undefined : { status: 'NotReady', ...reasonOf(ready) }
  }),
  look(deployment, ({ spec, status }) =>
    counted(status?.readyReplicas, spec?.replicas, status?.conditions),
  ),
  look(statefulSet, ({ spec, status }) => counted(status?.readyReplicas, spec?.replicas)),
  look(daemonSet, ({ status }) => counted(status?.numberReady, status?.desiredNumberScheduled)),
  look(replicationController, ({ spec, status }) =>
    counted(status?.readyReplicas, spec?.replicas, status?.conditions),
  ),
  look(job, ({ spec, status }) => {
    const failed = status?.conditions?.find(
      ({ type, status: value }) => type === 'Failed' && value === 'True',
    )
    if (status?.completionTime && !failed) return undefined
    return {
      status: `${failed ? 'Failed, ' : ''}${status?.succeeded ?? 0} of ${spec?.completions ?? 1} completed`,
      ...reasonOf(failed),
    }
  }),
  look(persistentVolumeClaim, ({ status }) =>
    status?.phase === 'Bound' ? undefined : { status: status?.phase ?? 'Pending' },
  ),
  look(pod, stateOfPod),
]

function look<T extends KubeObject>(
  { kind, table }: Pick<Kind<T>, 'kind' | 'table'>,
  stateOf: (object: Stored<T>) => State,
): (read: Reader) => readonly Unready[] {
  return (read) => {
    const found: Unready[] = []
    read.each(table, '', (row, key) => {
      const state = stateOf(row)
      if (state) found.push({ kind, name: key, ...state })
    })
    return found
  }
}

function warnings(read: Reader): readonly Warning[] {
  const found: Warning[] = []
  read.each(events, '', (row) => {
    const { about, last: time, reason, message, count } = row
    if (row.type !== 'Warning' || !eventOf(row, read.now)) return
    const name = about.namespace ? `${about.namespace}/${about.name}` : about.name
    found.push({ time, about: `${about.kind} ${name}`, reason, message, count })
  })
  return found
}

/** The cluster's own account. */
export const clusterWitness: Witness = {
  unready: (read) => LOOKS.flatMap((unready) => unready(read)),
  warnings,
}
