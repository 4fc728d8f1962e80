/**
 * Address families of Services, in a cluster that has addresses of one family, as minikube's has.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
import type { ServiceSpec } from '../../../types/kubernetes/core/v1.js'
import { invalid, notSupported } from '../field-errors.js'
import type { FieldError } from '../kind.js'

const OWN = 'IPv4'
const FAMILIES = ['IPv4', 'IPv6']
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
const NOT_DUAL = 'this cluster is not configured for dual-stack services'
const NOT_CONFIGURED = 'not configured on this cluster'
const NEEDS_DUAL =
  "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"

/** A headless Service without a selector may have families that its cluster has not. */
const hasForeignPods = ({ clusterIP, selector }: ServiceSpec): boolean =>
  clusterIP === 'None' && Object.keys(selector ?? {}).length === 0

/** The families and the policy that a Service gets when it does not say. */
export function familiesOf(
  spec: ServiceSpec,
  clusterIP: string,
): Pick<ServiceSpec, 'ipFamilies' | 'ipFamilyPolicy'> {
  const foreign = hasForeignPods({ ...spec, clusterIP })
  const policy = spec.ipFamilyPolicy || (foreign ? 'RequireDualStack' : 'SingleStack')
  const families = spec.ipFamilies?.length
    ? [...spec.ipFamilies]
    : [clusterIP.includes(':') ? 'IPv6' : OWN]
  if (foreign && families.length === 1 && policy !== 'SingleStack')
    families.push(families[0] === OWN ? 'IPv6' : OWN)
  return { ipFamilies: families, ipFamilyPolicy: policy }
}

/** What is wrong with the families that a Service asks for. */
export function familyErrors(spec: ServiceSpec): readonly FieldError[] {
  const families = spec.ipFamilies ?? []
  const errors = families.flatMap((family, i) =>
    FAMILIES.includes(family) ? [] : notSupported(`spec.ipFamilies[${i}]`, family, FAMILIES),
  )
  const policy = spec.ipFamilyPolicy
  if (policy && !POLICIES.includes(policy))
    errors.push(notSupported('spec.ipFamilyPolicy', policy, POLICIES))
  if (errors.length > 0 || spec.type === 'ExternalName') return errors
  if (policy === 'SingleStack' && families.length > 1)
    return [invalid('spec.ipFamilyPolicy', policy, NEEDS_DUAL)]
  if (hasForeignPods(spec)) return []
  if (policy === 'RequireDualStack') errors.push(invalid('spec.ipFamilyPolicy', policy, NOT_DUAL))
  for (const [i, family] of families.entries())
    if (family !== OWN) errors.push(invalid(`spec.ipFamilies[${i}]`, family, NOT_CONFIGURED))
  return errors
}
