/**
 * The lives of pods: what each was doing from when to when.
 *
 * @module
 */
import type { Stored } from '../kubernetes/kinds/kind.js'
import type { PodWorker } from '../kubernetes/kubelet/pod-worker.js'
import type { Change } from '../sim/step.js'
import type { Pod } from '../types/kubernetes/core/v1.js'
import { isReady } from './conditions.js'
import type { PodState } from './parts.js'
import { podKey, podState, restartsOf } from './pod.js'

/** What a pod was doing for a while. */
export interface Span {
  /** `pulling` is the part of `creating` in which an image is pulled. */
  readonly state: PodState | 'pulling'
  /** The word of kubectl that says more, if there is one. */
  readonly reason?: string
  readonly ready: boolean
  readonly from: number
  readonly until: number
}

/** The life of a pod, as far as it is known. */
export interface PodLife {
  readonly key: string
  readonly uid: string
  readonly name: string
  readonly namespace: string
  /** The node that it was on, once it had one. */
  readonly node?: string
  readonly spans: readonly Span[]
  /** When containers of it were started anew. */
  readonly restarts: readonly number[]
}

/** A span that has not ended. */
type Open = Omit<Span, 'until'>

interface Living {
  row: Stored<Pod>
  spans: Span[]
  open: Open | undefined
  isPulling: boolean
  restarts: number[]
}

/** Collects the lives of pods from the changes of a trace, oldest first. */
export class PodLives {
  private readonly lives = new Map<string, Living>()

  /** A pod was made, changed, or is gone. */
  pod({ before, after }: Change, time: number): void {
    const row = (after ?? before) as Stored<Pod>
    const life = this.lifeOf((before ?? row) as Stored<Pod>, before ? undefined : time)
    const more = restartsOf(row) - restartsOf(life.row)
    if (more > 0) life.restarts.push(time)
    life.row = row
    turn(life, after ? openOf(life, time) : undefined, time)
  }

  /** A kubelet goes on with something else for a pod. */
  worker({ after }: Change, time: number): void {
    const worker = after as PodWorker | undefined
    const life = worker && this.lives.get(worker.uid)
    if (!worker || !life?.open) return
    life.isPulling = worker.operation?.what === 'pull'
    turn(life, openOf(life, time), time)
  }

  /** A pod that is there: one that no change was about has been as it is. */
  stands(row: object): void {
    this.lifeOf(row as Stored<Pod>, undefined)
  }

  /** All lives until now. */
  list(now: number): PodLife[] {
    return [...this.lives.values()].map(({ row, spans, open, restarts }) => {
      const { name, namespace = 'default', uid } = row.metadata
      const node = row.spec?.nodeName
      return {
        key: podKey(namespace, name),
        uid,
        name,
        namespace,
        ...(node === undefined ? {} : { node }),
        spans: open ? [...spans, { ...open, until: now }] : spans,
        restarts,
      }
    })
  }

  /** The life of a pod; one that began before the trace is taken from its status. */
  private lifeOf(row: Stored<Pod>, begun: number | undefined): Living {
    const { uid } = row.metadata
    const known = this.lives.get(uid)
    if (known) return known
    const life: Living = { row, spans: [], open: undefined, isPulling: false, restarts: [] }
    if (begun === undefined) {
      const created = Date.parse(row.metadata.creationTimestamp)
      for (const open of stagesOf(row, created)) turn(life, open, open.from)
    }
    this.lives.set(uid, life)
    return life
  }
}

/** What a pod is doing from `time` on. */
function openOf({ row, isPulling }: Living, time: number): Open {
  const now = podState(row)
  return {
    ...(isPulling && now.state === 'creating' ? { state: 'pulling' as const } : now),
    ready: isReady(row.status),
    from: time,
  }
}

/** Ends what a pod was doing and begins something else; nothing happens if that is the same. */
function turn(life: Living, next: Open | undefined, time: number): void {
  const { open } = life
  const isSame =
    open?.state === next?.state && open?.reason === next?.reason && open?.ready === next?.ready
  if (isSame) return
  if (open && time > open.from) life.spans.push({ ...open, until: time })
  life.open = next
}

/** What a status says of the time before: when the pod ran, and that it does what it does now. */
function stagesOf(row: Stored<Pod>, created: number): readonly Open[] {
  const started = (row.status?.containerStatuses ?? [])
    .flatMap(({ state }) => state?.running?.startedAt ?? state?.terminated?.startedAt ?? [])
    .map((text) => Date.parse(text))
  const now = { ...podState(row), ready: isReady(row.status) }
  const from = Math.max(created, ...started)
  const before = { state: 'creating', ready: false, from: created } as const
  return from > created ? [before, { ...now, from }] : [{ ...now, from }]
}
