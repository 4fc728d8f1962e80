/**
 * What a Service loses when its type changes: fields that only the old type has go, unless the user
 * set them anew.
 *
 * @see
 * https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
import { dequal } from 'dequal'
import type { Service, ServiceSpec } from '../../../types/kubernetes/core/v1.js'
import type { Draft, Stored } from '../kind.js'
import { needsHealthCheck } from './addresses.js'

const isOutside = ({ type, externalIPs = [] }: ServiceSpec): boolean =>
  type === 'NodePort' || type === 'LoadBalancer' || externalIPs.length > 0

/** The fields that a Service of this spec may not have. */
function foreignFields(spec: ServiceSpec): readonly (keyof ServiceSpec)[] {
  return [
    ...(spec.type === 'ExternalName'
      ? ([
          'clusterIP',
          'clusterIPs',
          'ipFamilies',
          'ipFamilyPolicy',
          'internalTrafficPolicy',
        ] as const)
      : []),
    ...(spec.type === 'LoadBalancer'
      ? []
      : (['allocateLoadBalancerNodePorts', 'loadBalancerClass'] as const)),
    ...(isOutside(spec) ? [] : (['externalTrafficPolicy'] as const)),
    ...(needsHealthCheck(spec) ? [] : (['healthCheckNodePort'] as const)),
  ]
}

/** Takes away what came with the old type and does not fit the new one. */
export function dropTypeDependent(draft: Draft<Service>, old: Stored<Service>): void {
  const spec = draft.spec
  if (
    !spec ||
    (spec.type === old.spec?.type && needsHealthCheck(spec) === needsHealthCheck(old.spec ?? {}))
  )
    return
  const gone = new Set<string>(
    foreignFields(spec).filter((field) => dequal(spec[field], old.spec?.[field])),
  )
  draft.spec = Object.fromEntries(Object.entries(spec).filter(([field]) => !gone.has(field)))
}
