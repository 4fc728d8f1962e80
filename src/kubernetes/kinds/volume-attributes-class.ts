/**
 * VolumeAttributesClasses: attributes of volumes that may change.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
 */
import { age, kind } from './define.js'
import { dequal } from 'dequal'
import { forbiddenField, invalid } from './field-errors.js'
import type { FieldError, KubeObject } from './kind.js'
import { qualifiedNameErrors } from './names.js'

interface Class extends KubeObject {
  driverName?: string
  parameters?: Readonly<Record<string, string>>
}

const FORBIDDEN = (field: string): FieldError =>
  forbiddenField(field, `updates to ${field} are forbidden.`)

export const volumeAttributesClass = kind<Class>('storage.k8s.io/v1', 'VolumeAttributesClass', {
  cells: (one, now) => [one.driverName, age(one, now)],
  validate: ({ driverName = '', parameters }, old) => [
    ...(driverName === '' ? [] : qualifiedNameErrors(driverName.toLowerCase())).map((why) =>
      invalid('driverName', driverName, why),
    ),
    ...(old && driverName !== old.driverName ? [FORBIDDEN('driverName')] : []),
    ...(old && !dequal(parameters, old.parameters) ? [FORBIDDEN('parameters')] : []),
  ],
})
