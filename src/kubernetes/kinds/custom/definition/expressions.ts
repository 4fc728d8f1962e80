/**
 * Validation of the expressions of rules: they compile, give what they must give, and look back only
 * where a value can be distinguished from others.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
import { invalid } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { compileRule } from '../rules.js'
import { type Schema, itemsOf, listTypeOf, valuesOf } from '../schema.js'

/**
 * What is wrong with the rules in a schema. `lost` is the path of the list in which items cannot be
 * distinguished from one another.
 */
export function validateExpressions(
  schema: Schema,
  path: string,
  lost: string | undefined,
  isRoot = false,
): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    errors.push(...validateExpressions(property, `${path}.properties[${name}]`, lost))
  const values = valuesOf(schema)
  if (values) errors.push(...validateExpressions(values, `${path}.additionalProperties`, lost))
  const items = itemsOf(schema)
  if (items) {
    const here = lost ?? (listTypeOf(schema) === 'map' ? undefined : path)
    errors.push(...validateExpressions(items, `${path}.items`, here))
  }
  return [...errors, ...ruleErrors(schema, path, lost, isRoot)]
}

const ruleErrors = (
  schema: Schema,
  path: string,
  lost: string | undefined,
  isRoot: boolean,
): readonly FieldError[] =>
  (schema['x-kubernetes-validations'] ?? []).flatMap((rule, i): readonly FieldError[] => {
    const at = `${path}.x-kubernetes-validations[${i}]`
    const shown = {
      Rule: rule.rule,
      Message: rule.message ?? '',
      MessageExpression: rule.messageExpression ?? '',
      Reason: rule.reason ?? null,
      FieldPath: rule.fieldPath ?? '',
      OptionalOldSelf: rule.optionalOldSelf ?? null,
    }
    const made = compileRule(schema, rule, isRoot)
    if (!('program' in made)) {
      const value = made.part === 'optionalOldSelf' ? rule.optionalOldSelf : shown
      return [invalid(`${at}.${made.part}`, value, made.detail)]
    }
    return lost !== undefined && made.program.uses.has('oldSelf')
      ? [
          invalid(
            `${at}.rule`,
            rule.rule,
            `oldSelf cannot be used on the uncorrelatable portion of the schema within ${lost}`,
          ),
        ]
      : []
  })
