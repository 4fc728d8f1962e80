/**
 * VolumeBinding: a pod goes where its volumes are, or can be. Claims that wait for their first pod
 * are bound, or handed to their provisioner, for the node that was chosen.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
 */
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PodSpec,
} from '../../../types/kubernetes/core/v1.js'
import { BIND_COMPLETED, NO_PROVISIONER } from '../../kinds/claim-annotations.js'
import { claimNameOf } from '../../kinds/claims-of-pods.js'
import type { Stored } from '../../kinds/kind.js'
import { persistentVolume } from '../../kinds/persistent-volume.js'
import { persistentVolumeClaim } from '../../kinds/persistent-volume-claim.js'
import { storageClass } from '../../kinds/storage-class.js'
import { volumeFor } from '../../kinds/volume-match.js'
import { type Cycle, type FilterPlugin, type Rejection, rowsChange } from '../framework.js'
import type { NodeInfo } from '../node-info.js'
import { matchesTerm } from '../../kinds/node-selector.js'

type Claim = Stored<PersistentVolumeClaim>
type Volume = Stored<PersistentVolume>

const NAME = 'VolumeBinding'
const rejection = (reason: string): Rejection => ({
  plugin: NAME,
  reasons: [reason],
  curable: false,
})
const CONFLICT = rejection('node(s) had volume node affinity conflict')
const NO_VOLUME = rejection("node(s) didn't find available persistent volumes to bind")

/** What the claims of a pod are like. */
interface Claims {
  readonly bound: readonly Volume[]
  /** Those that are bound for the node of their first pod. */
  readonly waiting: readonly Claim[]
  /** Why the pod cannot be placed anywhere. */
  readonly refusal?: string
}

export const volumeBinding: FilterPlugin = {
  name: NAME,
  events: [
    rowsChange(persistentVolumeClaim.table),
    rowsChange(persistentVolume.table),
    rowsChange(storageClass.table),
  ],
  refuses: (cycle) => claimsOf(cycle)?.refusal,
  prepare(cycle) {
    const claims = claimsOf(cycle)
    if (!claims || claims.refusal !== undefined) return undefined
    return (node) => {
      if (!claims.bound.every((volume) => isReachable(volume, node))) return CONFLICT
      return claims.waiting.every((claim) => canBind(cycle, claim, node)) ? undefined : NO_VOLUME
    }
  },
  placesAlone: ({ spec }) => spec?.volumes?.some(isClaim) ?? false,
  toBind: (cycle) => claimsOf(cycle)?.waiting ?? [],
  volumeOn: (cycle, claim, node) =>
    volumeFor(cycle.tx, claim, (volume) => isReachable(volume, node)),
}

const isClaim = (volume: NonNullable<PodSpec['volumes']>[number]): boolean =>
  claimNameOf('', volume) !== undefined

/** The claims of a pod; undefined if it has none. */
function claimsOf({ tx, pod }: Cycle): Claims | undefined {
  if (!pod.spec?.volumes?.some(isClaim)) return undefined
  const names = pod.spec.volumes.flatMap((volume) => claimNameOf(pod.metadata.name, volume) ?? [])
  const bound: Volume[] = []
  const waiting: Claim[] = []
  let isUnbound = false
  for (const name of names) {
    const claim = tx.get(persistentVolumeClaim.table, `${pod.metadata.namespace}/${name}`)
    // One that is not there is VolumeRestrictions' to refuse.
    if (!claim) continue
    if (claim.status?.phase === 'Lost')
      return refused(
        `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec?.volumeName ?? ''}"`,
      )
    if (claim.metadata.deletionTimestamp)
      return refused(`persistentvolumeclaim "${name}" is being deleted`)
    const volume =
      claim.metadata.annotations?.[BIND_COMPLETED] === undefined
        ? undefined
        : tx.get(persistentVolume.table, claim.spec?.volumeName ?? '')
    if (volume) bound.push(volume)
    else if (isDelayed({ tx }, claim)) waiting.push(claim)
    else isUnbound = true
  }
  return isUnbound
    ? refused('pod has unbound immediate PersistentVolumeClaims')
    : { bound, waiting }
}

const refused = (refusal: string): Claims => ({ bound: [], waiting: [], refusal })

const isDelayed = ({ tx }: Pick<Cycle, 'tx'>, claim: Claim): boolean =>
  !claim.spec?.volumeName &&
  tx.get(storageClass.table, claim.spec?.storageClassName ?? '')?.volumeBindingMode ===
    'WaitForFirstConsumer'

/** Whether a volume can be used on a node. */
const isReachable = ({ spec }: Volume, node: NodeInfo): boolean =>
  spec?.nodeAffinity?.required?.nodeSelectorTerms.some((term) => matchesTerm(term, node)) ?? true

/** Whether there is a volume for a claim on a node, or somebody who makes one. */
function canBind({ tx }: Cycle, claim: Claim, node: NodeInfo): boolean {
  if (volumeFor(tx, claim, (volume) => isReachable(volume, node))) return true
  const provisioner = tx.get(storageClass.table, claim.spec?.storageClassName ?? '')?.provisioner
  return provisioner !== undefined && provisioner !== NO_PROVISIONER
}
