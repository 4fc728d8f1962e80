/**
 * Label selectors as objects carry them (`matchLabels`, `matchExpressions`).
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
import type { LabelSelector } from '../../types/kubernetes/meta/v1.js'
import { forbiddenField, invalid, required } from './field-errors.js'
import type { FieldError } from './kind.js'
import { validateLabels } from './metadata.js'
import { labelValueErrors, qualifiedNameErrors } from './names.js'

type Labels = Readonly<Record<string, string>>

/** Whether labels satisfy a selector; an empty selector matches everything. */
export function matchesLabelSelector(selector: LabelSelector, labels: Labels): boolean {
  for (const key in selector.matchLabels)
    if (!Object.hasOwn(labels, key) || labels[key] !== selector.matchLabels[key]) return false
  return (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined
    if (operator === 'Exists') return value !== undefined
    if (operator === 'DoesNotExist') return value === undefined
    const listed = value !== undefined && values.includes(value)
    return operator === 'In' ? listed : operator === 'NotIn' && !listed
  })
}

/** What is wrong with a selector. */
export function validateLabelSelector(
  field: string,
  selector: LabelSelector,
): readonly FieldError[] {
  const errors: FieldError[] = [...validateLabels(`${field}.matchLabels`, selector.matchLabels)]
  selector.matchExpressions?.forEach(({ key, operator, values }, i) => {
    const at = `${field}.matchExpressions[${i}]`
    const count = values?.length ?? 0
    if (operator === 'In' || operator === 'NotIn') {
      if (count === 0)
        errors.push(
          required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'"),
        )
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (count > 0)
        errors.push(
          forbiddenField(
            `${at}.values`,
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          ),
        )
    } else errors.push(invalid(`${at}.operator`, operator ?? '', 'not a valid selector operator'))
    errors.push(
      ...qualifiedNameErrors(key ?? '').map((error) => invalid(`${at}.key`, key ?? '', error)),
    )
    values?.forEach((value, j) =>
      errors.push(
        ...labelValueErrors(value).map((error) => invalid(`${at}.values[${j}]`, value, error)),
      ),
    )
  })
  return errors
}
