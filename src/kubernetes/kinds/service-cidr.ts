/**
 * ServiceCIDRs: where addresses of Services come from.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/service-cidr-v1/
 */
import { age, kind } from './define.js'
import type { KubeObject } from './kind.js'

export const serviceCidr = kind<KubeObject & { spec?: { cidrs?: readonly string[] } }>(
  'networking.k8s.io/v1',
  'ServiceCIDR',
  { cells: (one, now) => [(one.spec?.cidrs ?? []).join(','), age(one, now)] },
)
