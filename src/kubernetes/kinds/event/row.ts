/**
 * How events are stored: as compact rows, built into objects when somebody reads them.
 *
 * There are several events for every pod, and hardly any is ever looked at.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import { defineTable } from '../../../sim/table.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime, rfc3339, rfc3339micro } from '../../../text/time.js'
import type { Stored } from '../kind.js'

/** How long after its last occurrence an event is forgotten. */
export const EVENT_LIFETIME = 3_600_000

/** One event. */
export interface EventRow {
  readonly namespace: string
  readonly name: string
  readonly revision: number
  /** What it is about. */
  readonly about: {
    readonly kind: string
    readonly apiVersion: string
    readonly namespace?: string
    readonly name: string
    readonly uid: string
  }
  readonly aboutRevision: string
  readonly fieldPath?: string
  readonly type: string
  readonly reason: string
  readonly message: string
  readonly component: string
  readonly host?: string
  /** Set for events of the group events.k8s.io, whose times and counts stand elsewhere. */
  readonly action?: string
  readonly first: VirtualTime
  readonly last: VirtualTime
  readonly count: number
  /** When the ten minutes began in which similar events are counted; see the recorder. */
  readonly window: VirtualTime
  /** Stands for several similar events. */
  readonly combined?: boolean
  /** The whole object, if somebody wrote it through the API rather than through a recorder. */
  readonly whole?: Stored<Event>
}

/**
 * The key by which the events about an object are found: its uid, or its name if the reporter gave
 * none.
 */
export const subjectOf = ({ uid, namespace = '', name }: EventRow['about']): string =>
  uid === '' ? `${namespace}/${name}` : uid

/** All events; found by what they are about. */
export const events = defineTable<EventRow, 'byObject'>('api/events', {
  byObject: ({ about }) => subjectOf(about),
})

const built = new WeakMap<EventRow, Stored<Event>>()

/** The object of a row; undefined when it has expired. */
export function eventOf(row: EventRow, now: VirtualTime): Stored<Event> | undefined {
  if (now - row.last >= EVENT_LIFETIME) return undefined
  let event = built.get(row)
  if (!event) built.set(row, (event = Object.freeze(row.whole ?? build(row))))
  return event
}

/** What an event is about, without what is not known of it. */
function aboutOf({
  about: { uid, ...about },
  aboutRevision,
}: EventRow): NonNullable<Event['involvedObject']> {
  return {
    ...about,
    ...(uid === '' ? {} : { uid }),
    ...(aboutRevision === '' ? {} : { resourceVersion: aboutRevision }),
  }
}

function build(row: EventRow): Stored<Event> {
  const { fieldPath, host } = row
  const common = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: row.name,
      namespace: row.namespace,
      uid: uidOf(row.name),
      resourceVersion: String(row.revision),
      creationTimestamp: rfc3339(row.first),
    },
    involvedObject: { ...aboutOf(row), ...(fieldPath === undefined ? {} : { fieldPath }) },
    reason: row.reason,
    message: row.message,
    type: row.type,
    reportingComponent: row.component,
  }
  if (row.action !== undefined) {
    return {
      ...common,
      action: row.action,
      eventTime: rfc3339micro(row.first),
      firstTimestamp: null,
      lastTimestamp: null,
      reportingInstance: `${row.component}-${host ?? 'minikube'}`,
      ...(row.count > 1
        ? { series: { count: row.count, lastObservedTime: rfc3339micro(row.last) } }
        : {}),
      source: {},
    } as unknown as Stored<Event>
  }
  return {
    ...common,
    count: row.count,
    eventTime: null,
    firstTimestamp: rfc3339(row.first),
    lastTimestamp: rfc3339(row.last),
    reportingInstance: host ?? '',
    source: { component: row.component, ...(host === undefined ? {} : { host }) },
  } as unknown as Stored<Event>
}

/**
 * A uid that follows from the name, which is unique: drawing one for each event would cost more
 * than the event.
 */
function uidOf(name: string): string {
  let state = 0x811c9dc5
  const words = Array.from({ length: 4 }, (_, word) => {
    for (let i = 0; i < name.length; i++)
      state = Math.imul(state ^ (name.charCodeAt(i) + word), 0x01000193)
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    return (state >>> 0).toString(16).padStart(8, '0')
  }).join('')
  return `${words.slice(0, 8)}-${words.slice(8, 12)}-4${words.slice(13, 16)}-a${words.slice(17, 20)}-${words.slice(20)}`
}

/** The row of an object that came through the API. */
export function rowOf(event: Stored<Event>): EventRow {
  const { involvedObject: about, metadata } = event
  const created = parseTime(metadata.creationTimestamp) ?? 0
  const last = parseTime(event.lastTimestamp ?? '') ?? parseTime(event.eventTime ?? '') ?? created
  return {
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    revision: Number(metadata.resourceVersion),
    about: {
      kind: about.kind ?? '',
      apiVersion: about.apiVersion ?? '',
      name: about.name ?? '',
      uid: about.uid ?? '',
      ...(about.namespace ? { namespace: about.namespace } : {}),
    },
    aboutRevision: about.resourceVersion ?? '',
    type: event.type ?? '',
    reason: event.reason ?? '',
    message: event.message ?? '',
    component: event.source?.component ?? event.reportingComponent ?? '',
    first: parseTime(event.firstTimestamp ?? '') ?? created,
    last: Math.max(last, created),
    count: event.count ?? 1,
    window: created,
    whole: event,
  }
}
