/**
 * Links: how a process of a client is connected with the API server, where that is not at once. A
 * process that is cut off works on the world as it was then, and what it writes does not arrive.
 *
 * @module
 */
import type { Tx } from '../step.js'
import { type TableData, defineTable } from '../table.js'
import type { Reader, VirtualTime, World } from '../world.js'

/** A link that is not as it should be. */
export interface Link {
  /** Since when nothing gets through. */
  readonly cutSince?: VirtualTime
  /** By how many milliseconds watches are late. */
  readonly delay?: number
}

/** Keys are those of `processKey`. */
const links = defineTable<Link>('client-links')

const SEPARATOR = '\u0000'

/** The key of a process: of one loop, and (where there are several) by its own name. */
export const processKey = (loop: string, process: string): string => loop + SEPARATOR + process

/** The loop and the process of such a key. */
export const processOf = (key: string): readonly [loop: string, process: string] => {
  const at = key.indexOf(SEPARATOR)
  return [key.slice(0, at), key.slice(at + 1)]
}

/** Says how a process is connected from now on; undefined: at once. */
export function setLink(tx: Tx, loop: string, process: string, link: Link | undefined): void {
  const key = processKey(loop, process)
  if (link) tx.put(links, key, link)
  else tx.delete(links, key)
}

/** How a process is connected, if not at once. */
export const linkOf = (read: Reader, loop: string, process: string): Link | undefined =>
  read.count(links as never) === 0 ? undefined : read.get(links, processKey(loop, process))

/** Whether any process is not connected at once. */
export const hasLinks = ({ tables }: World): boolean => (tables[links.name]?.rows.size ?? 0) > 0

/** What of all links matters to the past that has to be kept. */
interface Summary {
  readonly longestDelay: number
  /** The moments at which something was cut off. */
  readonly cuts: ReadonlySet<VirtualTime>
}

const NONE: Summary = { longestDelay: 0, cuts: new Set() }
const summaries = new WeakMap<TableData, Summary>()

/** What of all links matters to the past that has to be kept. */
export function summaryOf({ tables }: World): Summary {
  const table = tables[links.name]
  if (!table || table.rows.size === 0) return NONE
  let summary = summaries.get(table)
  if (!summary) {
    const all = [...table.rows.values()] as readonly Link[]
    summary = {
      longestDelay: Math.max(0, ...all.map(({ delay = 0 }) => delay)),
      cuts: new Set(all.flatMap(({ cutSince }) => (cutSince === undefined ? [] : [cutSince]))),
    }
    summaries.set(table, summary)
  }
  return summary
}
