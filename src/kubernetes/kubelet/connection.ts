/**
 * The connection of kubelets with the API server: one that is cut off goes on with the pods that it
 * knows, sends no heartbeats, and reports nothing; its node becomes NotReady, and its pods are
 * evicted. When it is back it lists again and reports how things are.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#node-status
 */
import { type Effect, type Impairment, impairments, isCut } from '../../net/impairment.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import { type Link, linkOf, setLink } from '../../sim/schedule/links.js'
import type { Change, Tx } from '../../sim/step.js'
import { apiServerMachine, clusters, effectOnApi } from '../apiserver/cluster.js'
import { keysOf } from '../apiserver/informer.js'
import { resumePods } from './kubelet.js'
import { KUBELET } from './node.js'
import { KUBELET_NODE, kubelets, loseHeartbeats } from './node.js'

/** A kubelet waits so long for an answer of the API server; a slower one is none. */
const PATIENCE = 10_000

/** Keeps the links of kubelets as the network is. Keys are names of nodes. */
export const kubeletConnectionLoop: Loop = {
  name: 'kubelet-connection',
  watches: [
    watch(impairments, nodesConcerned),
    watch(clusters, ({ before }, tx) => (before ? undefined : allNodes(tx))),
    watch(kubelets, ({ key, before, after }, tx) =>
      after && before?.running !== after.running && tx.count(impairments as never) > 0
        ? key
        : undefined,
    ),
  ],
  step(tx, node) {
    if (!tx.get(kubelets, node)?.running) return awaitChange
    const before = linkOf(tx, KUBELET, node)
    const link = linkFor(effectOnApi(tx, node), before, tx)
    if (link?.cutSince === before?.cutSince && link?.delay === before?.delay) return awaitChange
    for (const loop of [KUBELET, KUBELET_NODE]) setLink(tx, loop, node, link)
    if (link?.cutSince !== undefined) loseHeartbeats(tx, node)
    else if (before?.cutSince !== undefined) {
      tx.book(KUBELET_NODE, node)
      resumePods(tx, node)
    }
    return awaitChange
  },
}

function linkFor(effect: Effect, before: Link | undefined, { now }: Tx): Link | undefined {
  if (isCut(effect) || effect.delay > PATIENCE) return { cutSince: before?.cutSince ?? now }
  return effect.delay > 0 ? { delay: effect.delay } : undefined
}

const allNodes = (tx: Tx): readonly string[] => keysOf(tx, kubelets as never)

/** The nodes whose connection may be another one now: only impairments of machines matter to them. */
function nodesConcerned({ before, after }: Change<Impairment>, tx: Tx): readonly string[] {
  const rows = [before, after].filter((row) => row !== undefined)
  if (rows.some(({ from, to }) => !to && from.machine === apiServerMachine(tx))) return allNodes(tx)
  return rows
    .flatMap(({ from, to }) => [from.machine, to?.machine])
    .filter((name) => name !== undefined && tx.get(kubelets, name) !== undefined) as string[]
}
