/**
 * The expand controller: a bound claim that asks for more than its volume has waits for whoever made
 * the volume. No provisioner of a lab makes volumes larger, so such a claim stays as large as it is.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 */
import type { PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import { awaitChange } from '../../../sim/loop.js'
import { compareQuantities } from '../../../text/quantity.js'
import { controller } from '../controller.js'

const EXPANDING = 'waiting for an external controller to expand this PVC'

const sizes = ({ spec, status }: PersistentVolumeClaim): readonly [string, string] => [
  String(spec?.resources?.requests?.['storage'] ?? '0'),
  String(status?.capacity?.['storage'] ?? '0'),
]

export const expandController = controller('volume_expand', {
  of: 'PersistentVolumeClaim',
  matters: (before, after) =>
    before.spec?.resources !== after.spec?.resources ||
    before.status?.phase !== after.status?.phase,
  reconcile(claim, { record }) {
    const [wanted, has] = sizes(claim)
    if (claim.status?.phase === 'Bound' && compareQuantities(wanted, has) > 0)
      record.warning(claim, 'ExternalExpanding', EXPANDING)
    return awaitChange
  },
})
