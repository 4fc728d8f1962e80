/**
 * What makes the policies of a Service invalid: where its traffic may go, who stays with whom, and
 * what a load balancer is asked for.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
 */
import type { Service, ServiceSpec } from '../../../types/kubernetes/core/v1.js'
import { cidr, forbiddenField, immutable, invalid, oneOf } from '../field-errors.js'
import type { FieldError, Stored } from '../kind.js'
import { needsHealthCheck } from './addresses.js'

const LOCALITIES = ['Cluster', 'Local']
const DISTRIBUTIONS = ['PreferClose', 'PreferSameNode', 'PreferSameZone']
const NOT_OUTSIDE = 'may only be set for externally-accessible services'
const LONGEST_AFFINITY = 86_400
const AFFINITY = `must be greater than 0 and less than ${LONGEST_AFFINITY}`
const NO_AFFINITY = 'must not be set when session affinity is None'
const NO_HEALTH_CHECK =
  "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
const BALANCER_SET = "may only be set when `type` is 'LoadBalancer'"
const BALANCER_USED = "may only be used when `type` is 'LoadBalancer'"
/** What is said of a value that stays as it was first set. */
export const CHANGED = 'may not change once set'
/** The real one writes this field's name like this. */
const SOURCE_RANGES = 'spec.LoadBalancerSourceRanges'

/** What is wrong with them. */
export function policyErrors(
  spec: ServiceSpec,
  old: Stored<Service> | undefined,
): readonly FieldError[] {
  return [
    ...localityErrors(spec),
    ...affinityErrors(spec),
    ...(spec.trafficDistribution
      ? oneOf('spec.trafficDistribution', spec.trafficDistribution, DISTRIBUTIONS)
      : []),
    ...healthCheckErrors(spec, old?.spec),
    ...balancerErrors(spec, old?.spec),
  ]
}

function localityErrors(spec: ServiceSpec): readonly FieldError[] {
  const { type, internalTrafficPolicy, externalTrafficPolicy, externalIPs = [] } = spec
  const outside = type === 'NodePort' || type === 'LoadBalancer' || externalIPs.length > 0
  const errors: FieldError[] = []
  if (internalTrafficPolicy)
    errors.push(...oneOf('spec.internalTrafficPolicy', internalTrafficPolicy, LOCALITIES))
  if (externalTrafficPolicy && outside)
    errors.push(...oneOf('spec.externalTrafficPolicy', externalTrafficPolicy, LOCALITIES))
  if (externalTrafficPolicy && !outside)
    errors.push(invalid('spec.externalTrafficPolicy', externalTrafficPolicy, NOT_OUTSIDE))
  return errors
}

function affinityErrors({ sessionAffinity, sessionAffinityConfig: config }: ServiceSpec) {
  if (sessionAffinity === 'None' && config)
    return [forbiddenField('spec.sessionAffinityConfig', NO_AFFINITY)]
  const seconds = config?.clientIP?.timeoutSeconds
  return seconds !== undefined && (seconds <= 0 || seconds > LONGEST_AFFINITY)
    ? [invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', seconds, AFFINITY)]
    : []
}

function healthCheckErrors(spec: ServiceSpec, old: ServiceSpec | undefined): FieldError[] {
  const field = 'spec.healthCheckNodePort'
  const { healthCheckNodePort: port } = spec
  if (!needsHealthCheck(spec)) return port ? [invalid(field, port, NO_HEALTH_CHECK)] : []
  return old && needsHealthCheck(old)
    ? [...immutable(field, port, port === old.healthCheckNodePort)]
    : []
}

function balancerErrors(spec: ServiceSpec, old: ServiceSpec | undefined): readonly FieldError[] {
  const { type, loadBalancerClass, loadBalancerSourceRanges: ranges = [] } = spec
  const errors = ranges.flatMap((range, i) => cidr(`${SOURCE_RANGES}[${i}]`, range.trim()))
  if (type !== 'LoadBalancer') {
    if (ranges.length > 0) errors.push(forbiddenField(SOURCE_RANGES, BALANCER_SET))
    if (spec.allocateLoadBalancerNodePorts !== undefined)
      errors.push(forbiddenField('spec.allocateLoadBalancerNodePorts', BALANCER_USED))
    if (loadBalancerClass) errors.push(forbiddenField('spec.loadBalancerClass', BALANCER_USED))
  } else if (old?.type === 'LoadBalancer' && old.loadBalancerClass !== loadBalancerClass)
    errors.push(invalid('spec.loadBalancerClass', loadBalancerClass ?? null, CHANGED))
  return errors
}
