/**
 * Bindings: where a policy holds, and with which parameters.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#parameter-resources
 */
import type {
  MatchResources,
  ParamKind,
  ParamRef,
} from '../../../../types/kubernetes/admissionregistration/v1.js'
import type { TableSpec } from '../../../../sim/table.js'
import type { KubeObject, Stored } from '../../../kinds/kind.js'
import { matchesLabelSelector } from '../../../kinds/label-selector.js'
import { kindIn } from '../../../kinds/served.js'
import { isSubject, matchesResources } from '../dynamic/match.js'
import type { AdmissionRequest } from '../plugin.js'

interface BindingSpec {
  readonly policyName?: string
  readonly paramRef?: ParamRef
  readonly matchResources?: MatchResources
  readonly validationActions?: readonly string[]
}
interface PolicySpec {
  readonly paramKind?: ParamKind
  readonly matchConstraints?: MatchResources
}
type With<Spec> = Stored<KubeObject> & { readonly spec?: Spec }

/** A policy that holds for a write, by a binding, with one object of parameters. */
interface Bound<Spec> {
  readonly policy: string
  readonly binding: string
  readonly spec: Spec
  readonly actions: readonly string[]
  readonly params: object | null
  /** The parameters that the binding asks for cannot be had. */
  readonly fault?: string
}

/** The policies that hold for a write. A cluster without bindings pays one look. */
export function boundPolicies<Spec extends PolicySpec>(
  request: AdmissionRequest,
  policies: TableSpec<never>,
  bindings: TableSpec<never>,
): readonly Bound<Spec>[] {
  const { tx } = request
  if (tx.count(bindings) === 0 || !isSubject(request)) return []
  const all = tx.rows(bindings as TableSpec<object>) as readonly With<BindingSpec>[]
  return all.flatMap(({ metadata, spec }) => {
    const policy = tx.get(policies as TableSpec<object>, spec?.policyName ?? '') as
      | With<Spec>
      | undefined
    if (!policy?.spec?.matchConstraints) return []
    if (!matchesResources(policy.spec.matchConstraints, request)) return []
    if (!matchesResources(spec?.matchResources, request)) return []
    const bound = {
      policy: policy.metadata.name,
      binding: metadata.name,
      spec: policy.spec,
      actions: spec?.validationActions ?? ['Deny'],
    }
    const found = paramsOf(request, policy.spec.paramKind, spec?.paramRef)
    return typeof found === 'string'
      ? [{ ...bound, params: null, fault: found }]
      : found.map((params) => ({ ...bound, params }))
  })
}

/** The parameters, one after the other; why there are none, if that is a fault. */
function paramsOf(
  request: AdmissionRequest,
  paramKind: ParamKind | undefined,
  ref: ParamRef | undefined,
): readonly (object | null)[] | string {
  if (!paramKind || !ref) return [null]
  const kind = kindIn(request.tx, paramKind.apiVersion ?? '', paramKind.kind ?? '')
  if (!kind)
    return `failed to find resource referenced by paramKind: '${paramKind.apiVersion}, Kind=${paramKind.kind}'`
  const namespace = kind.namespaced ? (ref.namespace ?? request.namespace ?? '') : undefined
  const found: object[] = []
  if (ref.name) {
    const one = request.tx.get(
      kind.table,
      namespace === undefined ? ref.name : `${namespace}/${ref.name}`,
    )
    if (one) found.push(one)
  } else
    request.tx.each(kind.table, namespace === undefined ? '' : `${namespace}/`, (row) => {
      const { metadata } = row as Stored<KubeObject>
      if (matchesLabelSelector(ref.selector ?? {}, metadata.labels ?? {})) found.push(row as object)
    })
  if (found.length > 0) return found
  return ref.parameterNotFoundAction === 'Allow'
    ? []
    : 'failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction'
}
