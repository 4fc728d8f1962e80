/**
 * What a kubelet remembers of a pod between two looks at it: the pod worker's memory.
 *
 * Nothing here is in the API: which sandbox and address it has, what the worker is busy with,
 * back-offs and probe results. A kubelet that loses it (its machine lost power) starts over from
 * the API and the runtime.
 */
import { defineTable } from '../../sim/table.js'
import type { Tx } from '../../sim/step.js'
import type { VirtualTime } from '../../sim/world.js'

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
export interface ProbeMemory {
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

/** A pod that is being stopped: since when, and which of its two stages it is in. */
export interface Ending {
  readonly grace: number
  readonly stage: 'containers' | 'sandbox' | 'done'
  readonly until?: VirtualTime
  /** Why a pod that nobody deleted is stopped, for its status. */
  readonly reason?: string
  readonly message?: string
}

/** One pod of one node. Its key is `<node>/<pod uid>`. */
export interface PodMemory {
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
  readonly probes: Readonly<Record<string, ProbeMemory>>
  /** Until when failed starts are left alone. */
  readonly retryAt?: VirtualTime
  /** Ids of containers that are being stopped because a probe failed. */
  readonly stopping: readonly string[]
  /** The newest exit of a container that the worker has noticed. */
  readonly noticed: VirtualTime
  readonly ending?: Ending
}

export const podMemories = defineTable<PodMemory, 'byNode'>('kubelet-pods', {
  byNode: (row) => row.node,
})

export const memoryKey = (node: string, uid: string): string => `${node}/${uid}`

/**
 * The memory of the pod that a step is about: read once, written once when the step ends, however
 * often it changes in between.
 */
export interface MemoryDesk {
  memory: PodMemory | undefined
}

/** Runs `work` with a pod's memory, and writes down what became of it. */
export function withMemory<T>(tx: Tx, node: string, uid: string, work: (desk: MemoryDesk) => T): T {
  const key = memoryKey(node, uid)
  const before = tx.get(podMemories, key)
  const desk: MemoryDesk = { memory: before }
  try {
    return work(desk)
  } finally {
    // What the API refuses ends the work, and what was done until then is remembered.
    if (desk.memory === undefined) tx.delete(podMemories, key)
    else if (desk.memory !== before) tx.put(podMemories, key, desk.memory)
  }
}

export const freshMemory = (node: string, uid: string, pod: string): PodMemory => ({
  node,
  uid,
  pod,
  attempts: 0,
  todo: [],
  waiting: {},
  results: {},
  stopping: [],
  imageBackoff: {},
  restartBackoff: {},
  probes: {},
  noticed: 0,
})
