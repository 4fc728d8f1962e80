/**
 * Admission policies and their bindings: rules in CEL that change or refuse objects.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
import { NONE } from '../cells.js'
import { age, kind } from '../define.js'
import type { KubeObject, Stored } from '../kind.js'
import { objectTable } from '../object-table.js'
import { CelSyntaxError } from '../../../text/cel/index.js'
import { invalid, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { compileExpression } from './expressions.js'

const GROUP = 'admissionregistration.k8s.io/v1'

/** The object that a policy may look up besides the one it judges. */
interface ParamKind {
  readonly apiVersion?: string
  readonly kind?: string
}

/** A rule, in CEL. */
interface PolicyRule {
  readonly expression: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: string
}

/** How a policy changes an object. */
interface PolicyMutation {
  readonly patchType: string
  readonly applyConfiguration?: { readonly expression?: string }
  readonly jsonPatch?: { readonly expression?: string }
}

/** What both sorts of policies have. */
interface AdmissionPolicy extends KubeObject {
  spec?: {
    failurePolicy?: string
    paramKind?: ParamKind
    matchConstraints?: Readonly<Record<string, unknown>>
    matchConditions?: readonly { readonly name: string; readonly expression: string }[]
    variables?: readonly { readonly name: string; readonly expression: string }[]
    validations?: readonly PolicyRule[]
    auditAnnotations?: readonly { readonly key: string; readonly valueExpression: string }[]
    mutations?: readonly PolicyMutation[]
    reinvocationPolicy?: string
  }
  status?: Readonly<Record<string, unknown>>
}

/** Where a policy holds. */
interface AdmissionPolicyBinding extends KubeObject {
  spec?: {
    policyName?: string
    paramRef?: Readonly<Record<string, unknown>>
    matchResources?: Readonly<Record<string, unknown>>
    validationActions?: readonly string[]
  }
}

/** All policies that refuse. */
const validatingAdmissionPolicies = objectTable<AdmissionPolicy>('validatingadmissionpolicies')
/** All policies that change. */
const mutatingAdmissionPolicies = objectTable<AdmissionPolicy>('mutatingadmissionpolicies')
/** Where they hold. */
const validatingAdmissionPolicyBindings = objectTable<AdmissionPolicyBinding>(
  'validatingadmissionpolicybindings',
)
const mutatingAdmissionPolicyBindings = objectTable<AdmissionPolicyBinding>(
  'mutatingadmissionpolicybindings',
)

const paramText = ({ spec }: Stored<AdmissionPolicy>): string =>
  spec?.paramKind ? `${spec.paramKind.apiVersion}/${spec.paramKind.kind}` : '<unset>'

function defaultPolicy(draft: { spec?: AdmissionPolicy['spec'] }): void {
  const { spec } = draft
  if (!spec) return
  draft.spec = {
    ...spec,
    failurePolicy: spec.failurePolicy ?? 'Fail',
    ...(spec.matchConstraints
      ? {
          matchConstraints: {
            matchPolicy: 'Equivalent',
            namespaceSelector: {},
            objectSelector: {},
            ...spec.matchConstraints,
          },
        }
      : {}),
  }
}

/** What is wrong with the expressions of a policy. */
function policyErrors({ spec }: AdmissionPolicy): readonly FieldError[] {
  const errors: FieldError[] = []
  const check = (at: string, text: string | undefined): void => {
    if (text === undefined) return
    if (text.trim() === '') errors.push(required(at, 'expression is not specified'))
    else errors.push(...expressionErrors(at, text))
  }
  spec?.matchConditions?.forEach((one, i) =>
    check(`spec.matchConditions[${i}].expression`, one.expression),
  )
  spec?.variables?.forEach((one, i) => check(`spec.variables[${i}].expression`, one.expression))
  spec?.validations?.forEach((one, i) => {
    check(`spec.validations[${i}].expression`, one.expression)
    check(`spec.validations[${i}].messageExpression`, one.messageExpression)
  })
  spec?.mutations?.forEach((one, i) => {
    check(`spec.mutations[${i}].applyConfiguration.expression`, one.applyConfiguration?.expression)
    check(`spec.mutations[${i}].jsonPatch.expression`, one.jsonPatch?.expression)
  })
  return errors
}

function expressionErrors(at: string, text: string): readonly FieldError[] {
  try {
    compileExpression(text)
    return []
  } catch (error) {
    if (!(error instanceof CelSyntaxError)) throw error
    return [invalid(at, text, `compilation failed: ${error.message}`)]
  }
}

const paramRefText = ({ spec }: Stored<AdmissionPolicyBinding>): string => {
  const { name, namespace } = (spec?.paramRef ?? {}) as { name?: string; namespace?: string }
  if (!spec?.paramRef) return '<unset>'
  return namespace ? `${namespace}/${name ?? '*'}` : (name ?? NONE)
}

export const validatingAdmissionPolicy = kind<AdmissionPolicy>(GROUP, 'ValidatingAdmissionPolicy', {
  table: validatingAdmissionPolicies,
  cells: (policy, now) => [
    policy.spec?.validations?.length ?? 0,
    paramText(policy),
    age(policy, now),
  ],
  setDefaults: defaultPolicy,
  validate: policyErrors,
})

export const mutatingAdmissionPolicy = kind<AdmissionPolicy>(GROUP, 'MutatingAdmissionPolicy', {
  table: mutatingAdmissionPolicies,
  cells: (policy, now) => [
    policy.spec?.mutations?.length ?? 0,
    paramText(policy),
    age(policy, now),
  ],
  setDefaults: defaultPolicy,
  validate: policyErrors,
})

export const validatingAdmissionPolicyBinding = kind<AdmissionPolicyBinding>(
  GROUP,
  'ValidatingAdmissionPolicyBinding',
  {
    table: validatingAdmissionPolicyBindings,
    cells: (one, now) => [one.spec?.policyName, paramRefText(one), age(one, now)],
  },
)

export const mutatingAdmissionPolicyBinding = kind<AdmissionPolicyBinding>(
  GROUP,
  'MutatingAdmissionPolicyBinding',
  {
    table: mutatingAdmissionPolicyBindings,
    cells: (one, now) => [one.spec?.policyName, paramRefText(one), age(one, now)],
  },
)
