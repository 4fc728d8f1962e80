/**
 * The kinds that the API server has: those of the API's facts, with the behaviour that stands in
 * one file a kind. Adding behaviour is one file and one line here.
 *
 * @module
 */
import {
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
} from './admission/policies.js'
import {
  mutatingWebhookConfiguration,
  validatingWebhookConfiguration,
} from './admission/webhooks.js'
import { apiService } from './api-service.js'
import { certificateSigningRequest } from './certificate-signing-request.js'
import { controllerRevision } from './controller-revision.js'
import { cronJob } from './cron-job.js'
import { csiDriver } from './csi-driver.js'
import { csiNode } from './csi-node.js'
import { customResourceDefinition } from './custom-resource-definition.js'
import { daemonSet } from './daemon-set.js'
import { flowSchema, priorityLevelConfiguration } from './flow-control.js'
import { horizontalPodAutoscalerV1 } from './horizontal-pod-autoscaler-v1.js'
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.js'
import { ingress } from './ingress.js'
import { ingressClass } from './ingress-class.js'
import { ipAddress } from './ip-address.js'
import { job } from './job.js'
import { limitRange } from './limit-range.js'
import { networkPolicy } from './network-policy.js'
import { persistentVolume } from './persistent-volume.js'
import { persistentVolumeClaim } from './persistent-volume-claim.js'
import { podDisruptionBudget } from './pod-disruption-budget.js'
import { podTemplate } from './pod-template.js'
import { priorityClass } from './priority-class.js'
import { clusterRole } from './rbac/cluster-role.js'
import { clusterRoleBinding } from './rbac/cluster-role-binding.js'
import { role } from './rbac/role.js'
import { roleBinding } from './rbac/role-binding.js'
import { resourceClaim, resourceSlice } from './resource-claim.js'
import { resourceQuota } from './resource-quota.js'
import { runtimeClass } from './runtime-class.js'
import { serviceCidr } from './service-cidr.js'
import { statefulSet } from './stateful-set.js'
import { storageClass } from './storage-class.js'
import { volumeAttachment } from './volume-attachment.js'
import { volumeAttributesClass } from './volume-attributes-class.js'
import { componentStatus } from './component-status.js'
import { configMap } from './config-map.js'
import { factKind } from './define.js'
import { deployment } from './deployment.js'
import { endpointSlice } from './endpoint-slice.js'
import { endpoints } from './endpoints.js'
import { eventV1 } from './event/event-v1.js'
import { event } from './event/index.js'
import type { Kind } from './kind.js'
import type { KindName, KindTypes } from '../../types/kubernetes/kinds.js'
import { lease } from './lease.js'
import { namespace } from './namespace.js'
import { node } from './node.js'
import { pod } from './pod/index.js'
import { replicaSet } from './replica-set.js'
import { replicationController } from './replication-controller.js'
import { resources } from './resources.js'
import { secret } from './secret.js'
import { serviceAccount } from './service-account.js'
import { service } from './service/index.js'

export type { KindName, KindTypes } from '../../types/kubernetes/kinds.js'

/** The kinds that do more than their facts say. */
const WITH_BEHAVIOUR: readonly Kind[] = [
  componentStatus,
  configMap,
  deployment,
  endpointSlice,
  endpoints,
  event,
  lease,
  namespace,
  node,
  pod,
  replicaSet,
  replicationController,
  secret,
  service,
  serviceAccount,
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
  mutatingWebhookConfiguration,
  validatingWebhookConfiguration,
  apiService,
  certificateSigningRequest,
  controllerRevision,
  cronJob,
  csiDriver,
  csiNode,
  customResourceDefinition,
  daemonSet,
  flowSchema,
  priorityLevelConfiguration,
  horizontalPodAutoscaler,
  ingress,
  ingressClass,
  ipAddress,
  job,
  limitRange,
  networkPolicy,
  persistentVolume,
  persistentVolumeClaim,
  podDisruptionBudget,
  podTemplate,
  priorityClass,
  clusterRole,
  clusterRoleBinding,
  role,
  roleBinding,
  resourceClaim,
  resourceSlice,
  resourceQuota,
  runtimeClass,
  serviceCidr,
  statefulSet,
  storageClass,
  volumeAttachment,
  volumeAttributesClass,
] as unknown as readonly Kind[]

/** All kinds that can be listed, each in the version that is stored, in the server's order. */
export const kinds: readonly Kind[] = resources
  .filter(({ verbs }) => verbs.includes('list'))
  .filter(({ kind }, i, all) => all.findIndex((one) => one.kind === kind) === i)
  .map(
    (resource) =>
      WITH_BEHAVIOUR.find(
        ({ kind, group }) => kind === resource.kind && group === resource.group,
      ) ?? factKind(resource),
  )

const byName: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.kind, kind]))

/** Other versions of kinds: read and written as they say, stored as the one that is listed. */
export const otherVersions: readonly Kind[] = [
  horizontalPodAutoscalerV1,
  eventV1,
] as unknown as readonly Kind[]

/** The kind of a name such as `Pod`. */
export const kindOf = <N extends KindName>(name: N): Kind<KindTypes[N]> =>
  byName.get(name) as unknown as Kind<KindTypes[N]>

/** Whether there is a kind of this name. */
export const isKindName = (name: string): name is KindName => byName.has(name)

/** `apps/v1`, or `v1` for the core group. */
export const apiVersionOf = (kind: { readonly group: string; readonly version: string }): string =>
  kind.group === '' ? kind.version : `${kind.group}/${kind.version}`

export { resourceOf } from './resource-name.js'

/**
 * The kind among some that a user means by `deployments`, `deployment`, `deploy`, `Deployment`,
 * `deployments.apps` or `deployments.v1.apps`. What a short name says of a version does not count.
 */
export function findAmong(among: readonly Kind[], word: string): Kind | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.')
  return among.find((kind) => {
    const isShort = kind.shortNames.includes(name)
    if (name !== kind.plural && name !== kind.singular && !isShort) return false
    const saysVersion = rest[0] === kind.version || (isShort && /^v\d/.test(rest[0] ?? ''))
    const group = saysVersion ? rest.slice(1).join('.') : rest.join('.')
    return (
      rest.length === 0 ||
      group === kind.group ||
      (rest.length === 1 && rest[0] === kind.version && kind.group === '')
    )
  })
}
