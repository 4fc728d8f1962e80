/**
 * The node IPAM controller: gives each node a block of addresses for its pods, 10.244.N.0/24 for
 * the first N that is free.
 *
 * That is enough for 256 nodes. In a bigger cluster the blocks go on from 100.64.0.0/10, where the
 * real one would run out.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
 * (--allocate-node-cidrs)
 */
import { awaitChange } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { nodes } from '../kinds/node.js'
import { controller } from './controller.js'

/** Which node has which block. Keys are padded numbers of blocks. */
const blocks = defineTable<{ readonly node: string; readonly block: number }, 'byNode'>(
  'pod-cidrs',
  { byNode: ({ node }) => node },
)
/** No block below this number is free; one row. */
const hints = defineTable<{ readonly next: number }>('pod-cidr-hints')
const HINT = 'next'

const FIRST_RANGE = 256
const OCTET = 256

const keyOf = (block: number): string => String(block).padStart(6, '0')

const cidrOf = (block: number): string =>
  block < FIRST_RANGE
    ? `10.244.${block}.0/24`
    : `100.${64 + Math.floor((block - FIRST_RANGE) / OCTET)}.${(block - FIRST_RANGE) % OCTET}.0/24`

export const nodeIpamController = controller('node-ipam-controller', {
  of: 'Node',
  latency: 0,
  matters: () => false,

  reconcile(node, { api, tx }) {
    if (node.spec?.podCIDR) return awaitChange
    // A block that could not be written down at the first try is still the node's.
    const cidr = cidrOf(
      tx.by(blocks, 'byNode', node.metadata.name)[0]?.block ?? take(tx, node.metadata.name),
    )
    api.amend('Node', node, (draft) => {
      if (draft.spec?.podCIDR) return
      draft.spec = { ...draft.spec, podCIDR: cidr, podCIDRs: [cidr] }
    })
    return awaitChange
  },

  gone(name, { tx }) {
    for (const { block } of tx.by(blocks, 'byNode', name)) {
      tx.delete(blocks, keyOf(block))
      if (block < (tx.get(hints, HINT)?.next ?? 0)) tx.put(hints, HINT, { next: block })
    }
    return awaitChange
  },

  // Which block is whose is written on the nodes: what is not written there was never given away.
  forget(tx) {
    for (const { node, block } of tx.rows(blocks))
      if (tx.get(nodes, node)?.spec?.podCIDR !== cidrOf(block)) tx.delete(blocks, keyOf(block))
    tx.delete(hints, HINT)
  },
})

function take(tx: Tx, node: string): number {
  let block = tx.get(hints, HINT)?.next ?? 0
  while (tx.get(blocks, keyOf(block))) block++
  tx.put(blocks, keyOf(block), { node, block })
  tx.put(hints, HINT, { next: block + 1 })
  return block
}
