/**
 * `kubectl describe`: all there is to know of objects, in words, with what belongs to them and what
 * happened to them.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/
 */
import type { Event } from '../../types/kubernetes/core/v1.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import type { KindName, KindTypes } from '../../kubernetes/kinds/index.js'
import { NODE_LEASES } from '../../kubernetes/kinds/lease.js'
import { type Stored, keyOf } from '../../kubernetes/kinds/kind.js'
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'
import { describeCertificateSigningRequest } from './describe/certificatesigningrequest.js'
import { describeConfigMap } from './describe/configmap.js'
import { describeAutoscaler } from './describe/horizontalpodautoscaler.js'
import { describeCronJob } from './describe/cronjob.js'
import { describeCsiNode } from './describe/csinode.js'
import { describeDaemonSet } from './describe/daemonset.js'
import { describeDeployment } from './describe/deployment.js'
import { describeEndpoints } from './describe/endpoints.js'
import { describeEndpointSlice } from './describe/endpointslice.js'
import { describeGeneric } from './describe/generic.js'
import { describeIngress } from './describe/ingress.js'
import { describeIngressClass } from './describe/ingressclass.js'
import { describeIpAddress } from './describe/ipaddress.js'
import { describeNetworkPolicy } from './describe/networkpolicy.js'
import { describeLimitRange } from './describe/limitrange.js'
import { describeJob } from './describe/job.js'
import { describeNamespace } from './describe/namespace.js'
import { describeNode } from './describe/node.js'
import { describePersistentVolume } from './describe/persistentvolume.js'
import { describePersistentVolumeClaim } from './describe/persistentvolumeclaim.js'
import { describePod } from './describe/pod.js'
import { describePodDisruptionBudget } from './describe/poddisruptionbudget.js'
import { describePriorityClass } from './describe/priorityclass.js'
import { describeResourceQuota } from './describe/resourcequota.js'
import { describeReplicaSet, describeReplicationController } from './describe/replicas.js'
import { describeRole } from './describe/role.js'
import { describeBinding } from './describe/rolebinding.js'
import { describeSecret } from './describe/secret.js'
import { describeService } from './describe/service.js'
import { describeServiceCidr } from './describe/servicecidr.js'
import { describeServiceAccount } from './describe/serviceaccount.js'
import { describeStatefulSet } from './describe/statefulset.js'
import { describeStorageClass } from './describe/storageclass.js'
import { UNWANTED } from './describe/text.js'
import { describeVolumeAttributesClass } from './describe/volumeattributesclass.js'
import { collect, throwCollected } from './failure.js'
import { ALL_NAMESPACES_FLAG, FILE_FLAGS, SELECTOR_FLAG, CHUNK_FLAG } from './flags.js'
import { nothingIn } from './nothing-found.js'
import { newReplicaSet, replicaSetsOf } from './replica-sets.js'
import {
  type AnyObject,
  type Found,
  type Request,
  type WhichFlags,
  fetch,
  listObjects,
  requestsOf,
} from './resources.js'
import type { Session } from './session.js'

const NOTHING_SAID =
  'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.'

/** How an object of each kind is described; the generic way where there is none. */
type Describers = {
  readonly [N in KindName]?: (
    object: Stored<KindTypes[N]>,
    session: Session,
    events: readonly Stored<Event>[],
  ) => string
}

