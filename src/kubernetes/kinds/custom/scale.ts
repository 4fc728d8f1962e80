/**
 * The scale subresource of custom resources: where the numbers of replicas stand.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#scale-subresource
 */
import type { CustomResourceSubresourceScale } from '../../../types/kubernetes/apiextensions/v1.js'
import { invalid } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { valueAt } from './path.js'

const LARGEST = 2 ** 31 - 1

/** What is wrong with the numbers of replicas of an object. */
export function validateScale(
  scale: CustomResourceSubresourceScale | undefined,
  object: object,
): readonly FieldError[] {
  if (!scale) return []
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale
  return [
    ...validateReplicas(object, specReplicasPath),
    ...validateReplicas(object, statusReplicasPath),
    ...(labelSelectorPath ? validateSelector(object, labelSelectorPath) : []),
  ]
}

function validateReplicas(object: object, path: string): readonly FieldError[] {
  const replicas = valueAt(object, path)
  if (replicas === undefined) return []
  if (typeof replicas !== 'number' || !Number.isInteger(replicas))
    return [
      invalid(
        path,
        0,
        `${path} accessor error: ${shown(replicas)} is of the type ${goName(replicas)}, expected int64`,
      ),
    ]
  if (replicas < 0) return [invalid(path, replicas, 'should be a non-negative integer')]
  return replicas > LARGEST
    ? [invalid(path, replicas, `should be less than or equal to ${LARGEST}`)]
    : []
}

function validateSelector(object: object, path: string): readonly FieldError[] {
  const selector = valueAt(object, path)
  return selector === undefined || typeof selector === 'string'
    ? []
    : [
        invalid(
          path,
          '',
          `${path} accessor error: ${shown(selector)} is of the type ${goName(selector)}, expected string`,
        ),
      ]
}

const shown = (value: unknown): string =>
  value === null ? '<nil>' : typeof value === 'object' ? JSON.stringify(value) : String(value)

function goName(value: unknown): string {
  if (value === null) return '<nil>'
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'object') return 'map[string]interface {}'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : 'string'
}
