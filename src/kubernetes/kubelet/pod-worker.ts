/**
 * Pod workers: what a kubelet knows of each pod between two looks at it.
 *
 * Nothing here is in the API: which sandbox and address it has, what the worker is busy with,
 * back-offs and probe results. A kubelet that loses it (its machine lost power) starts over from
 * the API and the runtime.
 */
import type { Container } from '../../types/kubernetes/core/v1.js'
import { defineTable } from '../../sim/table.js'
import type { Tx } from '../../sim/step.js'
import type { VirtualTime } from '../../sim/world.js'
import type { HookRun } from './lifecycle.js'

/** What the worker is doing now; `until` is when it will be done. */
export type Operation =
  | {
      readonly what: 'pull'
      readonly container: string
      readonly image: string
      readonly requestedAt: VirtualTime
      readonly pull?: string
      readonly startedAt?: VirtualTime
    }
  | { readonly what: 'create'; readonly container: string; readonly until: VirtualTime }
  | {
      readonly what: 'postStart'
      readonly container: string
      readonly id: string
      readonly hook: HookRun
    }
  /** The hook failed: the container is being stopped again. */
  | { readonly what: 'undo'; readonly container: string; readonly id: string }
  | {
      readonly what: 'start'
      readonly container: string
      readonly id: string
      readonly until: VirtualTime
    }

/** Why a container waits, as its status will say at the next look. */
export interface WaitingReason {
  readonly reason: string
  readonly message?: string
}

/** A back-off: how long the next one is, and until when this one lasts. */
export interface Backoff {
  readonly delay: number
  readonly until: VirtualTime
}

/** The results of one probe of one container. */
export interface ProbeWorker {
  /** The container that was probed: a restarted one is probed anew. */
  readonly container: string
  readonly succeeded: boolean | undefined
  readonly successes: number
  readonly failures: number
  readonly nextAt: VirtualTime
  /** The attempt under way: an exec of the runtime or an exchange of the network. */
  readonly attempt?: {
    readonly kind: 'exec' | 'exchange'
    readonly id: string
    readonly deadline: VirtualTime
  }
}

/** A container that is being stopped. */
export interface ContainerStop {
  readonly container: string
  /** When it is killed. */
  readonly until: VirtualTime
  /** Its preStop hook is under way. */
  readonly hook?: HookRun
  /** It has got its signal. */
  readonly isSent: boolean
  /** It starts again as soon as it has ended. */
  readonly restarts: boolean
}

/** A pod that is being stopped: since when, and which of its two stages it is in. */
export interface Ending {
  readonly grace: number
  readonly stage: 'containers' | 'sandbox' | 'done'
  readonly until?: VirtualTime
  /** Why a pod that nobody deleted is stopped, for its status. */
  readonly reason?: string
  readonly message?: string
}

/** What a container wants, or has, of its node. */
export type Resources = NonNullable<Container['resources']>

/** One pod of one node. Its key is `<node>/<pod uid>`. */
export interface PodWorker {
  readonly node: string
  readonly uid: string
  readonly pod: string
  readonly attempts: number
  readonly sandbox?: string
  readonly address?: string
  readonly operation?: Operation
  /** Containers still to be started by the sync under way. */
  readonly todo: readonly string[]
  /** Why containers wait, as their status says. */
  readonly waiting: Readonly<Record<string, WaitingReason>>
  /** What the last sync came to: the next one reports it, as the real kubelet does. */
  readonly results: Readonly<Record<string, WaitingReason>>
  readonly imageBackoff: Readonly<Record<string, Backoff>>
  readonly restartBackoff: Readonly<Record<string, Backoff>>
  readonly probes: Readonly<Record<string, ProbeWorker>>
  /** Volumes that could not be mounted, and since when the pod waits for them. */
  readonly mounts?: Readonly<Record<string, Backoff>>
  readonly mountingSince?: VirtualTime
  /** Until when failed starts are left alone. */
  readonly retryAt?: VirtualTime
  /** Containers that are being stopped, by id. */
  readonly stops?: Readonly<Record<string, ContainerStop>>
  /** The newest exit of a container that the worker has noticed. */
  readonly noticed: VirtualTime
  readonly ending?: Ending
  /** What containers have, where that is not what the pod's spec wants, by name. */
  readonly sizes?: Readonly<Record<string, Resources>>
  /** Why they cannot have it, and when the kubelet looks again. */
  readonly pendingResize?: {
    readonly reason: 'Deferred' | 'Infeasible'
    readonly message: string
  }
  readonly resizeAgainAt?: VirtualTime
  /** They are given it. */
  readonly resizing?: { readonly until: VirtualTime }
  /** Its node has no room for it any more: why, as its status will say. */
  readonly evicted?: string
}

export const podWorkers = defineTable<PodWorker, 'byNode'>('kubelet-pods', {
  byNode: (row) => row.node,
})

export const workerKey = (node: string, uid: string): string => `${node}/${uid}`

/**
 * The worker of the pod that a step is about: read once, written once when the step ends, however
 * often it changes in between.
 */
export interface WorkerSlot {
  worker: PodWorker | undefined
}

/** Runs `work` with a pod's worker, and writes down what it is afterwards. */
export function withWorker<T>(tx: Tx, node: string, uid: string, work: (slot: WorkerSlot) => T): T {
  const key = workerKey(node, uid)
  const before = tx.get(podWorkers, key)
  const slot: WorkerSlot = { worker: before }
  try {
    return work(slot)
  } finally {
    // What the API refuses ends the work, and what was done until then is written down.
    if (slot.worker === undefined) tx.delete(podWorkers, key)
    else if (slot.worker !== before) tx.put(podWorkers, key, slot.worker)
  }
}

export const newWorker = (node: string, uid: string, pod: string): PodWorker => ({
  node,
  uid,
  pod,
  attempts: 0,
  todo: [],
  waiting: {},
  results: {},
  imageBackoff: {},
  restartBackoff: {},
  probes: {},
  noticed: 0,
})
