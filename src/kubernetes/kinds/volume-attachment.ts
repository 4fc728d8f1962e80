/**
 * VolumeAttachments: volumes that a driver attaches to nodes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/
 */
import type { VolumeAttachment } from '../../types/kubernetes/storage/v1.js'
import { age, kind } from './define.js'

export const volumeAttachment = kind<VolumeAttachment>('storage.k8s.io/v1', 'VolumeAttachment', {
  cells: (one, now) => [
    one.spec?.attacher,
    one.spec?.source.persistentVolumeName,
    one.spec?.nodeName,
    String(one.status?.attached ?? false),
    age(one, now),
  ],
  prepareForCreate(draft) {
    draft.status = { attached: false }
  },
})
