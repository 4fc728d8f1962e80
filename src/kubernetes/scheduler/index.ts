/**
 * The scheduler: finds a node for each pod that has none.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { type Loop, type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { asClient, forgetAll, keysOf } from '../apiserver/informer.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { groupOf, pods as podTable } from '../kinds/pod/index.js'
import { isGated } from '../kinds/pod/scheduling-gates.js'
import { alike } from './alike.js'
import { assumed, isAssumed, nextConfirmation } from './assumed.js'
import type { FilterPlugin, ScorePlugin } from './framework.js'
import { SCHEDULER } from './name.js'
import { forgetNodes, refreshNode } from './node-info.js'
import { nominated, recallNominated } from './nominated.js'
import { ANY, FLUSH, parked } from './parked.js'
import { cursors, placePods } from './place.js'
import { filters, scores } from './plugins/index.js'
import { type Profile, profileOf } from './profile.js'
import { GROUP, NODE, RETRY, queueWatches, retryParked } from './queue.js'

/** Plugins that are asked after those of the default profile. */
export interface MorePlugins {
  readonly filters?: readonly FilterPlugin[]
  readonly scores?: readonly ScorePlugin[]
}

/** The default scheduler, with plugins of a user's own after those of the default profile. */
export function schedulerLoop(more: MorePlugins = {}): Loop {
  const profile = profileOf(
    [...filters, ...(more.filters ?? [])],
    [...scores, ...(more.scores ?? [])],
  )
  return asClient(loopOf(profile), {
    start(tx) {
      forgetNodes(tx)
      for (const table of [parked, assumed, cursors, nominated]) forgetAll(tx, table as never)
      for (const name of keysOf(tx, nodeKind.table as never)) refreshNode(tx, name)
      const waiting = tx.rows(podTable).filter(({ spec }) => !spec?.nodeName)
      recallNominated(tx, waiting)
      return waiting.map(keyOf)
    },
  })
}

const loopOf = (profile: Profile): Loop => ({
  name: SCHEDULER,
  watches: queueWatches(profile.filters),
  step(tx, key) {
    if (key.startsWith(GROUP)) return scheduleGroup(tx, profile, key.slice(GROUP.length))
    if (key.startsWith(NODE)) {
      const name = key.slice(NODE.length)
      refreshNode(tx, name)
      const shown = nextConfirmation(tx, name)
      return shown === undefined ? awaitChange : requeueAt(shown, { idle: false })
    }
    if (key.startsWith(RETRY)) {
      retryParked(tx, profile.filters, key.slice(RETRY.length))
      return awaitChange
    }
    return schedule(tx, profile, key)
  },
})

/**
 * The pods of a group that wait for a node and have not been tried, in the order of their names.
 */
function untried(tx: Tx, group: string): readonly Stored<Pod>[] {
  const waiting = tx
    .by(podTable, 'byPendingGroup', group)
    .filter((pod) => mayBePlaced(pod) && !isAssumed(tx, pod))
  return tx.count(parked) === 0 ? waiting : waiting.filter((pod) => !tx.get(parked, keyOf(pod)))
}

const mayBePlaced = ({ spec, metadata }: Stored<Pod>): boolean =>
  spec !== undefined &&
  !metadata.deletionTimestamp &&
  spec.schedulerName === SCHEDULER &&
  !isGated(spec)

function scheduleGroup(tx: Tx, profile: Profile, group: string): Outcome {
  const waiting = untried(tx, group)
  const [first, ...others] = waiting
  if (!first) return awaitChange
  const placed = placePods(tx, profile, first, alike(profile, first, others))
  // One that fits nowhere is looked at again by itself; the others of its group may want something
  // else.
  if (placed === 0) tx.book(SCHEDULER, keyOf(first), { at: tx.now + FLUSH, idle: true })
  return waiting.length > Math.max(placed, 1)
    ? requeueAt(tx.now, { idle: false, urgent: true })
    : awaitChange
}

function schedule(tx: Tx, profile: Profile, key: string): Outcome {
  const pod = tx.get(podTable, key)
  if (!pod?.spec || pod.spec.nodeName || pod.metadata.deletionTimestamp || isAssumed(tx, pod)) {
    tx.delete(parked, key)
    // The room that was kept for it is free for others.
    if (!pod?.spec?.nodeName && tx.delete(nominated, key)) retryParked(tx, profile.filters, ANY)
    return awaitChange
  }
  if (!mayBePlaced(pod)) return awaitChange
  const others = untried(tx, groupOf(pod)).filter((other) => other !== pod)
  return placePods(tx, profile, pod, alike(profile, pod, others)) > 0
    ? awaitChange
    : requeueAt(tx.now + FLUSH)
}
