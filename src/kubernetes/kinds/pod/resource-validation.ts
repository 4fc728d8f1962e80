/**
 * What makes requests and limits invalid.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
import type { ResourceRequirements } from '../../../types/kubernetes/core/v1.js'
import { parseQuantity } from '../../../text/quantity.js'
import { atMost, invalid, notNegative } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { qualifiedNameErrors } from '../names.js'
import { NOT_OF_CONTAINERS, NOT_STANDARD } from '../quota/names.js'

const STANDARD = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/

export function validateResources(
  resources: ResourceRequirements | undefined,
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const section of ['limits', 'requests'] as const) {
    for (const [name, quantity] of Object.entries(resources?.[section] ?? {})) {
      const at = `${field}.${section}[${name}]`
      errors.push(
        ...qualifiedNameErrors(name).map((error) => invalid(`${field}.${section}`, name, error)),
      )
      if (!name.includes('/') && !STANDARD.test(name))
        errors.push(invalid(at, name, NOT_STANDARD), invalid(at, name, NOT_OF_CONTAINERS))
      errors.push(...notNegative(at, amount(quantity), String(quantity)))
    }
  }
  for (const [name, request] of Object.entries(resources?.requests ?? {})) {
    const limit = resources?.limits?.[name]
    if (limit !== undefined && amount(request) > amount(limit)) {
      errors.push(
        invalid(`${field}.requests`, String(request), atMost(`${name} limit of ${limit}`)),
      )
    }
  }
  return errors
}

const amount = (quantity: string): number => parseQuantity(String(quantity)) ?? Number.NaN
