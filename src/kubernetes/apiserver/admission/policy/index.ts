/**
 * ValidatingAdmissionPolicy and MutatingAdmissionPolicy: rules in CEL, where bindings say that they
 * hold.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 * @see https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
 */
import type {
  MutatingAdmissionPolicySpec,
  Mutation,
  ValidatingAdmissionPolicySpec,
  Validation,
} from '../../../../types/kubernetes/admissionregistration/v1.js'
import {
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
} from '../../../kinds/admission/policies.js'
import { forbiddenFor } from '../../errors.js'
import { applyJsonPatch } from '../../patch/json-patch.js'
import { applyMergePatch } from '../../patch/merge-patch.js'
import { applyStrategicMergePatch } from '../../patch/strategic-merge-patch.js'
import { replaceObject } from '../dynamic/replace.js'
import { type AdmissionPlugin, type AdmissionRequest, isPod } from '../plugin.js'
import { mountToken } from '../serviceaccount.js'
import { copyOf } from '../webhook/webhook.js'
import { boundPolicies } from './bindings.js'
import {
  type Names,
  evaluate,
  evaluateAll,
  failedCondition,
  jsonOf,
  withVariables,
} from './evaluate.js'

const CODES: Readonly<Record<string, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  RequestEntityTooLarge: 413,
  Invalid: 422,
}

export const validatingAdmissionPolicyPlugin: AdmissionPlugin = {
  name: 'ValidatingAdmissionPolicy',
  handles: () => true,
  validate(request) {
    for (const {
      policy,
      binding,
      spec,
      actions,
      params,
      fault,
    } of boundPolicies<ValidatingAdmissionPolicySpec>(
      request,
      validatingAdmissionPolicy.table as never,
      validatingAdmissionPolicyBinding.table as never,
    )) {
      const by = `ValidatingAdmissionPolicy '${policy}' with binding '${binding}'`
      const failures = fault === undefined ? judge(request, spec, params) : faults(spec, fault)
      for (const { message, reason } of failures) {
        if (actions.includes('Warn')) request.warn(`Validation failed for ${by}: ${message}`)
        if (actions.includes('Deny')) refuse(request, `${by} denied request: ${message}`, reason)
      }
    }
  },
}

/** What a rule has against an object. */
interface Failure {
  readonly message: string
  readonly reason: string | undefined
}

/** What cannot be evaluated is against the object, unless the policy says to pass over it. */
const faults = (
  { failurePolicy }: { readonly failurePolicy?: string },
  message: string,
): readonly Failure[] => (failurePolicy === 'Ignore' ? [] : [{ message, reason: undefined }])

function judge(
  request: AdmissionRequest,
  spec: ValidatingAdmissionPolicySpec,
  params: object | null,
): readonly Failure[] {
  const names = withVariables(evaluateAll(request, params), spec.variables)
  const unmet = failedCondition(spec.matchConditions, names)
  if (unmet) return unmet.error === undefined ? [] : faults(spec, unmet.error)
  return (spec.validations ?? []).flatMap((validation) => {
    const outcome = evaluate(validation.expression, names)
    if ('error' in outcome) return faults(spec, outcome.error)
    return outcome.value === true
      ? []
      : [{ message: messageOf(validation, names), reason: validation.reason }]
  })
}

function messageOf({ expression, message, messageExpression }: Validation, names: Names): string {
  const outcome = messageExpression ? evaluate(messageExpression, names) : undefined
  const made = outcome && 'value' in outcome ? outcome.value : undefined
  if (typeof made === 'string' && made.trim() !== '' && !made.includes('\n')) return made
  return message?.trim() || `failed expression: ${expression.trim()}`
}

/** @throws ApiError */
function refuse({ kind, name }: AdmissionRequest, message: string, reason = 'Invalid'): never {
  throw forbiddenFor(kind, name, message, reason, CODES[reason] ?? 422)
}

export const mutatingAdmissionPolicyPlugin: AdmissionPlugin = {
  name: 'MutatingAdmissionPolicy',
  handles: (_, operation) => operation !== 'DELETE',
  admit(request) {
    for (const {
      policy,
      binding,
      spec,
      params,
      fault,
    } of boundPolicies<MutatingAdmissionPolicySpec>(
      request,
      mutatingAdmissionPolicy.table as never,
      mutatingAdmissionPolicyBinding.table as never,
    )) {
      if (request.isAgain && spec.reinvocationPolicy !== 'IfNeeded') continue
      const failed = (why: string): void => {
        if (spec.failurePolicy === 'Ignore') return
        refuse(
          request,
          `MutatingAdmissionPolicy '${policy}' with binding '${binding}' denied request: ${why}`,
        )
      }
      if (fault === undefined) mutate(request, spec, params, failed)
      else failed(fault)
    }
  },
}

function mutate(
  request: AdmissionRequest,
  spec: MutatingAdmissionPolicySpec,
  params: object | null,
  failed: (why: string) => void,
): void {
  if (isPod(request.kind) && request.operation === 'CREATE') mountToken(request)
  const unmet = failedCondition(
    spec.matchConditions,
    withVariables(evaluateAll(request, params), spec.variables),
  )
  if (unmet) {
    if (unmet.error !== undefined) failed(unmet.error)
    return
  }
  for (const mutation of spec.mutations ?? []) {
    // Each mutation sees what those before it made.
    const names = withVariables(evaluateAll(request, params), spec.variables)
    const expression =
      mutation.jsonPatch?.expression ?? mutation.applyConfiguration?.expression ?? ''
    const outcome = evaluate(expression, names)
    if ('error' in outcome) return failed(outcome.error)
    replaceObject(request, changed(request, mutation, jsonOf(outcome.value)))
  }
}

function changed(request: AdmissionRequest, { patchType }: Mutation, made: unknown): object {
  const { kind } = request
  const object = copyOf(request.object) as object
  if (patchType === 'JSONPatch') return applyJsonPatch(object, made)
  const patch = made as Record<string, unknown>
  return (
    kind.schema ? applyMergePatch(object, patch) : applyStrategicMergePatch(kind, object, patch)
  ) as object
}
