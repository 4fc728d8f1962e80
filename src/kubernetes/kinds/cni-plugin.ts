/**
 * CNI plugins: what gives pods their network. Some enforce network policies, some let all traffic
 * pass.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/network_policy/
 */

/** The plugins that a cluster may have; minikube chooses `bridge` or `kindnet` by itself. */
export const CNI_PLUGINS = ['bridge', 'calico', 'cilium', 'flannel', 'kindnet'] as const

/** The name of a CNI plugin. */
export type CniPlugin = (typeof CNI_PLUGINS)[number]

/** Whether a plugin enforces network policies. */
export const enforcesPolicies = (plugin: CniPlugin | undefined): boolean =>
  plugin === 'calico' || plugin === 'cilium'

/** What is said of the first network policy in a cluster that lets all traffic pass. */
export const NOT_ENFORCED =
  'the CNI plugin of this cluster does not enforce network policies, so all traffic passes: a cluster of "minikube start --cni calico" enforces them'
