/**
 * Binding: a volume names its claim, then the claim names its volume. Each of the four writes is
 * left out where it has been done, so that a binding that was cut short is completed.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import { BIND_COMPLETED, BOUND_BY_CONTROLLER } from '../../kinds/claim-annotations.js'
import type { Stored } from '../../kinds/kind.js'
import type { Api } from '../../apiserver/client.js'

type Claim = Stored<PersistentVolumeClaim>
type Volume = Stored<PersistentVolume>
type Phase = NonNullable<NonNullable<PersistentVolume['status']>['phase']>

/** Binds a claim and a volume that is free or kept for it. @throws ApiError Conflict */
export function bindClaim(api: Api, volume: Volume, claim: Claim): void {
  const named = nameClaim(api, volume, claim)
  setVolumePhase(api, named, 'Bound')
  const chosen = api.mutate('PersistentVolumeClaim', claim, (draft) => {
    const isChosen = !draft.spec?.volumeName
    draft.spec = { ...draft.spec, volumeName: volume.metadata.name }
    draft.metadata = {
      ...draft.metadata,
      annotations: {
        ...draft.metadata?.annotations,
        [BIND_COMPLETED]: 'yes',
        ...(isChosen ? { [BOUND_BY_CONTROLLER]: 'yes' } : {}),
      },
    }
  })
  const { accessModes = [], capacity = {} } = volume.spec ?? {}
  api.amendStatus('PersistentVolumeClaim', chosen, (draft) => {
    if (draft.status?.phase === 'Bound') return
    draft.status = {
      ...draft.status,
      phase: 'Bound',
      accessModes: [...accessModes],
      capacity: { ...capacity },
    }
  })
}

/** Lets a volume name its claim; one that nobody kept for the claim is marked as chosen here. */
function nameClaim(api: Api, volume: Volume, { metadata, apiVersion, kind }: Claim): Volume {
  const { claimRef } = volume.spec ?? {}
  if (claimRef?.uid === metadata.uid) return volume
  return api.mutate('PersistentVolume', volume, (draft) => {
    draft.spec = {
      ...draft.spec,
      claimRef: {
        apiVersion,
        kind,
        name: metadata.name,
        ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
        uid: metadata.uid,
        resourceVersion: metadata.resourceVersion,
      },
    }
    if (!claimRef)
      draft.metadata = {
        ...draft.metadata,
        annotations: { ...draft.metadata?.annotations, [BOUND_BY_CONTROLLER]: 'yes' },
      }
  })
}

/** Sets the phase of a volume, with a message if there is something to say. */
export function setVolumePhase(api: Api, volume: Volume, phase: Phase, message?: string): void {
  api.amendStatus('PersistentVolume', volume, (draft) => {
    if (draft.status?.phase === phase && draft.status.message === message) return
    draft.status = { phase, ...(message === undefined ? {} : { message }) }
  })
}
