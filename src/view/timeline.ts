/**
 * The timeline of a lab: what each pod was doing when, and where each request went. It comes from
 * the lab's trace, so it reaches as far back as that does; what a pod did before is taken from its
 * status.
 *
 * @module
 */
import type { NetworkNamespace } from '../net/namespace.js'
import type { Exchange } from '../net/request.js'
import type { Change } from '../sim/step.js'
import type { Trace } from '../sim/trace.js'
import type { World } from '../sim/world.js'
import { CONTAINERS } from './container.js'
import type { ViewRequest } from './parts.js'
import { type PodLife, PodLives } from './pod-life.js'
import { NAMESPACES, SANDBOXES, requestPath } from './request.js'
import { type Source, eachRow, rowOf } from './rows.js'

/** The part of a lab that a timeline is made of: any lab has it. */
export interface Lived {
  readonly now: number
  readonly state: World
  readonly trace: Pick<Trace, 'list'>
}

/** A request, from when it was sent to when that was over. */
export interface RequestLife {
  readonly request: ViewRequest
  readonly from: number
  readonly until: number
}

/** What happened in a lab, pod by pod and request by request. */
export interface Timeline {
  readonly from: number
  readonly until: number
  /** In the order in which they began. */
  readonly pods: readonly PodLife[]
  /** In the order in which they were sent. */
  readonly requests: readonly RequestLife[]
}

/** Which part of a timeline is wanted. */
export interface TimelineOptions {
  /** Virtual times; from the first thing that is known until now by default. */
  readonly from?: number
  readonly until?: number
  /** Whether the cluster's own pods (of `kube-system`) are in it. */
  readonly system?: boolean
}

const PODS = 'api/pods'
const WORKERS = 'kubelet-pods'
const EXCHANGES = 'exchanges'
const SYSTEM = 'kube-system'

/**
 * What happened in a lab, as plain data.
 *
 * @example timelineOf(lab).pods.map(({ name, spans }) => [name, spans.map(({ state }) => state)])
 */
export function timelineOf(lab: Lived, options: TimelineOptions = {}): Timeline {
  const { state, now } = lab
  const lives = new PodLives()
  const requests = new RequestLives(state)
  const steps = lab.trace.list()
  for (const { time, changes } of steps)
    for (const change of changes) {
      if (change.table === PODS) lives.pod(change, time)
      else if (change.table === WORKERS) lives.worker(change, time)
      else requests.see(change, time)
    }
  eachRow(state, PODS, (_, row) => lives.stands(row))
  const pods = lives
    .list(now)
    .filter(({ namespace }) => options.system || namespace !== SYSTEM)
    .sort((a, b) => begin(a) - begin(b))
  const all = requests.list(now)
  const known = [...pods.map(begin), ...all.map(({ from }) => from)]
  const { from = known.reduce((least, time) => Math.min(least, time), now), until = now } = options
  return {
    from,
    until,
    pods: pods.filter((life) => begin(life) <= until && end(life) >= from),
    requests: all.filter((one) => one.from <= until && one.until >= from),
  }
}

const begin = ({ spans }: PodLife): number => spans[0]?.from ?? 0
const end = ({ spans }: PodLife): number => spans.at(-1)?.until ?? 0

/** The requests of a trace. */
class RequestLives {
  private readonly seen = new Map<string, { exchange: Exchange; until: number | undefined }>()
  /** Where requests went to, also what is not there any more: rows by table and key. */
  private readonly places: Record<string, Record<string, object>> = {
    [NAMESPACES]: {},
    [SANDBOXES]: {},
    [CONTAINERS]: {},
  }

  constructor(private readonly state: World) {}

  see({ table, key, before, after }: Change, time: number): void {
    const places = this.places[table]
    if (places) places[key] = (after ?? before) as object
    if (table !== EXCHANGES) return
    const exchange = (after ?? before) as Exchange
    const known = this.seen.get(exchange.id)
    const isOver = !after || exchange.state === 'answered' || exchange.state === 'failed'
    this.seen.set(exchange.id, { exchange, until: known?.until ?? (isOver ? time : undefined) })
  }

  list(now: number): readonly RequestLife[] {
    return [...this.seen.values()]
      .map(({ exchange, until = now }) => ({
        request: requestPath(exchange, this.around(exchange)),
        from: exchange.sentAt,
        until,
      }))
      .sort((a, b) => a.from - b.from)
  }

  /** The few rows that say where an exchange was. */
  private around({ from, to }: Exchange): Source {
    const tables: Record<string, Record<string, object>> = {}
    const copy = (table: string, key: string): object | undefined => {
      const row = this.places[table]?.[key] ?? rowOf(this.state, table, key)
      if (row) tables[table] = { ...tables[table], [key]: row }
      return row
    }
    for (const id of [from.namespace, to?.namespace ?? '']) {
      const namespace = copy(NAMESPACES, id) as NetworkNamespace | undefined
      for (const table of namespace ? [SANDBOXES, CONTAINERS] : [])
        copy(table, `${namespace?.machine}/${id}`)
    }
    return { now: 0, tables }
  }
}
