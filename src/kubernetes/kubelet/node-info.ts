/**
 * A node as its kubelet knows it.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { node as nodeKind } from '../kinds/node.js'
import type { NodeInfo } from './context.js'
import { kubelets } from './node.js'

/** What the kubelet of a node knows of it. */
export function nodeInfo(tx: Tx, name: string): NodeInfo {
  const kubelet = tx.get(kubelets, name)
  const node = tx.get(nodeKind.table, name)
  return {
    name,
    address: kubelet?.address ?? '',
    podCIDR: node?.spec?.podCIDR ?? '',
    allocatable: kubelet?.capacity ?? {},
  }
}
