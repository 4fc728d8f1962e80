/**
 * The protection of volumes: a volume that is deleted stays as long as it is bound to a claim.
 *
 * @see
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 */
import { awaitChange } from '../../../sim/loop.js'
import { VOLUME_PROTECTION } from '../../kinds/claim-annotations.js'
import { controller } from '../controller.js'

export const volumeProtection = controller('pv-protection-controller', {
  of: 'PersistentVolume',
  reconcile({ metadata: { name } }, { api }) {
    const volume = api.live.find('PersistentVolume', name)
    if (!volume?.metadata.deletionTimestamp || volume.status?.phase === 'Bound') return awaitChange
    if (!volume.metadata.finalizers?.includes(VOLUME_PROTECTION)) return awaitChange
    api.amend('PersistentVolume', volume, (draft) => {
      draft.metadata = {
        ...draft.metadata,
        finalizers: (draft.metadata?.finalizers ?? []).filter((one) => one !== VOLUME_PROTECTION),
      }
    })
    return awaitChange
  },
})
