/**
 * Provisioning: a claim whose class names a provisioner is handed to it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/
 */
import type { PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import { recorder } from '../../apiserver/client.js'
import { NO_PROVISIONER, OLD_PROVISIONER, PROVISIONER } from '../../kinds/claim-annotations.js'
import type { Stored } from '../../kinds/kind.js'
import { storageClass } from '../../kinds/storage-class.js'
import type { Context } from '../controller.js'

/** As events name the controller of claims and volumes. */
export const COMPONENT = 'persistentvolume-controller'
/** What is said of a claim that nobody makes a volume for. */
export const NO_VOLUME =
  'no persistent volumes available for this claim and no storage class is set'

const external = (name: string): string =>
  `Waiting for a volume to be created either by the external provisioner '${name}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`

/** Hands a claim to the provisioner of its class, or says why that cannot be. */
export function provision(
  claim: Stored<PersistentVolumeClaim>,
  className: string,
  { api, tx }: Context,
): void {
  const record = recorder(tx, COMPONENT)
  const found = tx.get(storageClass.table, className)
  if (!found) {
    record.warning(
      claim,
      'ProvisioningFailed',
      `storageclass.storage.k8s.io "${className}" not found`,
    )
    return
  }
  const { provisioner } = found
  if (provisioner === NO_PROVISIONER) {
    record.normal(claim, 'FailedBinding', NO_VOLUME)
    return
  }
  const handed = api.amend('PersistentVolumeClaim', claim, (draft) => {
    draft.metadata = {
      ...draft.metadata,
      annotations: {
        ...draft.metadata?.annotations,
        [OLD_PROVISIONER]: provisioner,
        [PROVISIONER]: provisioner,
      },
    }
  })
  record.normal(handed, 'ExternalProvisioning', external(provisioner))
}
