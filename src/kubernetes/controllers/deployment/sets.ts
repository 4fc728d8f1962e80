/**
 * Finding and making ReplicaSets: one for each template that the Deployment has had.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#creating-a-deployment
 */
import { dequal } from 'dequal'
import type { ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import { ApiError, isNamespaceTerminating } from '../../apiserver/errors.js'
import { controllerOf, controllerReference } from '../owners.js'
import { isRollingUpdate, maxSurge } from './bounds.js'
import { conditionsOf, createFailed, createdSet, find, foundSet, say } from './conditions.js'
import { HASH_LABEL, templateHash } from './hash.js'
import { REVISION, annotationsOfNewSet, revisionOf } from './revision.js'
import {
  type Rollout,
  type Sets,
  type StoredSet,
  allSets,
  announceScaling,
  byAge,
  sizeAnnotations,
  sizeOf,
  sum,
  wanted,
  writeStatus,
} from './rollout.js'
import { hasDeadline } from './status.js'

const CREATE_ERROR = 'ReplicaSetCreateError'

/**
 * Tells the ReplicaSet of the present template from the others, and sees to revisions. Makes it if
 * `create` says so. @throws ApiError
 */
export function findSets(rollout: Rollout, owned: readonly StoredSet[], create: boolean): Sets {
  const template = rollout.deployment.spec?.template ?? {}
  const found = [...owned]
    .sort(byAge)
    .find((set) => sameTemplate(set.spec?.template ?? {}, template))
  const old = owned.filter((set) => set !== found)
  const revision = Math.max(0, ...old.map(revisionOf)) + 1
  if (found) return { current: keepUp(rollout, found, revision), old }
  return { current: create ? makeSet(rollout, old, revision) : undefined, old }
}

/** Equal but for the label that carries the hash. */
function sameTemplate(a: PodTemplateSpec, b: PodTemplateSpec): boolean {
  if (a.spec !== b.spec && !dequal(a.spec, b.spec)) return false
  return dequal(withoutHash(a), withoutHash(b))
}

function withoutHash({ metadata = {} }: PodTemplateSpec): object {
  const { labels = {}, ...rest } = metadata
  const { [HASH_LABEL]: _, ...others } = labels
  return { ...rest, labels: others }
}

/** The annotations and the revision of the ReplicaSet that serves the present template. */
function keepUp(rollout: Rollout, set: StoredSet, revision: number): StoredSet {
  const { deployment, context } = rollout
  const annotations = annotationsOfNewSet(deployment, set.metadata.annotations, revision)
  const minReadySeconds = deployment.spec?.minReadySeconds
  const current = context.api.mutate('ReplicaSet', set, (draft) => {
    if (!dequal(annotations, set.metadata.annotations))
      draft.metadata = { ...draft.metadata, annotations }
    if (draft.spec && (draft.spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0))
      draft.spec = { ...draft.spec, minReadySeconds: minReadySeconds ?? 0 }
  })
  noteRevision(rollout, annotations[REVISION] ?? String(revision))
  const known = conditionsOf(rollout.deployment)
  if (hasDeadline(deployment) && !find(known, 'Progressing')) {
    writeStatus(rollout, {
      ...rollout.deployment.status,
      conditions: [...say(known, foundSet(set.metadata.name), context.now)],
    })
  }
  return current
}

function noteRevision(rollout: Rollout, revision: string): void {
  if (rollout.deployment.metadata.annotations?.[REVISION] === revision) return
  rollout.deployment = rollout.context.api.mutate('Deployment', rollout.deployment, (draft) => {
    draft.metadata = {
      ...draft.metadata,
      annotations: { ...draft.metadata?.annotations, [REVISION]: revision },
    }
  })
}

function makeSet(
  rollout: Rollout,
  old: readonly StoredSet[],
  revision: number,
): StoredSet | undefined {
  const { api, record, now } = rollout.context
  const { deployment } = rollout
  const draft = newSet(rollout, old, revision)
  const name = draft.metadata?.name ?? ''
  let made: StoredSet
  try {
    made = api.create('ReplicaSet', draft)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.reason === 'AlreadyExists') return takeOver(rollout, name, error)
    if (isNamespaceTerminating(error)) return undefined
    const message = `Failed to create new replica set "${name}": ${error.message}`
    if (hasDeadline(deployment))
      writeStatus(rollout, {
        ...deployment.status,
        conditions: [...say(conditionsOf(deployment), createFailed(message), now)],
      })
    record.warning(deployment, CREATE_ERROR, message)
    throw error
  }
  if (sizeOf(made) > 0) announceScaling({ deployment, record }, name, 0, sizeOf(made))
  noteRevision(rollout, String(revision))
  if (hasDeadline(deployment)) {
    writeStatus(rollout, {
      ...rollout.deployment.status,
      conditions: [...say(conditionsOf(rollout.deployment), createdSet(name), now)],
    })
  }
  return made
}

/**
 * There is a ReplicaSet of that name: ours after all, or the hash has collided and the next try
 * takes another.
 */
function takeOver(rollout: Rollout, name: string, error: ApiError): StoredSet {
  const { deployment, context } = rollout
  const there = context.api.get('ReplicaSet', name, deployment.metadata.namespace)
  if (
    controllerOf(there)?.uid === deployment.metadata.uid &&
    sameTemplate(there.spec?.template ?? {}, deployment.spec?.template ?? {})
  )
    return there
  writeStatus(rollout, {
    ...deployment.status,
    collisionCount: (deployment.status?.collisionCount ?? 0) + 1,
  })
  throw error
}

function newSet({ deployment }: Rollout, old: readonly StoredSet[], revision: number): ReplicaSet {
  const template = deployment.spec?.template ?? {}
  const hash = templateHash(template, deployment.status?.collisionCount)
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash }
  const selector: LabelSelector = {
    ...deployment.spec?.selector,
    matchLabels: { ...deployment.spec?.selector.matchLabels, [HASH_LABEL]: hash },
  }
  return {
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace as string,
      labels,
      annotations: {
        ...annotationsOfNewSet(deployment, undefined, revision),
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: sizeOfNewSet({ current: undefined, old }, deployment),
      ...(deployment.spec?.minReadySeconds
        ? { minReadySeconds: deployment.spec.minReadySeconds }
        : {}),
      selector,
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  }
}

/** How many pods the ReplicaSet of the present template may have now. */
export function sizeOfNewSet(sets: Sets, deployment: Rollout['deployment']): number {
  const size = sets.current ? sizeOf(sets.current) : 0
  if (!isRollingUpdate(deployment)) return wanted(deployment)
  const room = wanted(deployment) + maxSurge(deployment) - sum(allSets(sets), sizeOf)
  return room <= 0 ? size : size + Math.min(room, wanted(deployment) - size)
}
