/**
 * VolumeAttachments: volumes that a driver attaches to nodes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/
 */
import type { VolumeAttachment } from '../../types/kubernetes/storage/v1.js'
import { dequal } from 'dequal'
import { age, kind } from './define.js'
import { immutable, invalid, required } from './field-errors.js'
import { qualifiedNameErrors } from './names.js'

const ONE_SOURCE = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'

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
  validate({ spec }, old) {
    const { attacher = '', source } = spec ?? {}
    return [
      ...(attacher === '' ? [] : qualifiedNameErrors(attacher.toLowerCase())).map((why) =>
        invalid('spec.attacher', attacher, why),
      ),
      ...(Boolean(source?.inlineVolumeSpec) === Boolean(source?.persistentVolumeName)
        ? [required('spec.source', ONE_SOURCE)]
        : []),
      ...(old ? immutable('spec', spec, dequal(spec, old.spec)) : []),
    ]
  },
})
