/**
 * The world: one immutable value that holds everything there is (rows, time, randomness, what will
 * happen).
 *
 * A step is a function from one world to the next. Keeping an old world costs nothing, which is
 * what forks, snapshots and time travel are made of.
 */
import { type Agenda, emptyAgenda } from './agenda.js'
import { eachTextDifference } from './text-difference.js'
import { type RandomState, seededState } from './random.js'
import type { Past } from './schedule/past.js'
import {
  type TableData,
  type TableSpec,
  eachRow,
  eachRowBy,
  firstBy,
  rowsAround,
  rowsBy,
  tableOf,
} from './table.js'
import { plainWorld } from './view.js'

/** Virtual time: whole milliseconds since the Unix epoch, in the simulated world. */
export type VirtualTime = number

/** Everything there is, at one moment. Frozen; shared between forks. */
export interface World {
  readonly now: VirtualTime
  /** When this world began. */
  readonly start: VirtualTime
  readonly tables: Readonly<Record<string, TableData>>
  readonly agenda: Agenda
  readonly random: RandomState
  /** Named counters, such as the API server's revision. */
  readonly counters: Readonly<Record<string, number>>
  /** How many changes were made so far: the number of the last change. */
  readonly changes: number
  /** How many bookings and steps were made so far. */
  readonly sequence: number
  readonly steps: number
  /** What late watches show; there while a schedule makes some late. */
  readonly past?: Past | undefined
  /**
   * Calls `each` for every row of a table that is not the same value as in another world, in key
   * order, with the row there and here (undefined where there is none). Costs what differs.
   *
   * @example lab.state.eachDifference(shown, 'api/pods', (key, before, after) => draw(key, after))
   */
  eachDifference(since: World, table: string, each: RowDifference): void
}

/** Gets a row that differs between two worlds: as it was there, and as it is here. */
export type RowDifference = (key: string, before: unknown, after: unknown) => void

/** What a world is made of. */
type WorldParts = Omit<World, 'eachDifference'>

const NO_TABLE: TableData = tableOf([])

/** When a lab's virtual time begins unless a time is given: 2026-01-01T00:00:00Z. */
export const DEFAULT_START: VirtualTime = 1_767_225_600_000

/**
 * A world that shows as plain JSON, without its trees and indexes: `JSON.stringify` of equal worlds
 * gives equal text.
 */
class FrozenWorld implements World {
  readonly now: VirtualTime
  readonly start: VirtualTime
  readonly tables: World['tables']
  readonly agenda: Agenda
  readonly random: RandomState
  readonly counters: World['counters']
  readonly changes: number
  readonly sequence: number
  readonly steps: number
  readonly past: Past | undefined

  constructor(parts: WorldParts) {
    this.now = parts.now
    this.start = parts.start
    this.tables = parts.tables
    this.agenda = parts.agenda
    this.random = parts.random
    this.counters = parts.counters
    this.changes = parts.changes
    this.sequence = parts.sequence
    this.steps = parts.steps
    this.past = parts.past
    Object.freeze(this)
  }

  eachDifference(since: World, table: string, each: RowDifference): void {
    const before = since.tables[table] ?? NO_TABLE
    const after = this.tables[table] ?? NO_TABLE
    if (before !== after) eachTextDifference(before.rows, after.rows, each)
  }

  toJSON(): object {
    return plainWorld(this)
  }
}

/** A world of these parts. */
export const worldOf = (parts: WorldParts): World => new FrozenWorld(parts)

/**
 * The world in which nothing has happened yet, at `start` (2026-01-01T00:00:00Z by default), with
 * the randomness of `seed`.
 */
export function emptyWorld(seed: number, start: VirtualTime = DEFAULT_START): World {
  return worldOf({
    now: start,
    start,
    tables: Object.freeze({}),
    agenda: emptyAgenda(),
    random: seededState(seed),
    counters: Object.freeze({}),
    changes: 0,
    sequence: 0,
    steps: 0,
  })
}

