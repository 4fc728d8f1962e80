/**
 * The volumes behind the claims of a pod, as its kubelet finds them.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
 */
import type { PersistentVolume, Pod, Volume } from '../../../types/kubernetes/core/v1.js'
import type { Api } from '../../apiserver/client.js'
import { claimNameOf, notOwner } from '../../kinds/claims-of-pods.js'
import type { Stored } from '../../kinds/kind.js'

/** A claim or its volume cannot be used: no volume of the pod is looked at before it can. */
export class ClaimError extends Error {
  override name = 'ClaimError'
}

/** The volume of a claim; undefined for what is no claim. @throws ClaimError */
export function persistentVolumeOf(
  api: Api,
  { metadata }: Stored<Pod>,
  volume: Volume,
): Stored<PersistentVolume> | undefined {
  const name = claimNameOf(metadata.name, volume)
  if (name === undefined) return undefined
  const key = `${metadata.namespace}/${name}`
  const fail = (why: string): ClaimError => new ClaimError(`error processing PVC ${key}: ${why}`)
  const claim = api.find('PersistentVolumeClaim', name, metadata.namespace)
  if (!claim)
    throw fail(`failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`)
  const isOwner = claim.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid)
  if (volume.ephemeral && !isOwner)
    throw fail(notOwner(key, `${metadata.namespace}/${metadata.name}`))
  const bound = claim.spec?.volumeName
  if (claim.status?.phase !== 'Bound' || !bound) throw fail('PVC is not bound')
  const found = api.find('PersistentVolume', bound)
  if (!found)
    throw fail(
      `failed to fetch PV ${bound} from API server: persistentvolumes "${bound}" not found`,
    )
  return found
}

/** The directory of the node that a volume is; undefined for one of another system. */
export const directoryOf = ({ spec }: PersistentVolume): string | undefined =>
  spec?.hostPath?.path ?? spec?.local?.path
