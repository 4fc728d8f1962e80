/**
 * The binder of claims: gives each claim a volume, or says what it waits for.
 *
 * It looks at claims that wait every 15 s from the start of the control plane, as the real one does:
 * a volume that comes after its claim is found then.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import { type Outcome, awaitChange, requeueAt, watch } from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import { recorder } from '../../apiserver/client.js'
import {
  BIND_COMPLETED,
  BOUND_BY_CONTROLLER,
  SELECTED_NODE,
} from '../../kinds/claim-annotations.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { namespace } from '../../kinds/namespace.js'
import { persistentVolume } from '../../kinds/persistent-volume.js'
import { pods } from '../../kinds/pod/index.js'
import { storageClass } from '../../kinds/storage-class.js'
import { keptFor, mismatch, refersTo, volumeFor } from '../../kinds/volume-match.js'
import { type Context, controller, moreThanStatus } from '../controller.js'
import { bindClaim } from './bind.js'
import { COMPONENT, NO_VOLUME, provision } from './provision.js'

type Claim = Stored<PersistentVolumeClaim>
type Volume = Stored<PersistentVolume>

const PERIOD = 15_000
/** How long after the first namespaces the controllers are at work. */
const STARTUP = 7_000
const FIRST_CONSUMER = 'waiting for first consumer to be created before binding'
const LOST_REFERENCE =
  'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!'
const LOST_VOLUME = 'Bound claim has lost its PersistentVolume. Data on the volume is lost!'
const MISBOUND = 'Two claims are bound to the same volume, this one is bound incorrectly'

export const persistentVolumeBinder = controller('persistentvolume-binder', {
  of: 'PersistentVolumeClaim',
  watches: [
    watch(persistentVolume.table, ({ before, after }) => {
      const ref = (after ?? before)?.spec?.claimRef
      return ref && `${ref.namespace}/${ref.name}`
    }),
  ],
  matters: moreThanStatus,
  reconcile(claim, context) {
    if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined)
      return checkBound(claim, context)
    if (bindUnbound(claim, context)) return awaitChange
    return requeueAt(nextLook(context.tx))
  },
})

/** When claims that wait are looked at again. */
function nextLook(tx: Tx): VirtualTime {
  const start = parseTime(tx.get(namespace.table, 'kube-system')?.metadata.creationTimestamp ?? '')
  const phase = ((start ?? 0) + STARTUP) % PERIOD
  return Math.floor((tx.now - phase) / PERIOD + 1) * PERIOD + phase
}

/** Binds a claim that is not bound; false if it has to wait. */
function bindUnbound(claim: Claim, context: Context): boolean {
  const wanted = claim.spec?.volumeName
  return wanted ? bindTo(claim, wanted, context) : bindToAny(claim, context)
}

/** A claim that names its volume. */
function bindTo(claim: Claim, name: string, context: Context): boolean {
  const { api, tx } = context
  const record = recorder(tx, COMPONENT)
  const volume = api.find('PersistentVolume', name)
  if (!volume) return false
  if (!volume.spec?.claimRef || refersTo(volume, claim)) {
    const why = mismatch(volume, claim)
    if (why === undefined) {
      bindClaim(api, volume, claim)
      return true
    }
    record.warning(claim, 'VolumeMismatch', `Cannot bind to requested volume "${name}": ${why}`)
    return false
  }
  if (claim.metadata.annotations?.[BOUND_BY_CONTROLLER] === undefined)
    record.warning(claim, 'FailedBinding', `volume "${name}" already bound to a different claim.`)
  return false
}

function bindToAny(claim: Claim, context: Context): boolean {
  const { api, tx } = context
  const className = claim.spec?.storageClassName ?? ''
  const isDelayed =
    tx.get(storageClass.table, className)?.volumeBindingMode === 'WaitForFirstConsumer' &&
    claim.metadata.annotations?.[SELECTED_NODE] === undefined
  const volume = isDelayed ? keptFor(tx, claim) : volumeFor(tx, claim)
  if (volume) {
    bindClaim(api, volume, claim)
    return true
  }
  const record = recorder(tx, COMPONENT)
  if (isDelayed) {
    const pod = tx.by(pods, 'byClaim', keyOf(claim)).find(({ spec }) => !spec?.nodeName)
    if (pod)
      record.normal(
        claim,
        'WaitForPodScheduled',
        `waiting for pod ${pod.metadata.name} to be scheduled`,
      )
    else record.normal(claim, 'WaitForFirstConsumer', FIRST_CONSUMER)
  } else if (className) provision(claim, className, context)
  else record.normal(claim, 'FailedBinding', NO_VOLUME)
  return false
}

/** A claim that has been bound keeps its volume, or is lost. */
function checkBound(claim: Claim, { api, tx }: Context): Outcome {
  const name = claim.spec?.volumeName
  if (!name) return lose(claim, tx, api, 'ClaimLost', LOST_REFERENCE)
  const volume: Volume | undefined = api.find('PersistentVolume', name)
  if (!volume) return lose(claim, tx, api, 'ClaimLost', LOST_VOLUME)
  if (volume.spec?.claimRef?.uid && !refersTo(volume, claim))
    return lose(claim, tx, api, 'ClaimMisbound', MISBOUND)
  bindClaim(api, volume, claim)
  return awaitChange
}

function lose(claim: Claim, tx: Tx, api: Context['api'], reason: string, message: string): Outcome {
  if (claim.status?.phase === 'Lost') return awaitChange
  recorder(tx, COMPONENT).warning(claim, reason, message)
  api.amendStatus('PersistentVolumeClaim', claim, (draft) => {
    draft.status = { phase: 'Lost' }
  })
  return awaitChange
}
