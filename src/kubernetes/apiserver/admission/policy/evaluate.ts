/**
 * Expressions of policies and of match conditions: what they see of a write, and what they say.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
import type { MatchCondition } from '../../../../types/kubernetes/admissionregistration/v1.js'
import { CelError, CelSyntaxError, type Value } from '../../../../text/cel/index.js'
import { MapValue } from '../../../../text/cel/values.js'
import { namespaces } from '../../../kinds/namespace.js'
import { compileExpression } from '../../../kinds/admission/expressions.js'
import { valueOf } from '../../../kinds/custom/rule-values.js'
import { userOf } from '../dynamic/who.js'
import type { AdmissionRequest } from '../plugin.js'

/** What the names in expressions stand for. */
export type Names = Readonly<Record<string, Value>>

/** What an expression gives, or why it gives nothing. */
type Outcome = { readonly value: Value } | { readonly error: string }

/** What expressions see of a write. */
export function evaluateAll(request: AdmissionRequest, params: object | null = null): Names {
  const { tx, kind, operation, object, old, namespace, name, subresource, dryRun } = request
  const { group, version } = kind
  const json = (value: unknown): Value => valueOf(undefined, value)
  return {
    object: json(operation === 'DELETE' ? null : object),
    oldObject: json(old ?? null),
    params: json(params),
    namespaceObject: json(namespace === undefined ? null : tx.get(namespaces, namespace)),
    request: json({
      kind: { group, version, kind: kind.kind },
      resource: { group, version, resource: kind.plural },
      requestKind: { group, version, kind: kind.kind },
      requestResource: { group, version, resource: kind.plural },
      subResource: subresource ?? '',
      name,
      namespace: namespace ?? '',
      operation,
      userInfo: userOf(request),
      dryRun,
    }),
  }
}

/** Evaluates an expression. */
export function evaluate(expression: string, names: Names): Outcome {
  try {
    return { value: compileExpression(expression).evaluate(names) }
  } catch (error) {
    if (error instanceof CelSyntaxError) return { error: `compilation failed: ${error.message}` }
    if (error instanceof CelError)
      return { error: `expression '${expression}' resulted in error: ${error.message}` }
    throw error
  }
}

/** The names with the variables of a policy, each worked out when it is asked for. */
export function withVariables(
  names: Names,
  variables: readonly { readonly name: string; readonly expression: string }[] = [],
): Names {
  if (variables.length === 0) return { ...names, variables: valueOf(undefined, {}) }
  const all: Record<string, Value> = { ...names }
  const byName = new Map(variables.map((one) => [one.name, one.expression]))
  all['variables'] = MapValue.fields([...byName.keys()], (name) => {
    const outcome = evaluate(byName.get(name) ?? '', all)
    if ('error' in outcome)
      throw new CelError(`composited variable "${name}" fails to evaluate: ${outcome.error}`)
    return outcome.value
  })
  return all
}

/** The first condition that does not hold; undefined when all do. */
export function failedCondition(
  conditions: readonly MatchCondition[] | undefined,
  names: Names,
): { readonly name: string; readonly error?: string } | undefined {
  for (const { name, expression } of conditions ?? []) {
    const outcome = evaluate(expression, names)
    if ('error' in outcome) return { name, error: outcome.error }
    if (outcome.value !== true) return { name }
  }
  return undefined
}

/** A value of an expression as JSON. */
export function jsonOf(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map((one) => jsonOf(one as Value))
  if (value instanceof MapValue)
    return Object.fromEntries(
      value.keys.map((key) => [String(key), jsonOf(value.get(key) ?? null)]),
    )
  return value
}
