/**
 * Host ports: a pod's `hostPort` is open on every address of its node.
 *
 * @see https://www.cni.dev/plugins/current/meta/portmap/
 */
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Rule } from '../../net/rules.js'
import { isLoopback } from '../../net/address.js'
import { node as nodeKind } from '../kinds/node.js'
import { pods } from '../kinds/pod/index.js'

const BY = 'portmap'
const LAN = 'lan'

/** Packets to a node's port go on to the pod that asked for it. */
export const hostPortRule: Rule = (packet, read) => {
  const node = isLoopback(packet.address)
    ? packet.namespace === hostNamespace(packet.machine)
      ? packet.machine
      : undefined
    : read.by(namespaces, 'byAddress', `${LAN} ${packet.address}`)[0]?.machine
  if (node === undefined || !read.get(nodeKind.table, node)) return undefined
  for (const { spec, status, metadata } of read.by(pods, 'byNode', node)) {
    if (spec?.hostNetwork || !status?.podIP || status.phase !== 'Running') continue
    for (const { ports = [] } of spec?.containers ?? [])
      for (const { hostPort, hostIP, containerPort, protocol = 'TCP' } of ports)
        if (
          hostPort === packet.port &&
          protocol === 'TCP' &&
          (!hostIP || hostIP === '0.0.0.0' || hostIP === packet.address)
        )
          return {
            do: 'pass',
            by: BY,
            address: status.podIP,
            port: containerPort,
            ...(node === packet.machine ? {} : { machine: node, namespace: hostNamespace(node) }),
            note: `host port of pod ${metadata.name}`,
          }
  }
  return undefined
}
