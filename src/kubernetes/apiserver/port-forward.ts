/**
 * Port forwards: ports of a machine that lead to ports of pods.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/
 */
import { listenerOf } from '../../net/listen.js'
import { hostNamespace } from '../../net/namespace.js'
import type { Rule } from '../../net/rules.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { pod as podKind } from '../kinds/pod/index.js'
import { apiServerMachine } from './cluster.js'
import type { KubeletConnections } from './kubelet-connections.js'

/**
 * A port of a machine's loopback address that leads to a port of a pod, while `kubectl
 * port-forward` runs.
 */
export interface PortForward {
  readonly id: string
  readonly machine: string
  readonly localPort: number
  readonly pod: string
  readonly node: string
  readonly port: number
  /** Any address of the machine, not just its loopback address. */
  readonly anyAddress?: boolean
}

/** Keys are `<machine> <local port>`. */
const portForwards = defineTable<PortForward, 'byId'>('port-forwards', { byId: (row) => row.id })

/** Opens a local port; undefined when it is taken. Port 0 takes a free one. */
export function openForward(tx: Tx, wanted: Omit<PortForward, 'id'>): PortForward | undefined {
  const { machine } = wanted
  const localPort = wanted.localPort === 0 ? freePort(tx, machine) : wanted.localPort
  const key = `${machine} ${localPort}`
  if (tx.get(portForwards, key) || listenerOf(tx, hostNamespace(machine), localPort))
    return undefined
  return tx.put(portForwards, key, {
    ...wanted,
    id: `forward-${tx.next('port-forwards')}`,
    localPort,
  })
}

/** Closes it. */
export function closeForward(tx: Tx, id: string): void {
  for (const { machine, localPort } of tx.by(portForwards, 'byId', id))
    tx.delete(portForwards, `${machine} ${localPort}`)
}

const FIRST_FREE = 32_768
const LAST_FREE = 60_999

function freePort(tx: Tx, machine: string): number {
  for (;;) {
    const port = tx.random.int(FIRST_FREE, LAST_FREE)
    if (
      !tx.get(portForwards, `${machine} ${port}`) &&
      !listenerOf(tx, hostNamespace(machine), port)
    )
      return port
  }
}

const LOOPBACK = /^(127\.|::1$)/

/**
 * Packets to a forwarded local port enter the pod's network namespace and go to its loopback
 * address.
 */
export const portForwardRule =
  (kubelets: Pick<KubeletConnections, 'network'>): Rule =>
  (packet, read) => {
    if (packet.namespace !== hostNamespace(packet.machine)) return undefined
    const row = read.get(portForwards, `${packet.machine} ${packet.port}`)
    if (!row || !(row.anyAddress || LOOPBACK.test(packet.address))) return undefined
    const pod = read.get(podKind.table, row.pod)
    const network = pod && kubelets.network(read, row.node, pod.metadata.uid)
    if (!pod || !network)
      return { do: 'refuse', by: 'port-forward', note: `pod ${row.pod} is gone` }
    const through = apiServerMachine(read)
    return {
      do: 'pass',
      by: 'port-forward',
      machine: row.node,
      ...(through === undefined ? {} : { via: [through] }),
      namespace: network,
      address: '127.0.0.1',
      port: row.port,
      source: '127.0.0.1',
      note: `pod ${row.pod}`,
    }
  }
