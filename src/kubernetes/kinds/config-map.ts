/**
 * ConfigMaps: configuration as keys and texts.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
import { factsOf } from './define.js'
import { dequal } from 'dequal'
import type { ConfigMap } from '../../types/kubernetes/core/v1.js'
import { AGE, NAME } from './cells.js'
import { validateDataKeys } from './data-keys.js'
import { forbiddenField } from './field-errors.js'
import type { FieldError, Kind, Stored } from './kind.js'
import { objectTable } from './object-table.js'

/** What no write may change while `immutable` is set. */
export const IMMUTABLE_WHEN_SET = 'field is immutable when `immutable` is set'

export const configMaps = objectTable<ConfigMap>('configmaps')

function validate(map: ConfigMap, old: Stored<ConfigMap> | undefined): readonly FieldError[] {
  const errors: FieldError[] = [
    ...validateDataKeys('data', map.data),
    ...validateDataKeys('binaryData', map.binaryData),
  ]
  if (!old?.immutable) return errors
  if (!map.immutable) errors.push(forbiddenField('immutable', IMMUTABLE_WHEN_SET))
  for (const field of ['data', 'binaryData'] as const)
    if (!dequal(map[field], old[field])) errors.push(forbiddenField(field, IMMUTABLE_WHEN_SET))
  return errors
}

export const configMap: Kind<ConfigMap> = {
  ...factsOf('v1', 'ConfigMap'),
  table: configMaps,
  columns: [
    NAME,
    {
      header: 'DATA',
      cell: ({ data, binaryData }) =>
        String(Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length),
    },
    AGE,
  ],
  validate,
}
