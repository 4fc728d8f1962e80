/**
 * CSINodes: the storage drivers of a node.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-node-v1/
 */
import type { CSINode } from '../../types/kubernetes/storage/v1.js'
import { age, kind } from './define.js'
import { duplicate, tooLong } from './field-errors.js'

const LONGEST_ID = 256

export const csiNode = kind<CSINode>('storage.k8s.io/v1', 'CSINode', {
  cells: (node, now) => [node.spec?.drivers?.length ?? 0, age(node, now)],
  validate({ spec }) {
    const drivers = spec?.drivers ?? []
    return drivers.flatMap(({ name, nodeID = '' }, i) => [
      ...(nodeID.length > LONGEST_ID ? [tooLong(`spec.drivers[${i}].nodeID`, LONGEST_ID)] : []),
      ...(drivers.findIndex((one) => one.name === name) < i
        ? [duplicate(`spec.drivers[${i}].name`, name)]
        : []),
    ])
  },
})
