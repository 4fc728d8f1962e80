/**
 * minikube's provisioner: it makes volumes for claims as directories of the node, and deletes those
 * that are released.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/persistent_volumes/
 */
import type { PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import { awaitChange, watch } from '../../../sim/loop.js'
import { recorder } from '../../apiserver/client.js'
import { PROVISIONED_BY, PROVISIONER } from '../../kinds/claim-annotations.js'
import type { Stored } from '../../kinds/kind.js'
import { persistentVolume } from '../../kinds/persistent-volume.js'
import { persistentVolumeClaim } from '../../kinds/persistent-volume-claim.js'
import { storageClass } from '../../kinds/storage-class.js'
import { type Context, controller, deleteIfThere } from '../controller.js'

const NAME = 'k8s.io/minikube-hostpath'
const DIRECTORY = '/tmp/hostpath-provisioner'

export const hostPathProvisioner = controller(NAME, {
  of: 'PersistentVolumeClaim',
  reconcile(claim, context) {
    const { annotations, deletionTimestamp } = claim.metadata
    if (annotations?.[PROVISIONER] !== NAME || deletionTimestamp || claim.spec?.volumeName)
      return awaitChange
    make(claim, context)
    return awaitChange
  },
})

/** The name of the volume of a claim. */
const volumeName = ({ metadata }: Stored<PersistentVolumeClaim>): string => `pvc-${metadata.uid}`

function make(claim: Stored<PersistentVolumeClaim>, { api, tx }: Context): void {
  const name = volumeName(claim)
  if (api.live.find('PersistentVolume', name)) return
  const { namespace = 'default', name: claimName, uid, resourceVersion } = claim.metadata
  const { accessModes = [], storageClassName = '', volumeMode, resources } = claim.spec ?? {}
  const found = tx.get(storageClass.table, storageClassName)
  if (!found) return
  const record = recorder(tx, NAME)
  record.normal(
    claim,
    'Provisioning',
    `External provisioner is provisioning volume for claim "${namespace}/${claimName}"`,
  )
  api.create('PersistentVolume', {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, annotations: { [PROVISIONED_BY]: NAME } },
    spec: {
      accessModes: [...accessModes],
      capacity: { storage: resources?.requests?.['storage'] ?? '0' },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace,
        name: claimName,
        uid,
        resourceVersion,
      },
      hostPath: { path: `${DIRECTORY}/${namespace}/${claimName}`, type: '' },
      persistentVolumeReclaimPolicy: found.reclaimPolicy ?? 'Delete',
      storageClassName,
      ...(volumeMode === undefined ? {} : { volumeMode }),
    },
  })
  record.normal(claim, 'ProvisioningSucceeded', `Successfully provisioned volume ${name}`)
}

/** Deletes what it made, when the claim is gone and the volume may go. */
export const hostPathDeleter = controller(`${NAME}-deleter`, {
  of: 'PersistentVolume',
  watches: [
    watch(persistentVolumeClaim.table, ({ key, after }, tx) =>
      after
        ? undefined
        : tx.by(persistentVolume.table, 'byClaim', key).map(({ metadata }) => metadata.name),
    ),
  ],
  reconcile(volume, { api }) {
    const { annotations, deletionTimestamp } = volume.metadata
    if (
      annotations?.[PROVISIONED_BY] === NAME &&
      !deletionTimestamp &&
      volume.status?.phase === 'Released' &&
      volume.spec?.persistentVolumeReclaimPolicy === 'Delete'
    )
      deleteIfThere(api, 'PersistentVolume', volume)
    return awaitChange
  },
})
