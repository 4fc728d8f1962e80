/**
 * Evict: a deletion that asks the pod's disruption budget first.
 *
 * A pod that has ended, or that has not begun, is deleted without asking. An unhealthy pod is not
 * guarded while enough others are healthy, or where the budget says so.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { PodDisruptionBudget } from '../../types/kubernetes/policy/v1.js'
import type { Tx } from '../../sim/step.js'
import { rfc3339 } from '../../text/time.js'
import type { Stored } from '../kinds/kind.js'
import {
  SYNC_FAILED,
  budgetsOf,
  conditionOf,
  disruptionCondition,
  podDisruptionBudget,
  withCondition,
} from '../kinds/pod-disruption-budget.js'
import { disruptedStatus } from '../kinds/pod/disruption-target.js'
import { pod as podKind } from '../kinds/pod/index.js'
import type { DeleteOptions } from './client.js'
import { deleteObject } from './delete.js'
import { forbidden, notFound, uidMismatch } from './errors.js'
import { severalBudgets, tooManyRequests } from './eviction-errors.js'
import { findStored, keyIn } from './stored.js'
import { amendStatus } from './update-status.js'

type Options = Pick<DeleteOptions, 'gracePeriodSeconds' | 'dryRun'>

const REASON = 'EvictionByEvictionAPI'
const MESSAGE = 'Eviction API: evicting'
/** How many evictions a budget remembers that have not been seen to happen. */
const MOST_DISRUPTED = 2000
const TOO_MANY = 'DisruptedPods map too big - too many evictions not confirmed by PDB controller'
const NEGATIVE = 'pdb disruptions allowed is negative'

/** @throws ApiError NotFound, Conflict, TooManyRequests, InternalError */
export function evict(tx: Tx, pod: Stored<Pod>, options: Options = {}): void {
  const { name, namespace, uid } = pod.metadata
  const current = findStored(tx, podKind, keyIn(podKind, name, namespace))
  if (!current) throw notFound(podKind, name)
  if (current.metadata.uid !== uid) throw uidMismatch(podKind, name, uid, current.metadata.uid)
  if (!isUnguarded(current)) askBudget(tx, current, options)
  if (!options.dryRun)
    amendStatus(tx, podKind, current, (draft) => {
      draft.status = disruptedStatus(current, draft.status, REASON, MESSAGE, tx.now)
    })
  deleteObject(tx, podKind, name, namespace, { ...options, uid })
}

/** Whether the end of a pod disrupts nothing. */
const isUnguarded = ({ metadata, status }: Stored<Pod>): boolean =>
  metadata.deletionTimestamp !== undefined ||
  status?.phase === 'Succeeded' ||
  status?.phase === 'Failed' ||
  status?.phase === 'Pending'

function askBudget(tx: Tx, pod: Stored<Pod>, options: Options): void {
  const [budget, ...more] = budgetsOf(tx, pod)
  if (!budget) return
  if (more.length > 0) throw severalBudgets()
  const isReady = pod.status?.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  )
  const { currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {}
  const isAllowed =
    budget.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow' ||
    (currentHealthy >= desiredHealthy && desiredHealthy > 0)
  if (!isReady && isAllowed) return
  takeOff(tx, budget, pod, options)
}

/** Takes a pod off what a budget allows. @throws ApiError when it allows none */
function takeOff(
  tx: Tx,
  budget: Stored<PodDisruptionBudget>,
  pod: Stored<Pod>,
  { dryRun }: Options,
): void {
  const { status = {}, metadata } = budget
  const { name } = metadata
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0))
    throw tooManyRequests(
      `The disruption budget ${name} is still being processed by the server.`,
      10,
    )
  const { disruptionsAllowed = 0, disruptedPods = {} } = status
  if (disruptionsAllowed < 0) throw forbidden(podDisruptionBudget, name, NEGATIVE)
  if (Object.keys(disruptedPods).length > MOST_DISRUPTED)
    throw forbidden(podDisruptionBudget, name, TOO_MANY)
  if (disruptionsAllowed === 0) throw tooManyRequests(whyNone(budget))
  if (dryRun) return
  const left = disruptionsAllowed - 1
  amendStatus(tx, podDisruptionBudget, budget, (draft) => {
    const taken = {
      ...status,
      disruptionsAllowed: left,
      disruptedPods: { ...disruptedPods, [pod.metadata.name]: rfc3339(tx.now) },
    }
    draft.status =
      left > 0 ? taken : withCondition(taken, disruptionCondition(budget, left, tx.now))
  })
}

function whyNone({ status, metadata: { name } }: Stored<PodDisruptionBudget>): string {
  const condition = conditionOf(status)
  return condition?.status === 'False' && condition.reason === SYNC_FAILED
    ? `The disruption budget ${name} does not allow evicting pods currently because it failed sync: ${condition.message}`
    : `The disruption budget ${name} needs ${status?.desiredHealthy ?? 0} healthy pods and has ${status?.currentHealthy ?? 0} currently`
}
