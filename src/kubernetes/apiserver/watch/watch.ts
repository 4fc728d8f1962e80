/**
 * Watch: what happens to the objects of a kind, one event after the other.
 *
 * A watch is a revision: a watcher asks now and then what has happened since, and goes on from
 * there. An object that selectors begin or cease to select is added or deleted as far as the watch
 * is concerned.
 *
 * @example
 * const { events, revision } = eventsSince(read, pod, { namespace: 'default' }, 316)
 * // [{ type: 'MODIFIED', object: … }], 320
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
import type { Tx } from '../../../sim/step.js'
import type { Reader } from '../../../sim/world.js'
import type { AnyKind, KubeObject, Kind, Stored } from '../../kinds/kind.js'
import type { ListOptions } from '../api.js'
import { list } from '../list.js'
import { objectMatcher } from '../selectors.js'
import { findStored, keyIn, objectOf } from '../stored.js'
import {
  changesSince,
  hasChanged,
  keepHistory,
  recordedSince,
  revisionOf,
  rowsAt,
} from './history.js'

/** Something that happened to an object. */
interface WatchEvent<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  /** As it is after that; a deleted one as it was, with the revision of its end. */
  readonly object: Stored<T>
}

/** What has happened, and the revision to go on from. */
interface Happened<T extends KubeObject> {
  readonly events: readonly WatchEvent<T>[]
  readonly revision: number
}

/** Watches a kind from now on; gives the revision to go on from. */
export function startWatch(tx: Tx, { table }: AnyKind): number {
  keepHistory(tx, table)
  return revisionOf(tx)
}

/** Whether anything has happened to objects of a kind since a revision. */
export const hasEvents = (read: Reader, { table }: AnyKind, since: number): boolean =>
  hasChanged(read, table, since)

/**
 * One object as the API server shows it, at any moment: what a watch of it would have said last.
 *
 * @example yield { when: (read) => objectAt(read, pod, 'web', 'default') === undefined }
 */
export const objectAt = <T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  name: string,
  namespace?: string,
): Stored<T> | undefined => findStored(read, kind, keyIn(kind, name, namespace))

/** The objects that are there when a watch begins, as if they had just been added. */
export const initialEvents = <T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  options: ListOptions,
): readonly WatchEvent<T>[] =>
  list(read, kind, options).map((object) => ({ type: 'ADDED', object }))

/**
 * What has happened since a revision, oldest first. @throws ApiError BadRequest for selectors that
 * cannot be read
 */
export function eventsSince<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  options: ListOptions,
  since: number,
): Happened<T> {
  const selects = objectMatcher(kind, options)
  const prefix = kind.namespaced && options.namespace !== undefined ? `${options.namespace}/` : ''
  const known = Math.max(since, recordedBefore(read, kind, since))
  const events =
    known > since
      ? older(read, kind, prefix, since, known).filter(({ object }) => selects(object))
      : []
  let revision = since
  for (const change of changesSince(read, kind.table, known)) {
    revision = change.revision
    if (!change.key.startsWith(prefix)) continue
    const event = eventOf(read, kind, change, selects)
    if (event) events.push(event)
  }
  return { events, revision }
}

/** Where the changes that are kept begin, if that is after the revision. */
function recordedBefore(read: Reader, { table }: AnyKind, since: number): number {
  const recorded = recordedSince(read, table)
  return Number.isFinite(recorded) ? recorded : since
}

/**
 * What was added between a revision and the first change that is kept: the objects of that moment
 * that were written since.
 */
function older<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  prefix: string,
  since: number,
  known: number,
): WatchEvent<T>[] {
  const others = rowsAt(read, kind.table, known)
  const rows = new Map<string, object>()
  read.each(kind.table, prefix, (row, key) => {
    if (!others.has(key)) rows.set(key, row)
  })
  for (const [key, row] of others) if (row && key.startsWith(prefix)) rows.set(key, row)
  return [...rows.values()]
    .flatMap((row) => objectOf(kind, row, read.now) ?? [])
    .filter(({ metadata }) => Number(metadata.resourceVersion) > since)
    .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
    .map((object) => ({ type: 'ADDED', object }))
}

function eventOf<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  {
    before,
    after,
    revision,
  }: { readonly before?: object; readonly after?: object; readonly revision: number },
  selects: (object: Stored<T>) => boolean,
): WatchEvent<T> | undefined {
  const [was, is] = [before, after].map((row) => {
    const object = row && objectOf(kind, row, read.now)
    return object && selects(object) ? object : undefined
  })
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object: is }
  if (!was) return undefined
  const metadata = { ...was.metadata, resourceVersion: String(revision) }
  return { type: 'DELETED', object: { ...was, metadata } }
}
