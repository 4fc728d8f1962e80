/**
 * The scheduler: finds a node for each pod that has none.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { type Loop, type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
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
import type { Profile } from './profile.js'
import { type Plugins, type Profiles, profilesFrom } from './config/profiles.js'
import { GROUP, NODE, RETRY, queueWatches, retryParked } from './queue.js'

/** Plugins that are asked after those of the default profile. */
export interface MorePlugins {
  readonly filters?: readonly FilterPlugin[]
  readonly scores?: readonly ScorePlugin[]
}

/** The default scheduler, with plugins of a user's own after those of the default profile. */
export function schedulerLoop(more: MorePlugins = {}): Loop {
  const plugins = pluginsWith(more)
  return asClient(loopOf(plugins.filters, profilesFrom(plugins)), {
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

/** The plugins that there are. */
export const pluginsWith = (more: MorePlugins): Plugins => ({
  filters: [...filters, ...(more.filters ?? [])],
  scores: [...scores, ...(more.scores ?? [])],
})

const loopOf = (all: readonly FilterPlugin[], profilesOf: (read: Reader) => Profiles): Loop => ({
  name: SCHEDULER,
  watches: queueWatches(all),
  step(tx, key) {
    const profiles = profilesOf(tx)
    if (key.startsWith(GROUP)) return scheduleGroup(tx, profiles, key.slice(GROUP.length))
    if (key.startsWith(NODE)) {
      const name = key.slice(NODE.length)
      refreshNode(tx, name)
      const shown = nextConfirmation(tx, name)
      return shown === undefined ? awaitChange : requeueAt(shown, { idle: false })
    }
    if (key.startsWith(RETRY)) {
      retryParked(tx, all, key.slice(RETRY.length))
      return awaitChange
    }
    return schedule(tx, profiles, all, key)
  },
})

/**
 * The pods of a group that wait for a node and have not been tried, in the order of their names.
 */
function untried(tx: Tx, profiles: Profiles, group: string): readonly Stored<Pod>[] {
  const waiting = tx
    .by(podTable, 'byPendingGroup', group)
    .filter((pod) => mayBePlaced(profiles, pod) && !isAssumed(tx, pod))
  return tx.count(parked) === 0 ? waiting : waiting.filter((pod) => !tx.get(parked, keyOf(pod)))
}

/** A pod whose scheduler nobody is waits for ever. */
const mayBePlaced = (profiles: Profiles, { spec, metadata }: Stored<Pod>): boolean =>
  spec !== undefined &&
  !metadata.deletionTimestamp &&
  profiles.has(spec.schedulerName ?? SCHEDULER) &&
  !isGated(spec)

function scheduleGroup(tx: Tx, profiles: Profiles, group: string): Outcome {
  const waiting = untried(tx, profiles, group)
  const [first, ...others] = waiting
  const profile = first && profileFor(profiles, first)
  if (!first || !profile) return awaitChange
  const placed = placePods(tx, profile, first, alike(profile, first, others))
  // One that fits nowhere is looked at again by itself; the others of its group may want something
  // else.
  if (placed === 0) tx.book(SCHEDULER, keyOf(first), { at: tx.now + FLUSH, idle: true })
  return waiting.length > Math.max(placed, 1)
    ? requeueAt(tx.now, { idle: false, urgent: true })
    : awaitChange
}

const profileFor = (profiles: Profiles, { spec }: Stored<Pod>): Profile | undefined =>
  profiles.get(spec?.schedulerName ?? SCHEDULER)

function schedule(tx: Tx, profiles: Profiles, all: readonly FilterPlugin[], key: string): Outcome {
  const pod = tx.get(podTable, key)
  if (!pod?.spec || pod.spec.nodeName || pod.metadata.deletionTimestamp || isAssumed(tx, pod)) {
    tx.delete(parked, key)
    // The room that was kept for it is free for others.
    if (!pod?.spec?.nodeName && tx.delete(nominated, key)) retryParked(tx, all, ANY)
    return awaitChange
  }
  const profile = profileFor(profiles, pod)
  if (!profile || !mayBePlaced(profiles, pod)) return awaitChange
  const others = untried(tx, profiles, groupOf(pod)).filter((other) => other !== pod)
  return placePods(tx, profile, pod, alike(profile, pod, others)) > 0
    ? awaitChange
    : requeueAt(tx.now + FLUSH)
}
