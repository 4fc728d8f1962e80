/**
 * What a fresh API server has: its namespaces, its own Service, the first service accounts, and the
 * roles that everybody counts on.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
 */
import type { Tx } from '../../sim/step.js'
import type { TableSpec } from '../../sim/table.js'
import type { CniPlugin } from '../kinds/cni-plugin.js'
import { SYSTEM_CLASSES } from '../kinds/priority-class.js'
import { heartbeats } from '../kinds/heartbeat.js'
import { servedKinds } from '../kinds/served.js'
import { listenForCluster, stopListening } from './http/server.js'
import { createPolicy } from './authorization/bootstrap-policy.js'
import { connect } from './client.js'
import { CLUSTER_KEY, clusters } from './cluster.js'
import { expectEvents } from './event-expiry.js'
import { ownerships } from './field-managers.js'
import { ensureKubernetesService } from './kubernetes-service.js'
import { allowances } from './recorder.js'
import { rootCertificateOf } from './root-certificate.js'
import { HISTORY_TABLES } from './watch/history.js'
import { SERVICE_RANGE } from '../kinds/service/addresses.js'

const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system']
const POD_CIDR = '10.244.0.0/16'
const DEFAULT_PORT = 6443
/** What a cluster is set up with. */
interface BootstrapOptions {
  /** `v1.36.2` */
  readonly version: string
  readonly apiServerAddress: string
  readonly apiServerPort?: number
  /** The machine that the control plane runs on, if it is one of the nodes. */
  readonly controlPlane?: string
  readonly cni?: CniPlugin | undefined
}

/** Sets up the API server of an empty world. */
export function bootstrapCluster(
  tx: Tx,
  { version, apiServerAddress, apiServerPort = DEFAULT_PORT, controlPlane, cni }: BootstrapOptions,
): void {
  tx.put(clusters, CLUSTER_KEY, {
    version,
    apiServerAddress,
    apiServerPort,
    ...(controlPlane === undefined ? {} : { controlPlane }),
    ...(cni === undefined ? {} : { cni }),
    serviceCidr: SERVICE_RANGE.text,
    podCidr: POD_CIDR,
    startedAt: tx.now,
  })
  const api = connect(tx, 'system:apiserver')
  for (const name of NAMESPACES) {
    api.create('Namespace', { metadata: { name } })
    api.create('ServiceAccount', { metadata: { name: 'default', namespace: name } })
    api.create('ConfigMap', rootCertificateOf(name))
  }
  for (const { name, value, description } of SYSTEM_CLASSES)
    api.create('PriorityClass', { metadata: { name }, value, description })
  createPolicy(tx)
  listenForCluster(tx)
  ensureKubernetesService(tx)
  expectEvents(tx)
}

/** Takes the cluster away with everything in it. */
export function removeCluster(tx: Tx): void {
  const tables: readonly TableSpec<object>[] = [
    ...servedKinds(tx).map(({ table }) => table as TableSpec<object>),
    heartbeats,
    ownerships,
    allowances,
    clusters,
    ...HISTORY_TABLES,
  ]
  for (const table of tables) {
    const keys: string[] = []
    tx.each(table, '', (_, key) => keys.push(key))
    for (const key of keys) tx.delete(table, key)
  }
  stopListening(tx)
}
