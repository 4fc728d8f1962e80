/**
 * ServiceCIDRs: where addresses of Services come from.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/service-cidr-v1/
 */
import { age, kind } from './define.js'
import { cidr, invalid, required } from './field-errors.js'
import type { KubeObject } from './kind.js'

const NEEDS_ONE = 'at least one CIDR required'
const AT_MOST_TWO = 'may only hold up to 2 values'

export const serviceCidr = kind<KubeObject & { spec?: { cidrs?: readonly string[] } }>(
  'networking.k8s.io/v1',
  'ServiceCIDR',
  {
    cells: (one, now) => [(one.spec?.cidrs ?? []).join(','), age(one, now)],
    validate({ spec }) {
      const cidrs = spec?.cidrs ?? []
      if (cidrs.length === 0) return [required('spec.cidrs', NEEDS_ONE)]
      if (cidrs.length > 2) return [invalid('spec', spec, AT_MOST_TWO)]
      return cidrs.flatMap((range, i) => cidr(`spec.cidrs[${i}]`, range))
    },
  },
)
