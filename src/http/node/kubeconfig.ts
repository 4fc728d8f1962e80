/**
 * A kubeconfig for whoever asks over plain HTTP.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */

/** The text of a kubeconfig for a server's address. */
export const kubeconfigOf = (server: string): string => `apiVersion: v1
kind: Config
clusters:
- name: kubarium
  cluster:
    server: ${server}
    insecure-skip-tls-verify: true
users:
- name: kubarium
  user: {}
contexts:
- name: kubarium
  context:
    cluster: kubarium
    user: kubarium
current-context: kubarium
`
