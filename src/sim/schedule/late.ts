/**
 * A step as a client of the API server sees it: what it watches is as old as its caches are,
 * everything else (its own memory, the machine it runs on) is as it is.
 */
import type { BookingOptions, Disturbance, Step, Tx } from '../step.js'
import type { TableData, TableSpec } from '../table.js'
import { type Reader, TableReader, type VirtualTime, type World } from '../world.js'

/** Wraps a step; writes go to the step. */
export class LateTx implements Tx {
  readonly put: Tx['put']
  readonly update: Tx['update']
  readonly delete: Tx['delete']
  readonly next: Tx['next']
  readonly last: Tx['last']
  readonly tell: Tx['tell']
  private readonly cache: Reader

  constructor(
    private readonly step: Step,
    tables: World['tables'] | undefined,
    private readonly informed: Pick<ReadonlySet<string>, 'has'>,
    readonly disturbance: Disturbance,
  ) {
    this.put = step.put.bind(step)
    this.update = step.update.bind(step)
    this.delete = step.delete.bind(step)
    this.next = step.next.bind(step)
    this.last = step.last.bind(step)
    this.tell = step.tell
    this.cache = tables ? new Cache(tables, step) : step
  }

  get now(): VirtualTime {
    return this.step.now
  }

  get random(): Tx['random'] {
    return this.step.random
  }

  get<Row>(table: TableSpec<Row>, key: string): Row | undefined {
    return this.over(table).get(table, key)
  }

  rows<Row>(table: TableSpec<Row>, prefix?: string): Row[] {
    return this.over(table).rows(table, prefix)
  }

  each<Row>(table: TableSpec<Row>, prefix: string, each: (row: Row, key: string) => void): void {
    this.over(table).each(table, prefix, each)
  }

  around<Row>(
    table: TableSpec<Row>,
    start: string,
    visit: (row: Row, key: string) => boolean,
  ): void {
    this.over(table).around(table, start, visit)
  }

  by<Row, Index extends string>(table: TableSpec<Row, Index>, index: Index, value: string): Row[] {
    return this.over(table).by(table, index, value)
  }

  eachBy<Row, Index extends string>(
    table: TableSpec<Row, Index>,
    index: Index,
    value: string,
    each: (row: Row) => void,
  ): void {
    this.over(table).eachBy(table, index, value, each)
  }

  first<Row, Index extends string>(
    table: TableSpec<Row, Index>,
    index: Index,
    value: string,
  ): Row | undefined {
    return this.over(table).first(table, index, value)
  }

  version(table: TableSpec<never>): object | undefined {
    return this.over(table).version(table)
  }

  count(table: TableSpec<never>): number {
    return this.over(table).count(table)
  }

  book(loop: string, key: string, options?: BookingOptions): void {
    this.step.book(loop, key, options)
  }

  private over(table: { readonly name: string }): Reader {
    return this.informed.has(table.name) ? this.cache : this.step
  }
}

/** The tables of a while ago, read now. */
class Cache extends TableReader {
  constructor(
    private readonly tables: World['tables'],
    private readonly step: Step,
  ) {
    super()
  }

  get now(): VirtualTime {
    return this.step.now
  }

  protected tableOf(name: string): TableData | undefined {
    return this.tables[name]
  }
}