const DESCRIBERS: Describers = {
  Pod: (pod, { tx }, events) => describePod(pod, events, tx.now),
  Node: (node, { api, tx }, events) =>
    describeNode(
      node,
      {
        lease: api.find('Lease', node.metadata.name, NODE_LEASES),
        pods: api
          .by('Pod', 'byNode', node.metadata.name)
          .filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed'),
        events:
          events === UNWANTED
            ? events
            : [...events, ...api.by('Event', 'byObject', node.metadata.name)],
      },
      tx.now,
    ),
  Deployment: (deployment, { api, tx }, events) => {
    const sets = replicaSetsOf(api, deployment)
    const newSet = newReplicaSet(deployment, sets)
    return describeDeployment(
      deployment,
      { newSet, oldSets: sets.filter((set) => set !== newSet), events },
      tx.now,
    )
  },
  ReplicaSet: (set, { api, tx }, events) =>
    describeReplicaSet(set, { pods: api.ownedBy(set, 'Pod'), events }, tx.now),
  ReplicationController: (controller, { api, tx }, events) =>
    describeReplicationController(
      controller,
      { pods: api.ownedBy(controller, 'Pod'), events },
      tx.now,
    ),
  StatefulSet: (set, { api, tx }, events) =>
    describeStatefulSet(set, { pods: api.ownedBy(set, 'Pod'), events }, tx.now),
  DaemonSet: (set, { api, tx }, events) =>
    describeDaemonSet(set, { pods: api.ownedBy(set, 'Pod'), events }, tx.now),
  Service: (service, { api, tx }, events) =>
    describeService(
      service,
      {
        slices: api.by(
          'EndpointSlice',
          'byService',
          `${service.metadata.namespace}/${service.metadata.name}`,
        ),
        events,
      },
      tx.now,
    ),
  Job: (job, { tx }, events) => describeJob(job, events, tx.now),
  CronJob: (cronJob, { tx }, events) => describeCronJob(cronJob, events, tx.now),
  // kubectl reads an autoscaler as autoscaling/v2 whatever version it was asked for.
  HorizontalPodAutoscaler: ({ metadata: { name, namespace } }, { api, tx }, events) =>
    describeAutoscaler(api.get('HorizontalPodAutoscaler', name, namespace), events, tx.now),
  Endpoints: (endpoints, { tx }, events) => describeEndpoints(endpoints, events, tx.now),
  Namespace: (namespace, { api }) =>
    describeNamespace(namespace, {
      quotas: api.list('ResourceQuota', { namespace: namespace.metadata.name }),
      limits: api.list('LimitRange', { namespace: namespace.metadata.name }),
    }),
  NetworkPolicy: (policy) => describeNetworkPolicy(policy),
  Ingress: (ingress, { api }, events) => describeIngress(ingress, api, events),
  LimitRange: (range) => describeLimitRange(range),
  ResourceQuota: (quota) => describeResourceQuota(quota),
  PersistentVolume: (volume, { tx }, events) => describePersistentVolume(volume, events, tx.now),
  PersistentVolumeClaim: (claim, { api, tx }, events) =>
    describePersistentVolumeClaim(
      claim,
      { pods: api.by('Pod', 'byClaim', keyOf(claim)), events },
      tx.now,
    ),
  StorageClass: (one, { tx }, events) => describeStorageClass(one, events, tx.now),
  PriorityClass: (one, { tx }, events) => describePriorityClass(one, events, tx.now),
  CertificateSigningRequest: (request, { tx }, events) =>
    describeCertificateSigningRequest(request, events, tx.now),
  PodDisruptionBudget: (budget, { tx }, events) =>
    describePodDisruptionBudget(budget, events, tx.now),
  ConfigMap: (map, { tx }, events) => describeConfigMap(map, events, tx.now),
  Secret: (secret) => describeSecret(secret),
  Role: (role) => describeRole(role),
  ClusterRole: (role) => describeRole(role),
  RoleBinding: (binding) => describeBinding(binding),
  ClusterRoleBinding: (binding) => describeBinding(binding),
  EndpointSlice: (slice, { tx }, events) => describeEndpointSlice(slice, events, tx.now),
  IngressClass: (one, { tx }, events) => describeIngressClass(one, events, tx.now),
  IPAddress: (address, { tx }, events) => describeIpAddress(address, events, tx.now),
  ServiceCIDR: (one, { tx }, events) => describeServiceCidr(one, events, tx.now),
  CSINode: (node, { tx }, events) => describeCsiNode(node, events, tx.now),
  VolumeAttributesClass: (one, { tx }, events) =>
    describeVolumeAttributesClass(one, events, tx.now),
  ServiceAccount: (account, { tx }, events) => describeServiceAccount(account, events, tx.now),
}

/** The verb `kubectl describe`. */
export const describe = define({
  name: 'describe',
  usage: 'describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  short: 'Show details of a specific resource or group of resources',
  flags: {
    ...ALL_NAMESPACES_FLAG,
    ...FILE_FLAGS,
    ...SELECTOR_FLAG,
    ...CHUNK_FLAG,
    'show-events': {
      type: 'boolean',
      default: true,
      tristate: true,
      usage: 'If true, display events related to the described object.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    const requests = yield* requestsOf(session, args, flags, { lists: true, nothing: NOTHING_SAID })
    const errors: unknown[] = []
    const text = collect(errors, () => similarText(session, args, requests, flags))
    if (text !== undefined) session.out(text)
    const found =
      text === undefined && errors.length === 0
        ? requests.flatMap((request) => collect(errors, () => fetch(session, request, flags)) ?? [])
        : []
    const own = found
      .map((one) => describeOne(session, one, flags.showEvents !== false))
      .join('\n\n')
    session.out(own)
    if (text === undefined && found.length === 0 && errors.length === 0)
      session.err(nothingIn(session, flags.allNamespaces))
    yield* throwCollected(session, errors)
    return { value: { text: text ?? own } }
  },
})

/**
 * What is said of the objects whose names begin with the one that was given, if it is nobody's;
 * undefined if it is somebody's, or if more than a type and a name were given. Events are shown to
 * those who ask for them.
 */
function similarText(
  session: Session,
  args: readonly string[],
  [request, ...others]: readonly Request[],
  flags: WhichFlags & { readonly showEvents?: boolean | undefined },
): string | undefined {
  if (args.length !== 2 || request?.name === undefined || others.length > 0) return undefined
  const { kind, name, namespace } = request
  try {
    fetch(session, request, flags)
    return undefined
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
    const similar = listObjects(session, kind, namespace === undefined ? {} : { namespace }).filter(
      ({ metadata }) => metadata.name.startsWith(name),
    )
    if (similar.length === 0) throw error
    return similar
      .map((object) => `${describeOne(session, { kind, object }, flags.showEvents === true)}\n`)
      .join('')
  }
}

function describeOne(session: Session, { kind, object }: Found, showEvents: boolean): string {
  const events = showEvents ? session.api.by('Event', 'byObject', object.metadata.uid) : UNWANTED
  const own = DESCRIBERS[kind.kind as KindName] as
    | ((object: AnyObject, session: Session, events: readonly Stored<Event>[]) => string)
    | undefined
  return own ? own(object, session, events) : describeGeneric(object, events, session.tx.now)
}
