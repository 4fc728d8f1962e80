/**
 * A step: one transaction on the world.
 *
 * A step clones each table that it touches once (O(1)) and writes into its clone. Its journal lists
 * every change; if the step throws, journal and clones are dropped and the world is as before. A
 * write that changes nothing is no write.
 */
import { dequal } from 'dequal'
import { produce } from 'immer'
import { AgendaEditor, type Booking, nextBooking } from './agenda.js'
import type { Draft } from './draft.js'
import { type Random, randomFrom } from './random.js'
import { seal } from './seal.js'
import type { BookingOptions, Change, Tx } from './tx.js'
import { type TableData, type TableSpec, cloneTable, emptyTable, writeRow } from './table.js'
import { TableReader, type VirtualTime, type World, worldOf } from './world.js'

export type { BookingOptions, Change, Disturbance, News, Tx } from './tx.js'

/**
 * A step under way. `commit` gives the new world; a step that is never committed leaves no trace.
 *
 * Several steps of one instant can be carried out in one transaction, which clones each table once
 * for all of them: `another` begins the next one.
 */
export class Step extends TableReader implements Tx {
  private readonly written = new Map<string, TableData>()
  private journal: Change[] = []
  private changed = 0
  private begun = 1
  private agendaEditor: AgendaEditor | undefined
  private generator: (Random & { state(): readonly number[] }) | undefined
  private counters: Record<string, number> | undefined
  private sequence: number
  /** What was read or written last: most rows are asked for several times in a row. */
  private lastTable = ''
  private lastKey = ''
  private lastRow: unknown

  constructor(
    private readonly world: World,
    /** The change that caused this step, if a change did. */
    public cause: number | undefined,
    readonly tell: Tx['tell'] = undefined,
  ) {
    super()
    this.sequence = world.sequence
  }

  get now(): VirtualTime {
    return this.world.now
  }

  get random(): Random {
    this.generator ??= randomFrom(this.world.random)
    return this.generator
  }

  /** What has changed so far, in this step. */
  get changes(): readonly Change[] {
    return this.journal
  }

  /** The number that this step will have. */
  get number(): number {
    return this.world.steps + this.begun
  }

  /** The next booking on the agenda as it is by now. */
  get nextBooking(): Booking | undefined {
    return this.agendaEditor ? this.agendaEditor.next() : nextBooking(this.world.agenda)
  }

  /** How many bookings are not idle, by now. */
  get work(): number {
    return this.agendaEditor?.work ?? this.world.agenda.work
  }

  /** Ends this step and begins another one in the same transaction. */
  another(cause: number | undefined): void {
    this.cause = cause
    this.changed += this.journal.length
    this.journal = []
    this.begun++
  }

  override get<Row>(table: TableSpec<Row>, key: string): Row | undefined {
    if (table.name === this.lastTable && key === this.lastKey)
      return this.lastRow as Row | undefined
    const row = super.get(table, key)
    this.keep(table.name, key, row)
    return row
  }

  put<Row extends object>(table: TableSpec<Row>, key: string, row: Row): Row {
    const before = this.get(table, key)
    if (before !== undefined && (before === row || dequal(before, row))) return before
    return this.write(table, key, before, seal(row))
  }

  update<Row extends object>(
    table: TableSpec<Row>,
    key: string,
    recipe: (draft: Draft<Row>) => void,
  ): Row | undefined {
    const before = this.get(table, key)
    if (before === undefined) return undefined
    const after = produce(before, (draft) => {
      recipe(draft as Draft<Row>)
    })
    return after === before || dequal(before, after)
      ? before
      : this.write(table, key, before, after)
  }

  delete<Row extends object>(table: TableSpec<Row>, key: string): boolean {
    const before = this.get(table, key)
    if (before === undefined) return false
    this.write(table, key, before, undefined)
    return true
  }

  book(loop: string, key: string, options: BookingOptions = {}, cause = this.cause): void {
    const { at, idle = false, urgent = false } = options
    const { now } = this.world
    const time = at === undefined ? now : Math.max(Math.ceil(at), now)
    this.enter(time, loop, key, idle, urgent, cause)
  }

  /** Books what a change asks for, at a time that has not passed. */
  bookAt(time: VirtualTime, loop: string, key: string, urgent: boolean, cause: number): void {
    this.enter(Math.ceil(time), loop, key, false, urgent, cause)
  }

  private enter(
    time: VirtualTime,
    loop: string,
    key: string,
    idle: boolean,
    urgent: boolean,
    cause: number | undefined,
  ): void {
    this.agendaEditor ??= new AgendaEditor(this.world.agenda)
    this.agendaEditor.book(time, ++this.sequence, loop, key, idle, urgent, cause)
  }

  /** Takes the booking that this step carries out off the agenda. */
  cancel(loop: string, key: string): void {
    this.agendaEditor ??= new AgendaEditor(this.world.agenda)
    this.agendaEditor.cancel(loop, key)
  }

  next(counter: string): number {
    this.counters ??= { ...this.world.counters }
    const number = (this.counters[counter] ?? 0) + 1
    this.counters[counter] = number
    return number
  }

  last(counter: string): number {
    return (this.counters ?? this.world.counters)[counter] ?? 0
  }

  /**
   * The new world; the old one if nothing was written, booked, drawn or counted: reading leaves no
   * trace.
   */
  commit(): World {
    if (
      this.changed + this.journal.length === 0 &&
      !this.agendaEditor &&
      !this.generator &&
      !this.counters
    )
      return this.world
    const tables =
      this.written.size === 0
        ? this.world.tables
        : Object.freeze({ ...this.world.tables, ...Object.fromEntries(this.written) })
    const { now, start, past } = this.world
    return worldOf({
      now,
      start,
      past,
      tables,
      agenda: this.agendaEditor?.result() ?? this.world.agenda,
      random: this.generator?.state() ?? this.world.random,
      counters: this.counters ?? this.world.counters,
      changes: this.world.changes + this.changed + this.journal.length,
      sequence: this.sequence,
      steps: this.world.steps + this.begun,
    })
  }

  private keep(table: string, key: string, row: unknown): void {
    this.lastTable = table
    this.lastKey = key
    this.lastRow = row
  }

  protected tableOf(name: string): TableData | undefined {
    return this.written.get(name) ?? this.world.tables[name]
  }

  private write<Row extends object, After extends Row | undefined>(
    table: TableSpec<Row>,
    key: string,
    before: Row | undefined,
    after: After,
  ): After {
    let data = this.written.get(table.name) as TableData<Row> | undefined
    if (!data) {
      const old = this.world.tables[table.name] as TableData<Row> | undefined
      data = old ? cloneTable(old) : (emptyTable(table) as TableData<Row>)
      this.written.set(table.name, data as TableData)
    }
    writeRow(table, data, key, before, after)
    this.keep(table.name, key, after)
    this.journal.push({
      number: this.world.changes + this.changed + this.journal.length + 1,
      table: table.name,
      key,
      before,
      after,
    })
    return after
  }
}
