/**
 * Validation of how a definition's versions become one another.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 */
import type { CustomResourceConversion } from '../../../../types/kubernetes/apiextensions/v1.js'
import { forbiddenField, invalid, oneOf, required, ONE_ADDRESS } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { nameErrors } from '../../names.js'

const PATH = 'spec.conversion'
const ACCEPTED = ['v1', 'v1beta1']

/** What is wrong with a conversion. */
export function validateConversion(
  conversion: CustomResourceConversion | undefined,
): readonly FieldError[] {
  if (!conversion) return []
  const { strategy, webhook } = conversion
  const config = webhook?.clientConfig
  const versions = webhook?.conversionReviewVersions ?? []
  const errors: FieldError[] = [...oneOf(`${PATH}.strategy`, strategy, ['None', 'Webhook'])]
  if (strategy !== 'Webhook') {
    const detail = 'should not be set when strategy is not set to Webhook'
    if (config) errors.push(forbiddenField(`${PATH}.webhookClientConfig`, detail))
    if (versions.length > 0) errors.push(forbiddenField(`${PATH}.conversionReviewVersions`, detail))
    return errors
  }
  if (!config)
    errors.push(required(`${PATH}.webhookClientConfig`, 'required when strategy is set to Webhook'))
  else if ((config.url === undefined) === (config.service === undefined))
    errors.push(required(`${PATH}.webhookClientConfig`, ONE_ADDRESS))
  return [...errors, ...validateReviewVersions(versions)]
}

function validateReviewVersions(versions: readonly string[]): readonly FieldError[] {
  const path = `${PATH}.conversionReviewVersions`
  if (versions.length === 0) return [required(path)]
  const errors = versions.flatMap((version, i) =>
    versions.indexOf(version) < i
      ? [invalid(`${path}[${i}]`, version, 'duplicate version')]
      : nameErrors('label1035', version).map((error) => invalid(`${path}[${i}]`, version, error)),
  )
  return versions.some((version) => ACCEPTED.includes(version))
    ? errors
    : [...errors, invalid(path, versions, `must include at least one of ${ACCEPTED.join(', ')}`)]
}
