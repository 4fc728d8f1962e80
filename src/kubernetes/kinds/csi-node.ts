/**
 * CSINodes: the storage drivers of a node.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-node-v1/
 */
import type { CSINode } from '../../types/kubernetes/storage/v1.js'
import { age, kind } from './define.js'

export const csiNode = kind<CSINode>('storage.k8s.io/v1', 'CSINode', {
  cells: (node, now) => [node.spec?.drivers?.length ?? 0, age(node, now)],
})
