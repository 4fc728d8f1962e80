/**
 * Watches over HTTP: one event a line, as JSON, until the time is over.
 *
 * A watch is plain data. Its server asks now and then for the lines that are new, and keeps
 * where it stands then.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#watch-bookmarks
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#streaming-lists
 */
import { apiVersionOf } from '../../kinds/index.js'
import type { Tx } from '../../../sim/step.js'
import type { Reader, VirtualTime } from '../../../sim/world.js'
import { goJson } from '../../../text/json.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import type { ListOptions } from '../api.js'
import { tooOldRevision, tooLargeRevision } from '../revisions.js'
import type { ApiError } from '../errors.js'
import { forgottenRevision, keepHistory, oldestRevision, revisionOf } from '../watch/history.js'
import { eventsSince, hasEvents, initialEvents } from '../watch/watch.js'
import { statusObject } from './answer.js'
import { metadataOf, partialOf, shownObject } from './objects.js'
import type { ListParameters } from './parameters.js'
import { type ServedResource, resourceAt } from './served-resources.js'
import { eventLine } from './texts.js'
import { type TableForm, tableOf } from './table.js'

/** How the objects of a watch are shown. */
export interface WatchForm {
  readonly table?: TableForm
  /** `v1`: metadata alone. */
  readonly partial?: string
}

/** Where a watch stands. */
export interface WatchState {
  readonly resource: { readonly group: string; readonly version: string; readonly resource: string }
  readonly options: ListOptions
  readonly form: WatchForm
  /** The changes up to here were sent. */
  readonly revision: number
  /** When the next bookmark is due, if there are any. */
  readonly bookmarkAt?: VirtualTime
  /** When the watch ends. */
  readonly endsAt: VirtualTime
}

/** New lines of a watch, and where it stands then: `undefined` when it is over. */
export interface WatchLines {
  readonly lines: readonly string[]
  readonly watch: WatchState | undefined
}

const BOOKMARKS = 60_000
/** A last bookmark comes this long before the end. */
const BEFORE_END = 2_000
/** A watch that says nothing else ends after half an hour to an hour. */
const SHORTEST = 1_800_000
const INITIAL_EVENTS_END = 'k8s.io/initial-events-end'

/** Begins a watch. @throws ApiError BadRequest, Timeout */
export function openWatch(
  tx: Tx,
  resource: ServedResource,
  options: ListOptions,
  parameters: ListParameters,
  form: WatchForm,
): WatchLines {
  const kind = resource.of as AnyKind
  const { resourceVersion, sendInitialEvents, allowWatchBookmarks } = parameters
  const now = revisionOf(tx)
  const from = Number(resourceVersion === '' ? 0 : resourceVersion)
  if (sendInitialEvents && from > now) throw tooLargeRevision(from, now)
  keepHistory(tx, kind.table)
  const endsAt =
    tx.now + 1000 * (parameters.timeoutSeconds || SHORTEST / 1000 + tx.random.int(0, 1800))
  const { group, version, plural } = resource
  const start = { resource: { group, version, resource: plural }, options, form, endsAt }
  if (from === 0 || sendInitialEvents) {
    const events = sendInitialEvents === false ? [] : initialEvents(tx, kind, options)
    const [lines, after] = written(tx, resource, events, form)
    const watch = {
      ...start,
      form: after,
      revision: now,
      ...dueOf(tx, allowWatchBookmarks, endsAt),
    }
    if (sendInitialEvents && allowWatchBookmarks)
      lines.push(bookmark(tx, resource, now, after, { [INITIAL_EVENTS_END]: 'true' }))
    return { lines, watch }
  }
  const oldest = oldestRevision(tx, kind.table)
  if (from < oldest) return { lines: [errorLine(tooOldRevision(from, oldest))], watch: undefined }
  return nextLines(tx, { ...start, revision: from, ...dueOf(tx, allowWatchBookmarks, endsAt) })
}

