/**
 * NetworkPolicies: which traffic pods may have.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
import type { NetworkPolicy, NetworkPolicyPort } from '../../types/kubernetes/networking/v1.js'
import { selectorText } from './cells.js'
import { age, kind } from './define.js'
import { validateNetworkPolicy } from './network-policy-validation.js'
import { objectTable } from './object-table.js'

/** All policies. */
export const networkPolicies = objectTable<NetworkPolicy>('networkpolicies')

export const networkPolicy = kind<NetworkPolicy>('networking.k8s.io/v1', 'NetworkPolicy', {
  table: networkPolicies,
  cells: (policy, now) => [selectorText(policy.spec?.podSelector), age(policy, now)],
  setDefaults(draft) {
    const { spec } = draft
    if (!spec) return
    const { ingress, egress } = spec
    draft.spec = {
      ...spec,
      ...(ingress
        ? {
            ingress: ingress.map((rule) =>
              rule.ports ? { ...rule, ports: ports(rule.ports) } : rule,
            ),
          }
        : {}),
      ...(egress
        ? {
            egress: egress.map((rule) =>
              rule.ports ? { ...rule, ports: ports(rule.ports) } : rule,
            ),
          }
        : {}),
      policyTypes: spec.policyTypes?.length
        ? spec.policyTypes
        : egress?.length
          ? ['Ingress', 'Egress']
          : ['Ingress'],
    }
  },
  validate: validateNetworkPolicy,
})

const ports = (given: readonly NetworkPolicyPort[]): NetworkPolicyPort[] =>
  given.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' }))
