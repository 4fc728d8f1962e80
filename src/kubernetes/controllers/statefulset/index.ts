/**
 * The StatefulSet controller: pods with ordinals, made in order, taken away in reverse order.
 *
 * A pod that is on its way out keeps its ordinal until it is gone, also on a node that nobody hears
 * of: there are never two pods of one ordinal.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
import type { Pod, PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { awaitChange, requeueAt, retry } from '../../../sim/loop.js'
import { goJson } from '../../../text/json.js'
import type { Stored } from '../../kinds/kind.js'
import { statefulSets } from '../../kinds/stateful-set.js'
import { type Context, controller, moreThanStatus } from '../controller.js'
import { inOrder, templateOf, templatePatch } from '../../kinds/controller-revision.js'
import { textHash } from '../deployment/hash.js'
import { type StoredRevision, presentRevision, truncateHistory } from '../history/index.js'
import { claim } from '../replicas/claim.js'
import { orphanWatch } from '../replicas/replicas.js'
import { type StoredSet, ordinalOf, revisionOf } from './identity.js'
import { syncPods } from './pods.js'
import { type Revisions, count, soonest, statusOf } from './status.js'
import { rollingUpdate } from './update.js'

const HASH_LABEL = 'controller.kubernetes.io/hash'
const HISTORY_LIMIT = 10

export const statefulSetController = controller('statefulset-controller', {
  of: 'StatefulSet',
  owns: ['Pod'],
  watches: [orphanWatch(statefulSets, ({ spec }) => spec?.selector ?? {})],
  // The history is cleaned once an update is complete.
  matters: (before, after) =>
    moreThanStatus(before, after) ||
    before.status?.currentRevision !== after.status?.currentRevision,

  reconcile(set, context) {
    const { api, now } = context
    const selector = set.spec?.selector ?? {}
    const pods = claim(api, set, 'Pod', selector, (pod) => ordinalOf(set, pod) >= 0)
    const known = inOrder(claim(api, set, 'ControllerRevision', selector))
    if (set.metadata.deletionTimestamp) return awaitChange
    const { update, current, revisions } = revisionsOf(set, known, context)
    const templates = {
      current: { name: revisions.current, template: templateOf(current) },
      update: { name: revisions.update, template: templateOf(update) },
    }
    const replicas = inRange(set, pods)
    const condemned = pods.filter((pod) => !replicas.includes(pod))
    const { goesOn, failed } = syncPods({ set, replicas, condemned, templates }, context)
    const deleted = goesOn
      ? rollingUpdate({ set, replicas, revision: update.metadata.name }, context)
      : []
    writeStatus(set, pods, deleted, revisions, context)
    clean(set, known, pods, revisions, context)
    if (failed) return retry
    const next = soonest(set, pods, now)
    return next === undefined ? awaitChange : requeueAt(next, { idle: false })
  },
})

/** The pods of the ordinals that are asked for, in order; undefined where there is none. */
function inRange(
  set: StoredSet,
  pods: readonly Stored<Pod>[],
): readonly (Stored<Pod> | undefined)[] {
  const start = set.spec?.ordinals?.start ?? 0
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod), pod]))
  return Array.from({ length: set.spec?.replicas ?? 1 }, (_, i) => byOrdinal.get(start + i))
}

/** The revision that pods are to have, and the one that they had before. */
function revisionsOf(
  set: StoredSet,
  known: readonly StoredRevision[],
  { api }: Context,
): { update: StoredRevision; current: StoredRevision; revisions: Revisions } {
  const { revision: update, collisions } = presentRevision(api, known, {
    owner: set,
    template: set.spec?.template ?? {},
    collisions: set.status?.collisionCount ?? 0,
    hashLabel: HASH_LABEL,
    hashOf: patchHash,
  })
  const current =
    known.find(({ metadata }) => metadata.name === set.status?.currentRevision) ?? update
  return {
    update,
    current,
    revisions: { current: current.metadata.name, update: update.metadata.name, collisions },
  }
}

/** The patch of a revision is hashed as it is stored, with the number of collisions behind it. */
const patchHash = (template: PodTemplateSpec, collisions: number): string =>
  textHash(`${goJson(templatePatch(template), { sortKeys: true })}${collisions}`)

/** Pods are counted as they were; those that were deleted for the update are none of the old. */
function writeStatus(
  set: StoredSet,
  pods: readonly Stored<Pod>[],
  deleted: readonly Stored<Pod>[],
  revisions: Revisions,
  { api, now }: Context,
): void {
  const counts = count(set, pods, revisions, now)
  const gone = deleted.filter((pod) => revisionOf(pod) === revisions.current).length
  const status = statusOf(set, { ...counts, current: counts.current - gone }, revisions)
  api.replaceStatus('StatefulSet', set, status)
}

function clean(
  set: StoredSet,
  known: readonly StoredRevision[],
  pods: readonly Stored<Pod>[],
  { current, update }: Revisions,
  { api }: Context,
): void {
  const limit = set.spec?.revisionHistoryLimit ?? HISTORY_LIMIT
  if (known.length <= limit) return
  const used = new Set([current, update, ...pods.map(revisionOf)])
  truncateHistory(api, known, ({ metadata }) => used.has(metadata.name), limit)
}
