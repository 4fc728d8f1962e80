/**
 * VolumeAttributesClasses: attributes of volumes that may change.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
 */
import { age, kind } from './define.js'
import type { KubeObject } from './kind.js'

export const volumeAttributesClass = kind<KubeObject & { driverName?: string }>(
  'storage.k8s.io/v1',
  'VolumeAttributesClass',
  { cells: (one, now) => [one.driverName, age(one, now)] },
)
