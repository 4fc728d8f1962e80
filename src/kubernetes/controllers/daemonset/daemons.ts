/**
 * The pods of a DaemonSet by node, and what of them is alike: their revision, their age.
 *
 * @module
 */
import type { DaemonSet } from '../../../types/kubernetes/apps/v1.js'
import type { Node, Pod } from '../../../types/kubernetes/core/v1.js'
import { nodeOfDaemonPod } from '../../kinds/daemon-pod.js'
import type { Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'
import { availableAt, hasEnded } from '../pods.js'

export const HASH_LABEL = 'controller-revision-hash'

/** A DaemonSet in one look of its controller. */
export interface Daemons {
  readonly set: Stored<DaemonSet>
  readonly nodes: readonly Stored<Node>[]
  /** By the name of the node. Those that have ended and are about to go do not count. */
  readonly byNode: ReadonlyMap<string, readonly Stored<Pod>[]>
  /** The hash that pods of the present template carry. */
  readonly hash: string
  readonly context: Context
}

/** Pods by the node that they are on, or are to be on; the oldest first. */
export function byNode(pods: readonly Stored<Pod>[]): ReadonlyMap<string, readonly Stored<Pod>[]> {
  const found = new Map<string, Stored<Pod>[]>()
  for (const pod of pods) {
    const node = nodeOfDaemonPod(pod)
    if (node === undefined || (hasEnded(pod) && pod.metadata.deletionTimestamp)) continue
    const there = found.get(node)
    if (there) there.push(pod)
    else found.set(node, [pod])
  }
  for (const there of found.values()) if (there.length > 1) there.sort(byAge)
  return found
}

/** Pods that have a node come first, then the older ones. */
const byAge = (a: Stored<Pod>, b: Stored<Pod>): number =>
  Number(!a.spec?.nodeName) - Number(!b.spec?.nodeName) ||
  compareText(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
  compareText(a.metadata.name, b.metadata.name)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a pod is of the present template. */
export const isUpdated = ({ hash }: Daemons, { metadata }: Stored<Pod>): boolean =>
  metadata.labels?.[HASH_LABEL] === hash

export function isAvailable({ set, context }: Daemons, pod: Stored<Pod>): boolean {
  const from = availableAt(pod, set.spec?.minReadySeconds ?? 0)
  return from !== undefined && from <= context.now
}

/** How many pods an update may have more, and how many less, than there are nodes to serve. */
export function limits({ set }: Daemons, desired: number): { surge: number; unavailable: number } {
  const { maxSurge = 0, maxUnavailable = 1 } = set.spec?.updateStrategy?.rollingUpdate ?? {}
  const surge = scaled(maxSurge, desired)
  const unavailable = scaled(maxUnavailable, desired)
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}

export const allowsSurge = ({ set }: Daemons): boolean =>
  set.spec?.updateStrategy?.type === 'RollingUpdate' && limits({ set } as Daemons, 1).surge > 0

const scaled = (value: number | string, of: number): number =>
  typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) * of) / 100)
