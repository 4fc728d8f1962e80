/**
 * Worlds as JSON values and back: everything that is in a world, so that it goes on exactly as it
 * would have, wherever it is restored.
 *
 * Rows are written table by table, in key order; what they share (pods of one template share its
 * parts) is written once, and is shared again when it is read. Indexes are not written: they follow
 * from the rows. What is read is checked to the last field.
 *
 * @see docs/decisions/003-time-travel.md
 */
import { type Booking, agendaOf, bookingsOf, byTurn } from './agenda.js'
import { Decoder, Encoder, type JsonValue, SnapshotError, isObject } from './codec.js'
import { entriesOf, fieldsOf, integer, listOf, whole, notAnObject } from './envelope.js'
import { type PastSnapshot, instantsOf, loadPast, savePast } from './schedule/past-snapshot.js'
import { type TableData, tableOf } from './table.js'
import { type World, worldOf } from './world.js'

/** A world as a JSON value. */
export interface WorldSnapshot {
  readonly now: number
  readonly start: number
  readonly changes: number
  readonly sequence: number
  readonly steps: number
  readonly random: readonly number[]
  readonly counters: Readonly<Record<string, number>>
  /** What rows share; see the codec. */
  readonly parts: readonly JsonValue[]
  /** Key and row of each row, by table, in key order. */
  readonly tables: Readonly<Record<string, readonly (readonly [key: string, row: JsonValue])[]>>
  /**
   * Time, sequence, loop, key, whether it is idle, whether it is urgent, and the number of the
   * change that caused it.
   */
  readonly agenda: readonly (readonly [
    number,
    number,
    string,
    string,
    boolean,
    boolean,
    number | null,
  ])[]
  /** What late watches show; not there while none are late. */
  readonly past?: PastSnapshot
}

/** Writes a world. @throws SnapshotError for a row that is no plain data */
export function saveWorld(world: World): WorldSnapshot {
  const { now, start, tables, agenda, random, counters, changes, sequence, steps, past, ...more } =
    world
  more satisfies Pick<World, 'eachDifference'>
  const encoder = new Encoder()
  for (const { rows } of Object.values(tables)) rows.forEachPair((_, row) => encoder.meet(row))
  const instants = instantsOf(world)
  for (const [, , row] of instants.flatMap(({ rows }) => rows)) encoder.meet(row)
  const written = Object.entries(tables).map(
    ([name, table]) => [name, rowsOf(encoder, name, table)] as const,
  )
  const former = past ? { past: savePast(instants, encoder) } : {}
  return {
    now,
    start,
    changes,
    sequence,
    steps,
    random: [...random],
    counters: { ...counters },
    parts: encoder.parts,
    tables: Object.fromEntries(written),
    agenda: bookingsOf(agenda).map(({ time, sequence, loop, key, idle, urgent, cause }) => [
      time,
      sequence,
      loop,
      key,
      idle,
      urgent,
      cause ?? null,
    ]),
    ...former,
  }
}

function rowsOf(encoder: Encoder, name: string, table: TableData): [string, JsonValue][] {
  const rows: [string, JsonValue][] = []
  table.rows.forEachPair((key, row) => {
    try {
      rows.push([key, encoder.encode(row)])
    } catch (error) {
      throw error instanceof SnapshotError
        ? new SnapshotError(
            `row ${JSON.stringify(key)} of table "${name}" cannot be saved: ${error.message}`,
          )
        : error
    }
  })
  return rows
}

/** Reads a world. @throws SnapshotError that says what is wrong and where */
export function loadWorld(saved: unknown): World {
  const world = fieldsOf(saved, 'the world', WORLD_FIELDS, ['past'])
  const [now, start] = [integer(world.now, 'world.now'), integer(world.start, 'world.start')]
  const [changes, sequence, steps] = [
    whole(world.changes, 'world.changes'),
    whole(world.sequence, 'world.sequence'),
    whole(world.steps, 'world.steps'),
  ]
  if (now < start) throw new SnapshotError('world.now is before world.start')
  const decoder = new Decoder(listOf(world.parts, 'world.parts'))
  const tables = Object.freeze(
    Object.fromEntries(
      entriesOf(world.tables, 'world.tables').map(([name, rows]) => [
        name,
        readTable(decoder, name, rows),
      ]),
    ),
  )
  return worldOf({
    now,
    start,
    changes,
    sequence,
    steps,
    random: randomOf(world.random),
    counters: Object.freeze(
      Object.fromEntries(
        entriesOf(world.counters, 'world.counters').map(([name, count]) => [
          name,
          whole(count, `world.counters.${name}`),
        ]),
      ),
    ),
    tables,
    agenda: agendaOf(bookingList(world.agenda, now, sequence)),
    past: world.past === undefined ? undefined : loadPast(world.past, tables, now, decoder),
  })
}

const WORLD_FIELDS = [
  'now',
  'start',
  'changes',
  'sequence',
  'steps',
  'random',
  'counters',
  'parts',
  'tables',
  'agenda',
]

function readTable(decoder: Decoder, name: string, written: unknown): TableData {
  const place = `table "${name}"`
  const rows: [string, unknown][] = []
  let last: string | undefined
  for (const [i, entry] of listOf(written, place).entries()) {
    const [key, row, ...more] = listOf(entry, `entry ${i} of ${place}`)
    if (typeof key !== 'string' || more.length > 0)
      throw new SnapshotError(`entry ${i} of ${place} is not a key with its row`)
    const at = `row ${JSON.stringify(key)} of ${place}`
    if (last !== undefined && key <= last)
      throw new SnapshotError(`${at} is not in its place: keys must ascend`)
    last = key
    const read = decoder.decode(row, at)
    if (!isObject(read)) throw notAnObject(at)
    rows.push([key, read])
  }
  return tableOf(rows)
}

function bookingList(written: unknown, now: number, sequence: number): Booking[] {
  const seen = new Set<string>()
  let last: Booking | undefined
  return listOf(written, 'world.agenda').map((entry, i) => {
    const place = `world.agenda[${i}]`
    const fields = listOf(entry, place)
    const [time, number, loop, key, idle, urgent, cause] = fields
    if (
      fields.length !== 7 ||
      typeof urgent !== 'boolean' ||
      typeof loop !== 'string' ||
      typeof key !== 'string' ||
      typeof idle !== 'boolean'
    )
      throw new SnapshotError(`${place} is not a booking`)
    const booking: Booking = {
      time: integer(time, `${place}[0]`),
      sequence: whole(number, `${place}[1]`),
      loop,
      key,
      idle,
      urgent,
      cause: cause === null ? undefined : whole(cause, `${place}[6]`),
    }
    const id = `${loop}\u0000${key}`
    if (booking.time < now || booking.sequence > sequence || seen.has(id))
      throw new SnapshotError(
        `${place} cannot be: it lies in the past, was never booked, or is booked twice`,
      )
    if (last && byTurn(last, booking) >= 0)
      throw new SnapshotError(`${place} is not in its place: bookings must ascend`)
    seen.add(id)
    last = booking
    return booking
  })
}

function randomOf(written: unknown): readonly number[] {
  const state = listOf(written, 'world.random')
  if (
    state.length !== 4 ||
    !state.every(
      (part) =>
        Number.isInteger(part) && (part as number) >= -(2 ** 31) && (part as number) < 2 ** 32,
    ) ||
    state.every((part) => part === 0)
  )
    throw new SnapshotError('world.random is not the state of a generator: four 32-bit numbers')
  return Object.freeze([...(state as readonly number[])])
}
