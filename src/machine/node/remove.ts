/**
 * Taking machines and clusters away for good.
 *
 * @module
 */
import { removeDaemon } from '../../docker/daemon.js'
import { removeCluster } from '../../kubernetes/apiserver/bootstrap.js'
import { kubelets } from '../../kubernetes/kubelet/node.js'
import { heartbeats } from '../../kubernetes/kinds/heartbeat.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import { removeRoot } from '../../program/root.js'
import type { Tx } from '../../sim/step.js'
import { machineRoot, machines } from '../machine.js'
import { powerOffNode } from './power.js'

/** Removes a machine with everything on it. */
export function removeMachine(tx: Tx, name: string): void {
  if (!tx.get(machines, name)) return
  powerOffNode(tx, name)
  removeDaemon(tx, name)
  removeRoot(tx, machineRoot(name))
  tx.delete(namespaces, hostNamespace(name))
  tx.delete(kubelets, name)
  tx.delete(heartbeats, name)
  tx.delete(machines, name)
}

/** Removes the cluster: its nodes' machines and everything that its API server holds. */
export function deleteCluster(tx: Tx, nodes: readonly string[]): void {
  for (const node of nodes) removeMachine(tx, node)
  removeCluster(tx)
}
