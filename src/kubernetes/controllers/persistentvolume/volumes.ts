/**
 * The keeper of volumes: their phase follows their claim, and what is released is kept, deleted or
 * made free again, as its policy says.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 */
import type { PersistentVolume } from '../../../types/kubernetes/core/v1.js'
import { type Outcome, awaitChange, watch } from '../../../sim/loop.js'
import { recorder } from '../../apiserver/client.js'
import { BOUND_BY_CONTROLLER, PROVISIONED_BY } from '../../kinds/claim-annotations.js'
import type { Stored } from '../../kinds/kind.js'
import { persistentVolume } from '../../kinds/persistent-volume.js'
import { persistentVolumeClaim } from '../../kinds/persistent-volume-claim.js'
import { type Context, controller, deleteIfThere } from '../controller.js'
import { setVolumePhase } from './bind.js'
import { COMPONENT } from './provision.js'

type Volume = Stored<PersistentVolume>

const NO_RECYCLER = 'No recycler plugin found for the volume!'

export const persistentVolumeController = controller(COMPONENT, {
  of: 'PersistentVolume',
  watches: [
    watch(persistentVolumeClaim.table, ({ key, before, after }, tx) =>
      before && after && before.spec === after.spec
        ? undefined
        : tx.by(persistentVolume.table, 'byClaim', key).map(({ metadata }) => metadata.name),
    ),
  ],

  // Whether the claim is there is asked of the server itself: a cache that is late would throw data
  // away.
  reconcile(volume, context): Outcome {
    const { api } = context
    const ref = volume.spec?.claimRef
    if (!ref?.uid) {
      setVolumePhase(api, volume, 'Available')
      return awaitChange
    }
    const claim = api.live.find('PersistentVolumeClaim', ref.name ?? '', ref.namespace)
    if (claim?.metadata.uid !== ref.uid) return release(volume, context)
    if (claim.spec?.volumeName === volume.metadata.name) setVolumePhase(api, volume, 'Bound')
    else if (claim.spec?.volumeName) return unbind(volume, context)
    return awaitChange
  },
})

/** The claim went to another volume: this one is free, or goes if it was made for the claim. */
function unbind(volume: Volume, context: Context): Outcome {
  const { annotations = {} } = volume.metadata
  if (
    annotations[PROVISIONED_BY] !== undefined &&
    volume.spec?.persistentVolumeReclaimPolicy === 'Delete'
  )
    return release(volume, context)
  setFree(volume, context)
  return awaitChange
}

/** Takes the claim out of a volume. */
function setFree(volume: Volume, { api }: Context): void {
  const isChosen = volume.metadata.annotations?.[BOUND_BY_CONTROLLER] !== undefined
  const free = api.mutate('PersistentVolume', volume, (draft) => {
    const { claimRef, ...spec } = draft.spec ?? {}
    if (isChosen || !claimRef) {
      const { [BOUND_BY_CONTROLLER]: _, ...annotations } = draft.metadata?.annotations ?? {}
      draft.metadata = { ...draft.metadata, annotations }
      draft.spec = spec
    } else {
      const { uid: __, resourceVersion: ___, ...kept } = claimRef
      draft.spec = { ...spec, claimRef: kept }
    }
  })
  setVolumePhase(api, free, 'Available')
}

/** The claim is gone. */
function release(volume: Volume, context: Context): Outcome {
  const { api, tx } = context
  if (volume.status?.phase === 'Failed') return awaitChange
  setVolumePhase(api, volume, 'Released')
  const policy = volume.spec?.persistentVolumeReclaimPolicy
  if (policy === 'Delete') deleteVolume(volume, context)
  if (policy === 'Recycle') {
    const record = recorder(tx, COMPONENT)
    if (volume.spec?.hostPath || volume.spec?.nfs) {
      record.normal(volume, 'VolumeRecycled', 'Volume recycled')
      setFree(api.get('PersistentVolume', volume.metadata.name), context)
    } else fail(volume, context, 'VolumeFailedRecycle', NO_RECYCLER)
  }
  return awaitChange
}

/** What provisioners outside have made, they delete themselves. */
function deleteVolume(volume: Volume, context: Context): void {
  const { name, annotations = {} } = volume.metadata
  const path = volume.spec?.hostPath?.path
  if (annotations[PROVISIONED_BY] !== undefined || volume.metadata.deletionTimestamp) return
  if (path === undefined)
    fail(
      volume,
      context,
      'VolumeFailedDelete',
      `error getting deleter volume plugin for volume "${name}": no deletable volume plugin matched`,
    )
  else if (!/^\/tmp\/.+/.test(path))
    fail(
      volume,
      context,
      'VolumeFailedDelete',
      `host_path deleter only supports /tmp/.+ but received provided ${path}`,
    )
  else deleteIfThere(context.api, 'PersistentVolume', volume)
}

function fail(volume: Volume, { api, tx }: Context, reason: string, message: string): void {
  recorder(tx, COMPONENT).warning(volume, reason, message)
  setVolumePhase(api, volume, 'Failed', message)
}
