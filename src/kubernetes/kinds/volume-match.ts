/**
 * Which volume suits a claim: class, mode, access modes, labels and size; the smallest that does.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../types/kubernetes/core/v1.js'
import type { Reader } from '../../sim/world.js'
import { compareQuantities } from '../../text/quantity.js'
import type { Stored } from './kind.js'
import { matchesLabelSelector } from './label-selector.js'
import { persistentVolume } from './persistent-volume.js'

type Claim = Stored<PersistentVolumeClaim>
type Volume = Stored<PersistentVolume>

const sizeOf = ({ spec }: Volume): string => String(spec?.capacity?.['storage'] ?? '0')

/** Whether a volume's reference is to this claim; one without a uid is to any of that name. */
export function refersTo({ spec }: Volume, { metadata }: Claim): boolean {
  const ref = spec?.claimRef
  return (
    ref !== undefined &&
    ref.name === metadata.name &&
    ref.namespace === metadata.namespace &&
    (!ref.uid || ref.uid === metadata.uid)
  )
}

/** Why a volume that a claim names (or that names it) cannot serve it. */
export function mismatch(volume: Volume, claim: Claim): string | undefined {
  const wanted = claim.spec?.resources?.requests?.['storage']
  if (wanted !== undefined && compareQuantities(sizeOf(volume), String(wanted)) < 0)
    return 'requested PV is too small'
  if ((volume.spec?.storageClassName ?? '') !== (claim.spec?.storageClassName ?? ''))
    return 'storageClassName does not match'
  if (volume.spec?.volumeMode !== claim.spec?.volumeMode) return 'incompatible volumeMode'
  return hasModes(volume, claim) ? undefined : 'incompatible accessMode'
}

const hasModes = (volume: Volume, claim: Claim): boolean =>
  (claim.spec?.accessModes ?? []).every((mode) => volume.spec?.accessModes?.includes(mode))

/**
 * The volume for a claim: one that is kept for it, or the smallest that fits among those with the
 * fewest access modes. `accepts` says what else matters: the node.
 */
export function volumeFor(
  read: Reader,
  claim: Claim,
  accepts: (volume: Volume) => boolean = () => true,
): Volume | undefined {
  return (
    keptFor(read, claim) ??
    read
      .by(persistentVolume.table, 'byClass', claim.spec?.storageClassName ?? '')
      .filter((volume) => isFree(volume) && fits(volume, claim) && accepts(volume))
      .sort(
        (a, b) =>
          (a.spec?.accessModes?.length ?? 0) - (b.spec?.accessModes?.length ?? 0) ||
          compareQuantities(sizeOf(a), sizeOf(b)),
      )[0]
  )
}

/** A volume that names the claim before it is bound. */
export const keptFor = (read: Reader, claim: Claim): Volume | undefined =>
  read
    .by(persistentVolume.table, 'byClaim', `${claim.metadata.namespace}/${claim.metadata.name}`)
    .find((volume) => refersTo(volume, claim) && mismatch(volume, claim) === undefined)

const isFree = ({ spec, status, metadata }: Volume): boolean =>
  !spec?.claimRef && status?.phase === 'Available' && !metadata.deletionTimestamp

const fits = (volume: Volume, claim: Claim): boolean =>
  mismatch(volume, claim) === undefined &&
  (!claim.spec?.selector || matchesLabelSelector(claim.spec.selector, volume.metadata.labels ?? {}))
