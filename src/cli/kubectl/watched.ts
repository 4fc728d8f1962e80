/**
 * What a watch knows: the rows of its kind as they were when it last looked, and the objects that
 * it showed of them.
 *
 * It lies in the command's store, a row for each object, so a look costs the world what has
 * changed, however many objects there are.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import type { Store } from '../verb.js'
import type { AnyObject, Request } from './resources.js'

/** What is known of one object. */
interface Entry {
  /** Its row; an object that is computed has none. */
  readonly row?: object
  /** The object, if the watch's selectors select it. */
  readonly object?: AnyObject
}

/** What has happened between two looks, in the order of keys. */
export interface Changes {
  readonly gone: readonly AnyObject[]
  /** Added and modified ones. */
  readonly changed: readonly AnyObject[]
}

/** What one watch knows. */
export class Watched {
  constructor(
    private readonly request: Request,
    private readonly store: Store,
  ) {}

  /** The objects as they were when it last looked, in the order of their keys. */
  objects(read: Reader): readonly AnyObject[] {
    return [...this.known(read).values()].flatMap(({ object }) => object ?? []).sort(byKey)
  }

  /** Looks again: `objects` are those that the selectors select now. */
  look(tx: Tx, objects: readonly AnyObject[]): Changes {
    const now = new Map<string, { row?: object; object?: AnyObject }>()
    this.eachRow(tx, (row, key) => now.set(key, { row }))
    for (const object of objects) {
      const key = keyOf(object)
      now.set(key, { ...now.get(key), object })
    }
    const gone: AnyObject[] = []
    const changed: AnyObject[] = []
    for (const [key, { object }] of [...this.known(tx)]) {
      const next = now.get(key)
      if (object && next?.object?.metadata.uid !== object.metadata.uid) gone.push(object)
      if (!next) this.store.keep(tx, key, undefined)
    }
    for (const [key, entry] of now) {
      const before = this.known(tx).get(key)
      if (before && isSame(before.row, entry.row) && isSame(before.object, entry.object)) continue
      if (entry.object && !dequal(before?.object, entry.object)) changed.push(entry.object)
      this.store.keep(tx, key, entry)
    }
    return { gone: gone.sort(byKey), changed: changed.sort(byKey) }
  }

  /** True once a row is another than when it last looked. */
  differs(read: Reader): boolean {
    const known = this.known(read)
    let isOther = false
    let rows = 0
    this.eachRow(read, (row, key) => {
      rows++
      if (!isOther && !isSame(known.get(key)?.row, row)) isOther = true
    })
    if (isOther) return true
    for (const { row } of known.values()) if (row) rows--
    return rows !== 0
  }

  private known(read: Reader): ReadonlyMap<string, Entry> {
    return this.store.all(read) as ReadonlyMap<string, Entry>
  }

  private eachRow(read: Reader, each: (row: object, key: string) => void): void {
    const { kind, name, namespace } = this.request
    if (name === undefined)
      return read.each(
        kind.table,
        kind.namespaced && namespace !== undefined ? `${namespace}/` : '',
        each,
      )
    const key = kind.namespaced ? `${namespace}/${name}` : name
    const row = read.get(kind.table, key)
    if (row) each(row, key)
  }
}

const isSame = (a: object | undefined, b: object | undefined): boolean => a === b || dequal(a, b)

const byKey = (a: AnyObject, b: AnyObject): number => (keyOf(a) < keyOf(b) ? -1 : 1)

const keyOf = ({ metadata }: AnyObject): string =>
  metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`
