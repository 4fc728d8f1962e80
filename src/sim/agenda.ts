/**
 * The agenda: everything that will happen, as one ordered table of (time, urgent or not, sequence)
 * -> (loop, key).
 *
 * Work that is ready is due now; a timer or a back-off is due later. A (loop, key) is booked at
 * most once and the earlier booking stays. A booking is `idle` when it is periodic work, a back-off
 * or a mere waiting, so that `settle` does not wait for it.
 */
import { type OrderedMap, orderedBy } from './ordered.js'
import { TextTree } from './text-tree.js'
import type { VirtualTime } from './world.js'

/** One entry of the agenda. */
export interface Booking {
  readonly time: VirtualTime
  readonly sequence: number
  readonly loop: string
  readonly key: string
  /** Periodic work, back-offs and waiting: `settle` does not wait for these. */
  readonly idle: boolean
  /** Goes before what is not urgent at the same instant. */
  readonly urgent: boolean
  /** The change that asked for it, if a change did. */
  readonly cause: number | undefined
}

/** What will happen, in order. */
export interface Agenda {
  readonly due: OrderedMap<Booking, undefined>
  /** The same bookings by loop and key. */
  readonly booked: Readonly<Record<string, TextTree<Booking>>>
  /** How many bookings are not idle. */
  readonly work: number
}

/** The order in which bookings are carried out. */
export const byTurn = (a: Booking, b: Booking): number =>
  a.time - b.time || Number(b.urgent) - Number(a.urgent) || a.sequence - b.sequence

export const emptyAgenda = (): Agenda => ({
  due: orderedBy<Booking, undefined>(byTurn),
  booked: {},
  work: 0,
})

/** Writes into a clone of an agenda; `result()` is the new agenda. */
export class AgendaEditor {
  private readonly due: Agenda['due']
  /** The loops' bookings, of which those in `own` are this editor's to write into. */
  private readonly booked: Record<string, TextTree<Booking>>
  private readonly own = new Set<string>()
  /** How many bookings are not idle. */
  work: number

  constructor(agenda: Agenda) {
    this.due = agenda.due.clone()
    this.booked = { ...agenda.booked }
    this.work = agenda.work
  }

  /** Books; an earlier booking of the same (loop, key) stays, a later one gives way. */
  book(
    time: VirtualTime,
    sequence: number,
    loop: string,
    key: string,
    idle: boolean,
    urgent: boolean,
    cause: number | undefined,
  ): void {
    const other = this.booked[loop]?.get(key)
    if (other !== undefined) {
      if (other.time < time || (other.time === time && (idle || !other.idle))) return
      this.drop(other)
    }
    const booking: Booking = { time, sequence, loop, key, idle, urgent, cause }
    this.due.set(booking, undefined)
    this.bookingsOf(loop).set(key, booking)
    if (!idle) this.work++
  }

  /** Takes a booking off the agenda, because it runs now or is not needed any more. */
  cancel(loop: string, key: string): void {
    const booking = this.booked[loop]?.get(key)
    if (booking) this.drop(booking)
  }

  /** The next booking, or none. */
  next(): Booking | undefined {
    return this.due.minKey()
  }

  result(): Agenda {
    return { due: this.due, booked: this.booked, work: this.work }
  }

  /** The bookings of a loop, to write into. */
  private bookingsOf(loop: string): TextTree<Booking> {
    const known = this.booked[loop]
    if (known && this.own.has(loop)) return known
    this.own.add(loop)
    return (this.booked[loop] = known?.clone() ?? TextTree.empty())
  }

  private drop(booking: Booking): void {
    this.due.delete(booking)
    this.bookingsOf(booking.loop).delete(booking.key)
    if (!booking.idle) this.work--
  }
}

/** The next booking, or none. */
export const nextBooking = (agenda: Agenda): Booking | undefined => agenda.due.minKey()

/** All bookings, in the order in which they will be carried out. */
export const bookingsOf = (agenda: Agenda): readonly Booking[] => [...agenda.due.keys()]

/** An agenda of these bookings. */
export function agendaOf(bookings: readonly Booking[]): Agenda {
  const editor = new AgendaEditor(emptyAgenda())
  for (const { time, sequence, loop, key, idle, urgent, cause } of bookings)
    editor.book(time, sequence, loop, key, idle, urgent, cause)
  return editor.result()
}
