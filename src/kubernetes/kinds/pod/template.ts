/**
 * Pod templates, and the selectors that have to match them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
 */
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import { invalid, notSupported, required } from '../field-errors.js'
import { matchesLabelSelector, validateLabelSelector } from '../label-selector.js'
import type { FieldError } from '../kind.js'
import { validateLabels } from '../metadata.js'
import { validatePodSpec } from './validation.js'

export const SELECTOR_MISMATCH = '`selector` does not match template `labels`'
const EMPTY_SELECTOR = 'empty selector is invalid for deployment'

/** Checks the selector of a controller against its template, then the template. */
export function validateTemplateOf(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec = {},
  restartPolicies: readonly string[],
): readonly FieldError[] {
  return [...validateSelectorOf(selector, template), ...validateTemplate(template, restartPolicies)]
}

/** Checks the selector of a controller against its template. */
export function validateSelectorOf(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec = {},
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!selector) errors.push(required('spec.selector'))
  else {
    errors.push(...validateLabelSelector('spec.selector', selector))
    const empty =
      Object.keys(selector.matchLabels ?? {}).length === 0 &&
      (selector.matchExpressions ?? []).length === 0
    if (empty) errors.push(invalid('spec.selector', selector, EMPTY_SELECTOR))
  }
  const labels = template.metadata?.labels
  const unreadable = selector !== undefined && errors.length > 0
  if (!unreadable && !(selector && matchesLabelSelector(selector, labels ?? {})))
    errors.push(invalid('spec.template.metadata.labels', labels, SELECTOR_MISMATCH))
  return errors
}

/** Checks a template by itself; `restartPolicies` are those that the controller can work with. */
export function validateTemplate(
  template: PodTemplateSpec,
  restartPolicies: readonly string[],
): readonly FieldError[] {
  const errors: FieldError[] = [
    ...validateLabels('spec.template.labels', template.metadata?.labels),
  ]
  if (!template.spec) return [...errors, required('spec.template.spec.containers')]
  errors.push(...validatePodSpec(template.spec, 'spec.template.spec'))
  const policy = template.spec.restartPolicy
  if (policy && !restartPolicies.includes(policy))
    errors.push(notSupported('spec.template.spec.restartPolicy', policy, restartPolicies))
  return errors
}