/** When the next bookmark is due. */
function dueOf(tx: Tx, wanted: boolean, endsAt: VirtualTime): Pick<WatchState, 'bookmarkAt'> {
  if (!wanted) return {}
  const last = endsAt - BEFORE_END
  const regular = tx.now + BOOKMARKS
  return { bookmarkAt: last > tx.now && last < regular ? last : regular }
}

/** What has happened since. */
export function nextLines(tx: Tx, watch: WatchState): WatchLines {
  const resource = resourceAt(tx, watch.resource)
  const kind = resource?.of as AnyKind | undefined
  if (!resource || !kind) return { lines: [], watch: undefined }
  const forgotten = forgottenRevision(tx, kind.table)
  if (watch.revision < forgotten)
    return { lines: [errorLine(tooOldRevision(watch.revision, forgotten))], watch: undefined }
  const { events, revision } = eventsSince(tx, kind, watch.options, watch.revision)
  const [lines, form] = written(tx, resource, events, watch.form)
  let next: WatchState = { ...watch, form, revision }
  if (watch.bookmarkAt !== undefined && tx.now >= watch.bookmarkAt) {
    const known = revisionOf(tx)
    lines.push(bookmark(tx, resource, known, form))
    next = { ...next, revision: known, ...dueOf(tx, true, watch.endsAt) }
  }
  return { lines, watch: tx.now >= watch.endsAt ? undefined : next }
}

/** Whether anything has happened since. */
export function hasNews(read: Reader, { resource, revision }: WatchState): boolean {
  const kind = resourceAt(read, resource)?.of
  return kind === undefined || hasEvents(read, kind, revision)
}

/** When a watch has to be looked at again although nothing has happened. */
export const wakeOf = ({ bookmarkAt, endsAt }: WatchState): VirtualTime =>
  Math.min(bookmarkAt ?? endsAt, endsAt)

type Written = [lines: string[], form: WatchForm]

/** Events as lines; the first table of a watch alone defines the columns. */
function written(
  tx: Tx,
  resource: ServedResource,
  events: readonly { readonly type: string; readonly object: Stored<KubeObject> }[],
  form: WatchForm,
): Written {
  let after = form
  const lines = events.map(({ type, object }) => {
    const { table, partial } = after
    const line =
      table || partial !== undefined
        ? goJson({ type, object: shown(tx, resource, object, after) })
        : eventLine(tx, resource, type, object)
    if (after.table) after = { table: { ...after.table, noHeaders: true } }
    return line
  })
  return [lines, after]
}

function shown(
  tx: Tx,
  resource: ServedResource,
  object: Stored<KubeObject>,
  { table, partial }: WatchForm,
): object {
  if (table) {
    const { resourceVersion } = object.metadata
    return tableOf(tx, resource, { resourceVersion }, [object], table)
  }
  return partialOf(shownObject(tx, resource, object), partial)
}

function bookmark(
  tx: Tx,
  resource: ServedResource,
  revision: number,
  { table, partial }: WatchForm,
  annotations?: Readonly<Record<string, string>>,
): string {
  const { kind } = resource
  const object = {
    kind,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: String(revision), ...(annotations ? { annotations } : {}) },
  } as unknown as Stored<KubeObject>
  if (partial !== undefined) return goJson({ type: 'BOOKMARK', object: partialOf(object, partial) })
  if (!table)
    return goJson({ type: 'BOOKMARK', object: { ...object, metadata: metadataOf(object) } })
  const { resourceVersion } = object.metadata
  const whole = tableOf(tx, resource, { resourceVersion }, [], { ...table, noHeaders: true })
  const cells = (resource.of as AnyKind).columns.map(() => '')
  const rows = [{ cells, object: partialOf(object, table.version) }]
  return goJson({ type: 'BOOKMARK', object: { ...whole, rows } })
}

const errorLine = ({ status }: ApiError): string =>
  goJson({ type: 'ERROR', object: statusObject(status) })
