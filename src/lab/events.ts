/**
 * What a front end can listen to: changes, API objects, requests over the network with their hops,
 * and what containers write.
 *
 * @module
 */
import type { ApiRequest } from '../kubernetes/apiserver/client.js'
import { type Exchange, exchanges } from '../net/request.js'
import { type LogRow, logs } from '../program/log.js'
import { type Emitter, newEmitter } from '../sim/emitter.js'
import type { Fault } from '../sim/fault.js'
import type { Change, News } from '../sim/step.js'
import type { Simulation } from '../sim/driver.js'
import type { World } from '../sim/world.js'
import { callback, check, oneOf, optional } from './arguments.js'
import { makeFaces } from './caller.js'

/** One API object that was added, modified or deleted, as a watch of the API would show it. */
export interface ObjectEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly kind: string
  /** `namespace/name`, or `name`. */
  readonly key: string
  /** The object as it is, or as it last was. */
  readonly object: unknown
}

/** The typed events of a lab: `lab.events.on('request', (exchange) => …)`. */
export interface LabEvents {
  /** One changed row of the world. */
  change: (change: Change, world: World) => void
  object: (event: ObjectEvent) => void
  /** A request to the API server, as the step that made it was committed. */
  api: (request: ApiRequest) => void
  /**
   * A request over the network was sent, arrived, was answered, or failed; its hops say which way
   * it went.
   */
  request: (exchange: Exchange) => void
  /** A container wrote a line. */
  output: (line: LogRow) => void
  /**
   * An error that nobody expected, in a program, a loop, a watch or a call. It ended that process or
   * that step, and the lab goes on.
   */
  fault: (fault: Fault) => void
}

/** The events that come from changes of rows. */
const OF_CHANGES: readonly (keyof LabEvents)[] = ['change', 'object', 'request', 'output']

const EVENTS = {
  change: true,
  object: true,
  api: true,
  request: true,
  output: true,
  fault: true,
} as const satisfies Record<keyof LabEvents, true>
const EVENT = oneOf(...Object.keys(EVENTS))

/**
 * The emitter of a lab. It listens to the simulation only while somebody listens to it: telling
 * costs something at each step.
 */
export class LabEmitter implements Emitter<LabEvents> {
  private readonly emitter = newEmitter<LabEvents>()
  private readonly tellNews = ({ type, about }: News): void =>
    void (type === 'api' && this.emit('api', about as ApiRequest))
  private readonly tellFault = (fault: Fault): void => void this.emit('fault', fault)
  private readonly tellChanges = (state: World, changes: readonly Change[]): void =>
    tell(this, this.kindOf, state, changes)

  /** @internal `kindOf` gives the kind of the API object that a change is about. */
  constructor(
    private readonly simulation: Simulation,
    private readonly kindOf: KindOf,
  ) {}

  on<Event extends keyof LabEvents>(event: Event, listener: LabEvents[Event]): this {
    checkListener(event, listener)
    this.emitter.on(event, listener)
    return this.listen()
  }

  once<Event extends keyof LabEvents>(event: Event, listener: LabEvents[Event]): this {
    checkListener(event, listener)
    this.emitter.once(event, listener)
    return this.listen()
  }

  off<Event extends keyof LabEvents>(event: Event, listener?: LabEvents[Event]): this {
    check('event', event, EVENT)
    this.emitter.off(event, listener)
    return this.listen()
  }

  removeAllListeners(event?: keyof LabEvents): this {
    check('event', event, optional(EVENT))
    this.emitter.removeAllListeners(event)
    return this.listen()
  }

  listenerCount(event: keyof LabEvents): number {
    return this.emitter.listenerCount(event)
  }

  eventNames(): readonly (keyof LabEvents)[] {
    return this.emitter.eventNames()
  }

  emit<Event extends keyof LabEvents>(
    event: Event,
    ...given: Parameters<LabEvents[Event]>
  ): boolean {
    return this.emitter.emit(event, ...given)
  }

  private listen(): this {
    const { events } = this.simulation
    events.off('news', this.tellNews)
    events.off('fault', this.tellFault)
    events.off('commit', this.tellChanges)
    if (this.listenerCount('api') > 0) events.on('news', this.tellNews)
    if (this.listenerCount('fault') > 0) events.on('fault', this.tellFault)
    if (OF_CHANGES.some((event) => this.listenerCount(event) > 0))
      events.on('commit', this.tellChanges)
    return this
  }
}

makeFaces(LabEmitter)

/** @throws UsageError */
function checkListener(event: unknown, listener: unknown): void {
  check('event', event, EVENT)
  check('listener', listener, callback)
}

/** The kind of the object that a change is about, if it is about one. */
type KindOf = (change: Change) => string | undefined

/** Tells the listeners what a step changed. */
function tell(
  events: Emitter<LabEvents>,
  kindOf: KindOf,
  world: World,
  changes: readonly Change[],
): void {
  const listened = new Set(events.eventNames())
  if (listened.size === 0) return
  for (const change of changes) {
    if (listened.has('change')) events.emit('change', change, world)
    const kind = listened.has('object') ? kindOf(change) : undefined
    if (kind !== undefined)
      events.emit('object', {
        type:
          change.before === undefined
            ? 'ADDED'
            : change.after === undefined
              ? 'DELETED'
              : 'MODIFIED',
        kind,
        key: change.key,
        object: change.after ?? change.before,
      })
    if (listened.has('request') && change.table === exchanges.name && change.after)
      events.emit('request', change.after as Exchange)
    if (listened.has('output') && change.table === logs.name && change.after)
      events.emit('output', change.after as LogRow)
  }
}
