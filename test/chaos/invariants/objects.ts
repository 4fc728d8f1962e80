/**
 * Objects of the API in a feed of changes.
 *
 * @module
 */
import type { ReplicaSet, Deployment } from '../../../src/types/kubernetes/apps/v1.js'
import type {
  Endpoints,
  Node,
  Pod,
  ResourceQuota,
  Service,
} from '../../../src/types/kubernetes/core/v1.js'
import type { PodDisruptionBudget } from '../../../src/types/kubernetes/policy/v1.js'
import type { EndpointSlice } from '../../../src/types/kubernetes/discovery/v1.js'
import type { Change, KubeObject, Stored } from '../../../src/index.js'

/** The kinds whose changes are looked at, by table. */
interface Tables {
  'api/pods': Pod
  'api/replicasets': ReplicaSet
  'api/deployments': Deployment
  'api/services': Service
  'api/nodes': Node
  'api/endpoints': Endpoints
  'api/poddisruptionbudgets': PodDisruptionBudget
  'api/resourcequotas': ResourceQuota
  'api/endpointslices': EndpointSlice
}

/** The changes of one kind. */
export const changesOf = <Table extends keyof Tables>(changes: readonly Change[], table: Table) =>
  changes.filter((change) => change.table === table) as Change<Stored<Tables[Table]>>[]

/** The changes of all kinds but events. */
export const objectChanges = (changes: readonly Change[]) =>
  changes.filter(({ table }) => table.startsWith('api/') && table !== 'api/events') as Change<
    Stored<KubeObject>
  >[]

export const hasEnded = ({ status }: Stored<Pod>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

export const isActive = (pod: Stored<Pod> | undefined): pod is Stored<Pod> =>
  pod !== undefined && !pod.metadata.deletionTimestamp && !hasEnded(pod)

export const isReady = (pod: Stored<Pod> | undefined): boolean =>
  pod?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ===
  true

/** The uid of the owner that controls an object. */
export const controllerOf = (object: Stored<KubeObject> | undefined): string | undefined =>
  object?.metadata.ownerReferences?.find(({ controller }) => controller)?.uid

/** `500m` and `2` as thousandths of a core. */
export const milliCores = (quantity: string | undefined): number =>
  quantity?.endsWith('m') ? Number(quantity.slice(0, -1)) : Number(quantity ?? 0) * 1000
