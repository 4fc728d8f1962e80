/**
 * The pods of a StatefulSet: what is missing is made, what is too much is deleted.
 *
 * `OrderedReady` does one thing at a time: each pod waits until those before it are available.
 * `Parallel` does all at once.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 */
import type { Pod, PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { ApiError } from '../../apiserver/errors.js'
import { type Context, deleteIfThere } from '../controller.js'
import { hasEnded } from '../pods.js'
import { createClaims, isStale, keepOwners } from './claims.js'
import { type StoredSet, identityLabels, ordinalOf, podOfOrdinal, startOf } from './identity.js'
import { availableFrom } from './status.js'

interface Template {
  readonly name: string
  readonly template: PodTemplateSpec
}

/** A set with its pods. */
interface Members {
  readonly set: StoredSet
  /** By ordinal, from the first; undefined where there is none. */
  readonly replicas: readonly (Stored<Pod> | undefined)[]
  /** Those of ordinals that nobody asks for. */
  readonly condemned: readonly Stored<Pod>[]
  readonly templates: { readonly current: Template; readonly update: Template }
}

/** What came of it: whether an update may follow, and whether something was refused. */
interface Synced {
  readonly goesOn: boolean
  readonly failed: boolean
}

/** What is done about one pod: on to the next, wait for this one, or try again later. */
type Step = 'next' | 'wait' | 'failed'

export function syncPods(members: Members, context: Context): Synced {
  const { set, replicas, condemned } = members
  const isOrdered = set.spec?.podManagementPolicy !== 'Parallel'
  const downwards = [...condemned].sort((a, b) => ordinalOf(set, b) - ordinalOf(set, a))
  for (const pod of downwards) keepOwners(context, set, pod, ordinalOf(set, pod), true)
  const firstUnhealthy =
    replicas.find((pod) => !pod || !isAvailable(set, pod, context)) ??
    [...downwards].reverse().find((pod) => !isAvailable(set, pod, context))
  let goesOn = true
  for (let i = 0; i < replicas.length; i++) {
    const step = syncReplica(members, startOf(set) + i, replicas[i], isOrdered, context)
    if (step === 'failed') return { goesOn: false, failed: true }
    if (step === 'wait') goesOn = false
    if (!goesOn && isOrdered) return { goesOn, failed: false }
  }
  if (!goesOn) return { goesOn, failed: false }
  for (const pod of downwards) {
    const step = condemn(set, pod, isOrdered, firstUnhealthy, context)
    if (step === 'wait' && isOrdered) return { goesOn: false, failed: false }
  }
  return { goesOn, failed: false }
}

const isAvailable = (set: StoredSet, pod: Stored<Pod>, { now }: Context): boolean => {
  const from = availableFrom(set, pod)
  return from !== undefined && from <= now && !pod.metadata.deletionTimestamp
}

function syncReplica(
  members: Members,
  ordinal: number,
  pod: Stored<Pod> | undefined,
  isOrdered: boolean,
  context: Context,
): Step {
  const { set } = members
  if (!pod) {
    if (isStale(context, set, ordinal)) return 'failed'
    const step = createPod(members, ordinal, context)
    return step === 'next' && isOrdered ? 'wait' : step
  }
  if (hasEnded(pod)) {
    if (!pod.metadata.deletionTimestamp) recreate(set, pod, context)
    return 'wait'
  }
  if ((pod.status?.phase ?? 'Pending') === 'Pending') createClaims(context, set, ordinal)
  if (isOrdered && !isAvailable(set, pod, context)) return 'wait'
  if (!pod.metadata.deletionTimestamp) keepIdentity(set, pod, ordinal, context)
  return 'next'
}

/** A pod below the partition is made of the revision that was there before the update. */
function createPod({ set, templates }: Members, ordinal: number, context: Context): Step {
  const { type, rollingUpdate } = set.spec?.updateStrategy ?? {}
  const isOld = type === 'RollingUpdate' && ordinal < startOf(set) + (rollingUpdate?.partition ?? 0)
  const pod = podOfOrdinal(set, ordinal, isOld ? templates.current : templates.update)
  const said = `Create Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name}`
  try {
    const failure = createClaims(context, set, ordinal)
    if (failure !== undefined) {
      context.record.warning(set, 'FailedCreate', `${said} failed error: ${failure}`)
      return 'failed'
    }
    context.api.create('Pod', pod)
    context.record.normal(set, 'SuccessfulCreate', `${said} successful`)
    return 'next'
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // A cache that is late does not show it yet.
    if (error.reason !== 'AlreadyExists')
      context.record.warning(set, 'FailedCreate', `${said} failed error: ${error.message}`)
    return 'failed'
  }
}

/** A pod that has ended makes room for another of its name. */
function recreate(set: StoredSet, pod: Stored<Pod>, context: Context): void {
  const { name, namespace } = set.metadata
  if (pod.status?.phase === 'Failed')
    context.record.warning(
      set,
      'RecreatingFailedPod',
      `StatefulSet ${namespace}/${name} is recreating failed Pod ${pod.metadata.name}`,
    )
  else
    context.record.normal(
      set,
      'RecreatingTerminatedPod',
      `StatefulSet ${namespace}/${name} is recreating terminated Pod ${pod.metadata.name}`,
    )
  deletePod(set, pod, context)
}

function condemn(
  set: StoredSet,
  pod: Stored<Pod>,
  isOrdered: boolean,
  firstUnhealthy: Stored<Pod> | undefined,
  context: Context,
): Step {
  if (pod.metadata.deletionTimestamp) return 'wait'
  if (isOrdered && pod !== firstUnhealthy && !isAvailable(set, pod, context)) return 'wait'
  deletePod(set, pod, context)
  return 'wait'
}

/** Deletes a pod and says so. */
export function deletePod(set: StoredSet, pod: Stored<Pod>, { api, record }: Context): void {
  if (deleteIfThere(api, 'Pod', pod))
    record.normal(
      set,
      'SuccessfulDelete',
      `Delete Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`,
    )
}

/** The labels by which a pod is known come back if somebody takes them away. */
function keepIdentity(set: StoredSet, pod: Stored<Pod>, ordinal: number, context: Context): void {
  keepOwners(context, set, pod, ordinal, false)
  const wanted = identityLabels(pod.metadata.name, ordinal)
  if (Object.entries(wanted).every(([key, value]) => pod.metadata.labels?.[key] === value)) return
  context.api.amend('Pod', pod, (draft) => {
    draft.metadata = { ...draft.metadata, labels: { ...draft.metadata?.labels, ...wanted } }
  })
  context.record.normal(
    set,
    'SuccessfulUpdate',
    `Update Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`,
  )
}
