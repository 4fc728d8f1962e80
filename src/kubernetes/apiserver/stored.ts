/**
 * Reading and writing objects as they are stored: what all verbs have in common.
 *
 * @module
 */
import { seal } from '../../sim/seal.js'
import type { Tx } from '../../sim/step.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import { forgetManagers } from './field-managers.js'
import type { KubeObject, Kind, Stored, KindNames } from '../kinds/kind.js'
import { REVISION, recordChange } from './watch/history.js'

export const nextRevision = (tx: Tx): string => String(tx.next(REVISION))

/** The key of an object in its kind's table. */
export const keyIn = (kind: KindNames, name: string, namespace: string | undefined): string =>
  kind.namespaced ? `${namespace ?? 'default'}/${name}` : name

/** The object of a row; undefined if it has expired. */
export const objectOf = <T extends KubeObject>(
  kind: Kind<T>,
  row: unknown,
  now: VirtualTime,
): Stored<T> | undefined => (kind.unpack ? kind.unpack(row, now) : (row as Stored<T>))

/** The object of a key, if there is one. */
export function findStored<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  key: string,
): Stored<T> | undefined {
  const row = read.get(kind.table, key)
  return row === undefined ? kind.computed?.(read, key) : objectOf(kind, row, read.now)
}

/** Writes an object with a new resource version. */
export function store<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  key: string,
  object: Stored<T>,
): Stored<T> {
  seal(object)
  const before = tx.get(kind.table, key)
  const after = tx.put(kind.table, key, kind.pack ? (kind.pack(object) as Stored<T>) : object)
  if (after !== before)
    recordChange(tx, kind.table, Number(object.metadata.resourceVersion), key, before, after)
  return object
}

/** Removes an object for good. */
export function remove<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  key: string,
  object: Stored<T>,
): void {
  const revision = tx.next(REVISION)
  const before = tx.get(kind.table, key)
  if (tx.delete(kind.table, key)) recordChange(tx, kind.table, revision, key, before, undefined)
  forgetManagers(tx, kind, key)
  kind.released?.(object, tx)
}

let lastTime: { readonly second: number; readonly text: string } = { second: -1, text: '' }

/**
 * The moment as the API writes it, in whole seconds. The last text is kept: most objects of a
 * second are made together.
 */
export function timestamp(now: VirtualTime): string {
  const second = Math.floor(now / 1000)
  if (lastTime.second !== second) lastTime = { second, text: rfc3339(now) }
  return lastTime.text
}