/** Reads the rows of one moment. */
export interface Reader {
  readonly now: VirtualTime
  get<Row>(table: TableSpec<Row>, key: string): Row | undefined
  /** The rows whose key starts with `prefix` (all rows by default), in key order. */
  rows<Row>(table: TableSpec<Row>, prefix?: string): Row[]
  /** Like `rows`, without making an array. */
  each<Row>(table: TableSpec<Row>, prefix: string, each: (row: Row, key: string) => void): void
  /**
   * All rows, in key order from the first key after `start`, in a circle, until `visit` gives
   * false.
   */
  around<Row>(table: TableSpec<Row>, start: string, visit: (row: Row, key: string) => boolean): void
  /** The rows that an index of the table holds under `value`, in key order. */
  by<Row, Index extends string>(table: TableSpec<Row, Index>, index: Index, value: string): Row[]
  /** Like `by`, without making an array. */
  eachBy<Row, Index extends string>(
    table: TableSpec<Row, Index>,
    index: Index,
    value: string,
    each: (row: Row) => void,
  ): void
  /** The first of them. */
  first<Row, Index extends string>(
    table: TableSpec<Row, Index>,
    index: Index,
    value: string,
  ): Row | undefined
  /** How many rows the table has. */
  count(table: TableSpec<never>): number
  /**
   * Another one after every change of the table: as long as it is the same, in whatever world, so
   * are the rows.
   */
  version(table: TableSpec<never>): object | undefined
}

/** Reads rows of the tables that `tableOf` gives at the moment of the call. */
export abstract class TableReader implements Reader {
  abstract get now(): VirtualTime
  protected abstract tableOf(name: string): TableData | undefined

  get<Row>(table: TableSpec<Row>, key: string): Row | undefined {
    return this.tableOf(table.name)?.rows.get(key) as Row | undefined
  }

  rows<Row>(table: TableSpec<Row>, prefix = ''): Row[] {
    const rows: Row[] = []
    this.each(table, prefix, (row) => rows.push(row))
    return rows
  }

  each<Row>(table: TableSpec<Row>, prefix: string, each: (row: Row, key: string) => void): void {
    const data = this.tableOf(table.name) as TableData<Row> | undefined
    if (data) eachRow(data, prefix, each)
  }

  around<Row>(
    table: TableSpec<Row>,
    start: string,
    visit: (row: Row, key: string) => boolean,
  ): void {
    const data = this.tableOf(table.name) as TableData<Row> | undefined
    if (data) rowsAround(data, start, visit)
  }

  by<Row, Index extends string>(table: TableSpec<Row, Index>, index: Index, value: string): Row[] {
    const data = this.tableOf(table.name) as TableData<Row> | undefined
    return data ? rowsBy(table, data, index, value) : []
  }

  eachBy<Row, Index extends string>(
    table: TableSpec<Row, Index>,
    index: Index,
    value: string,
    each: (row: Row) => void,
  ): void {
    const data = this.tableOf(table.name) as TableData<Row> | undefined
    if (data) eachRowBy(table, data, index, value, each)
  }

  first<Row, Index extends string>(
    table: TableSpec<Row, Index>,
    index: Index,
    value: string,
  ): Row | undefined {
    const data = this.tableOf(table.name) as TableData<Row> | undefined
    return data && firstBy(table, data, index, value)
  }

  count(table: TableSpec<never>): number {
    return this.tableOf(table.name)?.rows.size ?? 0
  }

  version(table: TableSpec<never>): object | undefined {
    return this.tableOf(table.name)?.version
  }
}

class WorldReader extends TableReader {
  constructor(private readonly world: World) {
    super()
  }

  get now(): VirtualTime {
    return this.world.now
  }

  protected tableOf(name: string): TableData | undefined {
    return this.world.tables[name]
  }
}

/** Reads rows of `world`. */
export const readerOf = (world: World): Reader => new WorldReader(world)
