/**
 * Leases: a node's heartbeat, or who of several leads.
 *
 * Those of nodes are not stored: they follow from the nodes' heartbeats and the time.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/
 */
import { factsOf } from './define.js'
import type { Lease } from '../../types/kubernetes/coordination/v1.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339, rfc3339micro } from '../../text/time.js'
import { AGE, NAME } from './cells.js'
import { type Heartbeat, heartbeats, lastHeartbeat } from './heartbeat.js'
import { invalid, notNegative } from './field-errors.js'
import type { Kind, Stored } from './kind.js'
import { node as nodeKind } from './node.js'
import { objectTable } from './object-table.js'

/** Where the leases of nodes are. */
export const NODE_LEASES = 'kube-node-lease'
const DURATION_SECONDS = 40
const POSITIVE = 'must be greater than 0'

const leases = objectTable<Lease>('leases')

function leaseOf(read: Reader, heartbeat: Heartbeat): Stored<Lease> | undefined {
  const node = read.get(nodeKind.table, heartbeat.node)
  if (!node) return undefined
  const { name, uid } = node.metadata
  const renewed = lastHeartbeat(heartbeat, read.now)
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: NODE_LEASES,
      uid,
      resourceVersion: node.metadata.resourceVersion,
      creationTimestamp: rfc3339(heartbeat.since),
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
    },
    spec: {
      holderIdentity: name,
      leaseDurationSeconds: DURATION_SECONDS,
      renewTime: rfc3339micro(renewed),
    },
  }
}

export const lease: Kind<Lease> = {
  ...factsOf('coordination.k8s.io/v1', 'Lease'),
  table: leases,
  columns: [NAME, { header: 'HOLDER', cell: ({ spec }) => spec?.holderIdentity ?? '' }, AGE],
  validate: ({ spec }) => [
    ...((spec?.leaseDurationSeconds ?? 1) > 0
      ? []
      : [invalid('spec.leaseDurationSeconds', spec?.leaseDurationSeconds, POSITIVE)]),
    ...notNegative('spec.leaseTransitions', spec?.leaseTransitions),
  ],
  computed(read, key) {
    const [namespace, name = ''] = key.split('/')
    const heartbeat = namespace === NODE_LEASES ? read.get(heartbeats, name) : undefined
    return heartbeat && leaseOf(read, heartbeat)
  },
  allComputed(read, namespace) {
    if (namespace !== undefined && namespace !== NODE_LEASES) return []
    return read.rows(heartbeats).flatMap((heartbeat) => leaseOf(read, heartbeat) ?? [])
  },
}
