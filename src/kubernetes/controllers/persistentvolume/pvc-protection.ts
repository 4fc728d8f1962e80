/**
 * The protection of claims: a claim that is deleted stays as long as a pod uses it.
 *
 * @see
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 */
import { awaitChange, watch } from '../../../sim/loop.js'
import { CLAIM_PROTECTION } from '../../kinds/claim-annotations.js'
import { claimKeysOf } from '../../kinds/claims-of-pods.js'
import { keyOf } from '../../kinds/kind.js'
import { pods } from '../../kinds/pod/index.js'
import { controller } from '../controller.js'
import { hasEnded } from '../pods.js'

export const claimProtection = controller('pvc-protection-controller', {
  of: 'PersistentVolumeClaim',
  watches: [
    watch(pods, ({ before, after }) =>
      before && (!after || (hasEnded(after) && !hasEnded(before)))
        ? claimKeysOf(before)
        : undefined,
    ),
  ],
  matters: (before, after) =>
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp,

  // Who uses it is asked of the server itself: a cache that is late would let it go too early.
  reconcile({ metadata: { name, namespace } }, { api }) {
    const claim = api.live.find('PersistentVolumeClaim', name, namespace)
    if (!claim?.metadata.deletionTimestamp) return awaitChange
    if (!claim.metadata.finalizers?.includes(CLAIM_PROTECTION)) return awaitChange
    const isUsed = api.live.tx
      .by(pods, 'byClaim', keyOf(claim))
      .some((pod) => pod.spec?.nodeName && !hasEnded(pod))
    if (isUsed) return awaitChange
    api.amend('PersistentVolumeClaim', claim, (draft) => {
      draft.metadata = {
        ...draft.metadata,
        finalizers: (draft.metadata?.finalizers ?? []).filter((one) => one !== CLAIM_PROTECTION),
      }
    })
    return awaitChange
  },
})
