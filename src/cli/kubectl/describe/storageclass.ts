/**
 * `kubectl describe storageclass`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { StorageClass } from '../../../types/kubernetes/storage/v1.js'
import { labelsText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { isDefaultClass } from '../../../kubernetes/kinds/storage-class.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, NONE, UNSET, eventLines, titleCase } from './text.js'

/** Describes a class with its events. */
export function describeStorageClass(
  one: Stored<StorageClass>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const { metadata, allowVolumeExpansion, mountOptions = [], allowedTopologies } = one
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'IsDefaultClass', isDefaultClass(one) ? 'Yes' : 'No')
    .field(0, 'Annotations', labelsText(metadata.annotations))
    .field(0, 'Provisioner', one.provisioner)
    .field(0, 'Parameters', labelsText(one.parameters))
    .field(
      0,
      'AllowVolumeExpansion',
      allowVolumeExpansion === undefined ? UNSET : titleCase(allowVolumeExpansion),
    )
  if (mountOptions.length === 0) to.field(0, 'MountOptions', NONE)
  else {
    to.line(0, 'MountOptions:')
    for (const option of mountOptions) to.line(1, option)
  }
  to.field(0, 'ReclaimPolicy', one.reclaimPolicy).field(
    0,
    'VolumeBindingMode',
    one.volumeBindingMode,
  )
  if (allowedTopologies) {
    to.field(0, 'AllowedTopologies', allowedTopologies.length === 0 ? NONE : '')
    for (const [i, { matchLabelExpressions = [] }] of allowedTopologies.entries()) {
      const texts = matchLabelExpressions.map(
        ({ key, values = [] }) => `${key} in [${values.join(', ')}]`,
      )
      to.field(1, `Term ${i}`, texts[0] ?? NONE)
      for (const text of texts.slice(1)) to.line(1, `\t${text}`)
    }
  }
  return to.add(eventLines(events, now)).toString()
}
