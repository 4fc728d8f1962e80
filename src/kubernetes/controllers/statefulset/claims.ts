/**
 * The claims of a StatefulSet's pods: one of each template for each ordinal, kept or deleted as
 * `persistentVolumeClaimRetentionPolicy` says.
 *
 * A claim that is to go with its set, or with its pod, has it as an owner: the garbage collector
 * does the rest.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
import { dequal } from 'dequal'
import type { PersistentVolumeClaim, Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { ApiError } from '../../apiserver/errors.js'
import type { Context } from '../controller.js'
import { controllerReference } from '../owners.js'
import { type StoredSet, claimName } from './identity.js'

/** The claims that a pod of an ordinal uses, as they are created. */
function claimsOf(set: StoredSet, ordinal: number): readonly PersistentVolumeClaim[] {
  return (set.spec?.volumeClaimTemplates ?? []).map(({ metadata, spec }) => ({
    metadata: {
      ...metadata,
      name: claimName(metadata?.name ?? '', set, ordinal),
      namespace: set.metadata.namespace as string,
      labels: { ...metadata?.labels, ...set.spec?.selector.matchLabels },
    },
    ...(spec ? { spec } : {}),
  }))
}

const stored = (
  { api }: Context,
  set: StoredSet,
  ordinal: number,
): readonly Stored<PersistentVolumeClaim>[] =>
  (set.spec?.volumeClaimTemplates ?? []).flatMap(({ metadata }) => {
    const name = claimName(metadata?.name ?? '', set, ordinal)
    return api.find('PersistentVolumeClaim', name, set.metadata.namespace) ?? []
  })

/** Makes the claims that are missing; why one could not be had, if one could not. */
export function createClaims(
  context: Context,
  set: StoredSet,
  ordinal: number,
): string | undefined {
  const pod = `${set.metadata.name}-${ordinal}`
  let failure: string | undefined
  for (const claim of claimsOf(set, ordinal)) {
    const name = claim.metadata?.name ?? ''
    const there = context.api.live.find('PersistentVolumeClaim', name, set.metadata.namespace)
    if (there?.metadata.deletionTimestamp) failure = `pvc ${name} is to be deleted`
    if (there) continue
    try {
      context.api.create('PersistentVolumeClaim', claim)
      context.record.normal(
        set,
        'SuccessfulCreate',
        `Create Claim ${name} Pod ${pod} in StatefulSet ${set.metadata.name} success`,
      )
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      context.record.warning(
        set,
        'FailedCreate',
        `Create Claim ${name} for Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${error.message}`,
      )
      failure = `failed to create PVC ${name}: ${error.message}`
    }
  }
  return failure
}

/** Whether a claim still belongs to a former pod of the name, with which it is about to go. */
export const isStale = (context: Context, set: StoredSet, ordinal: number): boolean =>
  stored(context, set, ordinal).some(({ metadata }) =>
    metadata.ownerReferences?.some(
      ({ kind, name }) => kind === 'Pod' && name === `${set.metadata.name}-${ordinal}`,
    ),
  )

/** Gives the claims of a pod the owners that the retention policy wants. */
export function keepOwners(
  context: Context,
  set: StoredSet,
  pod: Stored<Pod>,
  ordinal: number,
  isCondemned: boolean,
): void {
  const policy = set.spec?.persistentVolumeClaimRetentionPolicy
  const owner =
    isCondemned && policy?.whenScaled === 'Delete'
      ? { apiVersion: 'v1', kind: 'Pod', metadata: pod.metadata }
      : policy?.whenDeleted === 'Delete'
        ? { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: set.metadata }
        : undefined
  const ours = new Set([set.metadata.uid, pod.metadata.uid])
  for (const claim of stored(context, set, ordinal)) {
    const before = claim.metadata.ownerReferences ?? []
    if (before.some(({ controller, uid }) => controller && !ours.has(uid))) continue
    const others = before.filter(({ uid }) => !ours.has(uid))
    const wanted = owner ? [...others, controllerReference(owner)] : others
    if (claim.metadata.deletionTimestamp || dequal(wanted, before)) continue
    context.api.amend('PersistentVolumeClaim', claim, (draft) => {
      const { ownerReferences: _, ...metadata } = draft.metadata ?? {}
      draft.metadata = {
        ...metadata,
        ...(wanted.length > 0 ? { ownerReferences: wanted } : {}),
      }
    })
  }
}
