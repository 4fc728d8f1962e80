/**
 * The conditions of a Deployment: is it available, and does its rollout get on?
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
import type { Deployment, DeploymentCondition } from '../../../types/kubernetes/apps/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'

export type Conditions = readonly DeploymentCondition[]

type Said = Pick<DeploymentCondition, 'type' | 'status' | 'reason' | 'message'>

const progressing = (
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
): Said => ({ type: 'Progressing', status, reason, message })

const subject = (deployment: string, set: string | undefined): string =>
  set === undefined ? `Deployment "${deployment}"` : `ReplicaSet "${set}"`

export const COMPLETE = 'NewReplicaSetAvailable'
export const TIMED_OUT = 'ProgressDeadlineExceeded'
export const PAUSED = 'DeploymentPaused'

export const available: Said = {
  type: 'Available',
  status: 'True',
  reason: 'MinimumReplicasAvailable',
  message: 'Deployment has minimum availability.',
}
export const unavailable: Said = {
  type: 'Available',
  status: 'False',
  reason: 'MinimumReplicasUnavailable',
  message: 'Deployment does not have minimum availability.',
}
export const createdSet = (set: string): Said =>
  progressing('True', 'NewReplicaSetCreated', `Created new replica set "${set}"`)
export const foundSet = (set: string): Said =>
  progressing('True', 'FoundNewReplicaSet', `Found new replica set "${set}"`)
export const createFailed = (message: string): Said =>
  progressing('False', 'ReplicaSetCreateError', message)
export const updated = (deployment: string, set?: string): Said =>
  progressing('True', 'ReplicaSetUpdated', `${subject(deployment, set)} is progressing.`)
export const complete = (deployment: string, set?: string): Said =>
  progressing('True', COMPLETE, `${subject(deployment, set)} has successfully progressed.`)
export const timedOut = (deployment: string, set?: string): Said =>
  progressing('False', TIMED_OUT, `${subject(deployment, set)} has timed out progressing.`)
export const paused: Said = progressing('Unknown', PAUSED, 'Deployment is paused')
export const resumed: Said = progressing('Unknown', 'DeploymentResumed', 'Deployment is resumed')

export const conditionsOf = ({ status }: Stored<Deployment>): Conditions => status?.conditions ?? []

export const find = (conditions: Conditions, type: string): DeploymentCondition | undefined =>
  conditions.find((one) => one.type === type)

export const without = (conditions: Conditions, type: string): Conditions =>
  conditions.filter((one) => one.type !== type)

/**
 * The conditions with one said: at the end if it is news, where it was if status and reason are as
 * before.
 */
export function say(conditions: Conditions, said: Said, now: VirtualTime): Conditions {
  const known = find(conditions, said.type)
  if (known && known.status === said.status && known.reason === said.reason) return conditions
  return renew(conditions, said, now)
}

/** The conditions with one said anew, as something that has just moved on. */
export function renew(conditions: Conditions, said: Said, now: VirtualTime): Conditions {
  const known = find(conditions, said.type)
  const time = rfc3339(now)
  const since = known?.status === said.status ? (known.lastTransitionTime ?? time) : time
  return [
    ...without(conditions, said.type),
    { ...said, lastUpdateTime: time, lastTransitionTime: since },
  ]
}
