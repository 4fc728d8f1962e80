/**
 * What a fresh API server has: its namespaces, its own Service, and the first service accounts.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
 */
import type { ConfigMap } from 'kubernetes-types/core/v1.js'
import type { Tx } from '../../sim/step.js'
import type { TableSpec } from '../../sim/table.js'
import { heartbeats } from '../kinds/heartbeat.js'
import { kinds } from '../kinds/index.js'
import type { KubeObject, Stored } from '../kinds/kind.js'
import { connect, recorder } from './client.js'
import { CLUSTER_KEY, clusters } from './cluster.js'
import { expectEvents } from './event-expiry.js'
import { ownerships } from './field-managers.js'
import { ensureKubernetesService } from './kubernetes-service.js'
import { allowances } from './recorder.js'
import { SERVICE_RANGE } from '../kinds/service/addresses.js'

const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system']
const POD_CIDR = '10.244.0.0/16'
const DEFAULT_PORT = 6443
const READY = 'KubeAPIReadyz'
const READY_MESSAGE = 'readyz=true'
/** What the API server reports its readiness about: a namespace that need not be there. */
const API_SERVER_NAMESPACE: Stored<KubeObject> = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'openshift-kube-apiserver',
    uid: '',
    resourceVersion: '',
    creationTimestamp: '',
  },
}
const ROOT_CA = 'kube-root-ca.crt'
const SERVICE_CA = 'openshift-service-ca.crt'
const CERTIFICATE =
  '-----BEGIN CERTIFICATE-----\nMIIBdDCCARmgAwIBAgIBADAKBggqhkjOPQQDAjATMREwDwYDVQQDEwhrdWJlcm5l\ndGVzMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowEzERMA8GA1UEAxMI\na3ViZXJuZXRlczAA\n-----END CERTIFICATE-----\n'
const ROOT_CA_DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.'

/** What a cluster is set up with. */
interface BootstrapOptions {
  /** `v1.36.2` */
  readonly version: string
  readonly apiServerAddress: string
  readonly apiServerPort?: number
  /** The machine that the control plane runs on, if it is one of the nodes. */
  readonly controlPlane?: string
}

/** Sets up the API server of an empty world. */
export function bootstrapCluster(
  tx: Tx,
  { version, apiServerAddress, apiServerPort = DEFAULT_PORT, controlPlane }: BootstrapOptions,
): void {
  tx.put(clusters, CLUSTER_KEY, {
    version,
    apiServerAddress,
    apiServerPort,
    ...(controlPlane === undefined ? {} : { controlPlane }),
    serviceCidr: SERVICE_RANGE.text,
    podCidr: POD_CIDR,
    startedAt: tx.now,
  })
  const api = connect(tx, 'system:apiserver')
  for (const name of NAMESPACES) {
    api.create('Namespace', { metadata: { name } })
    api.create('ServiceAccount', { metadata: { name: 'default', namespace: name } })
    for (const map of certificatesOf(name)) api.create('ConfigMap', map)
  }
  ensureKubernetesService(tx)
  recorder(tx, 'apiserver').warning(API_SERVER_NAMESPACE, READY, READY_MESSAGE)
  expectEvents(tx)
}

/**
 * The ConfigMaps that every namespace has, with which its pods recognise the API server and each
 * other's Services.
 */
export const certificatesOf = (namespace: string): readonly ConfigMap[] => [
  {
    metadata: {
      name: ROOT_CA,
      namespace,
      annotations: { 'kubernetes.io/description': ROOT_CA_DESCRIPTION },
    },
    data: { 'ca.crt': CERTIFICATE },
  },
  {
    metadata: {
      name: SERVICE_CA,
      namespace,
      annotations: { 'service.beta.openshift.io/inject-cabundle': 'true' },
    },
    data: { 'service-ca.crt': CERTIFICATE },
  },
]

/** Takes the cluster away with everything in it. */
export function removeCluster(tx: Tx): void {
  const tables: readonly TableSpec<object>[] = [
    ...kinds.map(({ table }) => table as TableSpec<object>),
    heartbeats,
    ownerships,
    allowances,
    clusters,
  ]
  for (const table of tables) {
    const keys: string[] = []
    tx.each(table, '', (_, key) => keys.push(key))
    for (const key of keys) tx.delete(table, key)
  }
}
