/**
 * Collections: the parts of one type, and how they follow the rows that they are made of.
 *
 * A collection is brought from one moment to the next by the rows that differ, so that a part of
 * which nothing has changed stays the same object, and a list of such parts the same list.
 *
 * @module
 */
import type { Edge, EdgeType, Part } from './parts.js'
import { type Source, eachDifference } from './rows.js'

/** What is made of one row, or of several that are about one thing. */
export interface Made<P extends Part> {
  readonly parts: readonly P[]
  readonly edges: readonly Edge[]
}

/** How the parts of a type are made. */
export interface Collection<P extends Part> {
  /** The tables that they are made of. */
  readonly tables: readonly string[]
  /** What a row is about, under a name that `make` understands; its key by default. */
  readonly about?: (table: string, key: string, row: object) => string
  /** What there is of it in a source; nothing if it is not there. */
  readonly make: (about: string, source: Source) => Made<P> | undefined
}

/** The parts and edges of a collection at one moment. */
export interface Contents<P extends Part = Part> {
  readonly parts: readonly P[]
  readonly edges: readonly Edge[]
}

/** A collection in which nothing is yet. */
export const EMPTY: Contents<never> = { parts: [], edges: [] }

/** An edge between two parts. */
export const edge = (from: string, type: EdgeType, to: string): Edge => ({
  key: `${from} ${type} ${to}`,
  type,
  from,
  to,
})

/** The contents of a collection after those of an earlier source. */
export function follow<P extends Part>(
  { tables, about = (_, key) => key, make }: Collection<P>,
  before: { readonly source: Source; readonly contents: Contents<P> },
  source: Source,
): Contents<P> {
  const changed = new Set<string>()
  for (const table of tables)
    eachDifference(before.source, source, table, (key, was, is) => {
      if (was) changed.add(about(table, key, was))
      if (is) changed.add(about(table, key, is))
    })
  if (changed.size === 0) return before.contents
  const isFirst = before.contents.parts.length === 0
  const names = [...changed]
  const old = isFirst ? [] : names.map((name) => make(name, before.source))
  const now = names.map((name) => make(name, source))
  const parts = replaced(before.contents.parts, partsOf(old), partsOf(now))
  const edges = replaced(before.contents.edges, edgesOf(old), edgesOf(now))
  return parts === before.contents.parts && edges === before.contents.edges
    ? before.contents
    : { parts, edges }
}

type Mades<P extends Part> = readonly (Made<P> | undefined)[]

const partsOf = <P extends Part>(made: Mades<P>): readonly P[] =>
  made.flatMap((one) => one?.parts ?? [])
const edgesOf = (made: Mades<Part>): readonly Edge[] => made.flatMap((one) => one?.edges ?? [])

/** More new or gone entries than this are merged into a list in one go. */
const FEW = 32

interface Keyed {
  readonly key: string
}

/** A list in the order of its keys, with other entries instead of some; itself if none differs. */
function replaced<T extends Keyed>(
  list: readonly T[],
  old: readonly T[],
  now: readonly T[],
): readonly T[] {
  const fresh = new Map(now.map((one) => [one.key, one]))
  const gone = old.filter(({ key }) => !fresh.has(key) && list[placeOf(list, key)]?.key === key)
  const others: T[] = []
  const added: T[] = []
  for (const one of fresh.values()) {
    const known = list[placeOf(list, one.key)]
    if (known?.key !== one.key) added.push(one)
    else if (!isSame(known, one)) others.push(one)
  }
  if (gone.length + added.length + others.length === 0) return list
  const copy = list.slice()
  for (const one of others) copy[placeOf(copy, one.key)] = one
  if (gone.length + added.length > FEW) return merged(copy, gone, added)
  for (const { key } of gone) copy.splice(placeOf(copy, key), 1)
  for (const one of added) copy.splice(placeOf(copy, one.key), 0, one)
  return copy
}

function merged<T extends Keyed>(
  list: readonly T[],
  gone: readonly T[],
  added: readonly T[],
): readonly T[] {
  const without = new Set(gone.map(({ key }) => key))
  const left = without.size > 0 ? list.filter(({ key }) => !without.has(key)) : list
  return [...left, ...added].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** Where the key stands in a list, or would stand. */
function placeOf(list: readonly Keyed[], key: string): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.key ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether two entries, made by the same function, say the same. */
const isSame = (a: Keyed, b: Keyed): boolean => JSON.stringify(a) === JSON.stringify(b)
