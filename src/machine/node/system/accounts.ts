/**
 * The service accounts of `kube-system`: one for each controller, and the add-ons'.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#controller-roles
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import { NAMESPACE } from './names.js'

const NAMES = (
  'attachdetach-controller bootstrap-signer certificate-controller ' +
  'clusterrole-aggregation-controller coredns cronjob-controller daemon-set-controller ' +
  'deployment-controller disruption-controller endpoint-controller endpointslice-controller ' +
  'endpointslicemirroring-controller ephemeral-volume-controller expand-controller ' +
  'generic-garbage-collector horizontal-pod-autoscaler job-controller kube-proxy ' +
  'legacy-service-account-token-cleaner namespace-controller node-controller ' +
  'persistent-volume-binder pod-garbage-collector pv-protection-controller ' +
  'pvc-protection-controller replicaset-controller replication-controller ' +
  'resource-claim-controller resourcequota-controller root-ca-cert-publisher ' +
  'service-account-controller service-cidrs-controller statefulset-controller ' +
  'storage-provisioner token-cleaner ttl-after-finished-controller ttl-controller ' +
  'validatingadmissionpolicy-status-controller'
).split(' ')

/** Makes them all. */
export function createAccounts(api: Api): void {
  for (const name of NAMES)
    api.create('ServiceAccount', { metadata: { name, namespace: NAMESPACE } })
}
