/**
 * A rollout in one step of the controller: the Deployment, its ReplicaSets, and what can be done to
 * them.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'
import { maxSurge } from './bounds.js'
import { DESIRED_REPLICAS, MAX_REPLICAS } from './revision.js'

const SCALING = 'ScalingReplicaSet'

export type StoredSet = Stored<ReplicaSet>

/** The Deployment as it is after what was written so far. */
export interface Rollout {
  readonly context: Context
  deployment: Stored<Deployment>
}

/** The ReplicaSet of the present template, if there is one, and those of former ones. */
export interface Sets {
  readonly current: StoredSet | undefined
  readonly old: readonly StoredSet[]
}

export const allSets = ({ current, old }: Sets): readonly StoredSet[] =>
  current ? [...old, current] : old

export const wanted = ({ spec }: Stored<Deployment>): number => spec?.replicas ?? 1

/** How many pods a ReplicaSet should have. */
export const sizeOf = ({ spec }: StoredSet): number => spec?.replicas ?? 0

export const sum = (sets: readonly StoredSet[], of: (set: StoredSet) => number): number =>
  sets.reduce((total, set) => total + of(set), 0)

export const isAlive = (set: StoredSet): boolean => sizeOf(set) > 0

export const byAge = (a: StoredSet, b: StoredSet): number =>
  compareText(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
  compareText(a.metadata.name, b.metadata.name)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The annotations from which a later scaling knows the proportions. */
export const sizeAnnotations = (
  deployment: Stored<Deployment>,
): Readonly<Record<string, string>> => ({
  [DESIRED_REPLICAS]: String(wanted(deployment)),
  [MAX_REPLICAS]: String(wanted(deployment) + maxSurge(deployment)),
})

/** Gives a ReplicaSet a new size and says so in an event; the set as it is then. */
export function scaleSet(
  { deployment, context: { api, record } }: Rollout,
  set: StoredSet,
  size: number,
): StoredSet {
  const before = sizeOf(set)
  const annotations = { ...set.metadata.annotations, ...sizeAnnotations(deployment) }
  if (before === size && dequal(annotations, set.metadata.annotations)) return set
  const scaled = api.mutate('ReplicaSet', set, (draft) => {
    draft.metadata = { ...draft.metadata, annotations }
    if (draft.spec) draft.spec = { ...draft.spec, replicas: size }
  })
  if (before !== size) announceScaling({ deployment, record }, set.metadata.name, before, size)
  return scaled
}

/** The event of a ReplicaSet's new size. */
export const announceScaling = (
  { deployment, record }: { deployment: Stored<Deployment>; record: Context['record'] },
  set: string,
  from: number,
  to: number,
): void =>
  record.normal(
    deployment,
    SCALING,
    `Scaled ${to > from ? 'up' : 'down'} replica set ${set} from ${from} to ${to}`,
  )

/** Writes the Deployment's status; what is equal is not written. */
export function writeStatus(rollout: Rollout, status: DeploymentStatus): void {
  rollout.deployment =
    rollout.context.api.updateStatus('Deployment', rollout.deployment, (draft) => {
      draft.status = status
    }) ?? rollout.deployment
}
