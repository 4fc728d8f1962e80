/**
 * Emitters: who wants to hear of something, by the name of what happens.
 *
 * The library behind is eventemitter3; its types stay inside, so that users need no package besides.
 *
 * @module
 */
import EventEmitter from 'eventemitter3'

/** What listeners are called with, by event: `{ change: (change: Change) => void }`. */
type Listeners<Events> = { readonly [Event in keyof Events]: (...given: never[]) => void }

/** Calls those who listen to an event, in the order in which they came. */
export interface Emitter<Events extends Listeners<Events>> {
  /** Calls `listener` at each such event, until `off`. */
  on<Event extends keyof Events>(event: Event, listener: Events[Event]): this
  /** Calls `listener` at the next such event alone. */
  once<Event extends keyof Events>(event: Event, listener: Events[Event]): this
  /** Calls `listener` no more; without one, nobody who listens to the event. */
  off<Event extends keyof Events>(event: Event, listener?: Events[Event]): this
  /** Nobody listens any more: to the event, or to any. */
  removeAllListeners(event?: keyof Events): this
  /** How many listen to the event. */
  listenerCount(event: keyof Events): number
  /** The events that somebody listens to. */
  eventNames(): readonly (keyof Events)[]
  /** Tells those who listen; whether there was one. */
  emit<Event extends keyof Events>(event: Event, ...given: Parameters<Events[Event]>): boolean
}

/** An emitter that nobody listens to yet. */
export const newEmitter = <Events extends Listeners<Events>>(): Emitter<Events> =>
  new EventEmitter() as unknown as Emitter<Events>
