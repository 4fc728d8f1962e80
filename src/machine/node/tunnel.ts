/**
 * The tunnel: while `minikube tunnel` runs, the workstation reaches Services, and each LoadBalancer
 * gets an address: its cluster IP.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/accessing/#using-minikube-tunnel
 */
import { connect } from '../../kubernetes/apiserver/client.js'
import { service as serviceKind } from '../../kubernetes/kinds/service/index.js'
import { hostNamespace } from '../../net/namespace.js'
import type { Rule } from '../../net/rules.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'

/** An open tunnel. Its key is the machine where it was opened. */
interface Tunnel {
  readonly machine: string
  /** The node that packets enter the cluster by. */
  readonly node: string
}

export const tunnels = defineTable<Tunnel>('tunnels')

const USER = 'minikube-tunnel'
const SERVICE_ADDRESS = /^10\.(9[6-9]|10\d|11[01])\./

/**
 * Gives every LoadBalancer an address while a tunnel is open, and takes it away afterwards. Keys
 * are service keys.
 */
export const tunnelLoop: Loop = {
  name: USER,
  watches: [
    watch(serviceKind.table, ({ after }, tx) =>
      after?.spec?.type === 'LoadBalancer' &&
      (tx.count(tunnels) > 0 || after.status?.loadBalancer?.ingress)
        ? `${after.metadata.namespace}/${after.metadata.name}`
        : undefined,
    ),
    watch(tunnels, (_, tx) => loadBalancers(tx)),
  ],
  step(tx, key) {
    const [namespace = '', name = ''] = key.split('/')
    const api = connect(tx, USER)
    const service = api.find('Service', name, namespace)
    if (!service) return awaitChange
    const open = tx.count(tunnels) > 0 && service.spec?.type === 'LoadBalancer'
    const given = service.status?.loadBalancer?.ingress?.[0]?.ip
    const due = open ? service.spec?.clusterIP : undefined
    if (given !== due) {
      api.updateStatus('Service', service, (draft) => {
        draft.status = {
          loadBalancer:
            due === undefined ? {} : { ingress: [{ ip: due, ipMode: 'VIP' } as { ip: string }] },
        }
      })
    }
    return awaitChange
  },
}

function loadBalancers(tx: Tx): string[] {
  return connect(tx, USER)
    .list('Service')
    .filter(({ spec }) => spec?.type === 'LoadBalancer')
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
}

/** Packets from the tunnel's machine to the cluster's Services go on from the node. */
export const tunnelRule: Rule = (packet, read) => {
  if (packet.namespace !== hostNamespace(packet.machine) || !SERVICE_ADDRESS.test(packet.address))
    return undefined
  const tunnel = read.get(tunnels, packet.machine)
  if (!tunnel) return undefined
  return {
    do: 'pass',
    by: 'tunnel',
    machine: tunnel.node,
    namespace: hostNamespace(tunnel.node),
    address: packet.address,
    port: packet.port,
    note: `route to the cluster's services via ${tunnel.node}`,
  }
}
