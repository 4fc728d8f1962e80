/**
 * What a front end can listen to: changes, API objects, requests over the network with their hops,
 * and what containers write.
 *
 * @module
 */
import type { ApiRequest } from '../kubernetes/apiserver/client.js'
import type { KindName, KindTypes } from '../kubernetes/kinds/index.js'
import type { KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import { type Exchange, exchanges } from '../net/request.js'
import { type LogRow, logs } from '../program/log.js'
import { type Emitter, newEmitter } from '../sim/emitter.js'
import type { Fault } from '../sim/fault.js'
import type { Change, News } from '../sim/step.js'
import type { Simulation } from '../sim/driver.js'
import type { World } from '../sim/world.js'
import { callback, check, must } from './arguments.js'
import { makeFaces } from './caller.js'

/** One API object that was added, modified or deleted, as a watch of the API would show it. */
export interface ObjectEvent<Kind extends string = string> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly kind: Kind
  /** `namespace/name`, or `name`. */
  readonly key: string
  /** The object as it is, or as it last was. */
  readonly object: Kind extends KindName ? Stored<KindTypes[Kind]> : Stored<KubeObject>
}

/** The events of API objects by their kind: `lab.events.on('Pod', ({ object }) => …)`. */
type KindEvents = { readonly [Kind in KindName]: (event: ObjectEvent<Kind>) => void }

/**
 * The typed events of a lab: `lab.events.on('request', (exchange) => …)`. The name of a kind is an
 * event too, with objects of that kind; `object` has those of all kinds.
 *
 * @example
 * lab.events.on('Pod', ({ type, object }) => show(type, object.status?.phase))
 */
export interface LabEvents extends KindEvents {
  /** One changed row of the world. */
  change: (change: Change, world: World) => void
  object: (event: ObjectEvent) => void
  /** A request to the API server, as the step that made it was committed. */
  api: (request: ApiRequest) => void
  /**
   * A request over the network was sent, arrived, was answered, or failed; its hops say which way
   * it went, and what each station did with it (`verdict`). `requestPath` of `kubarium/view` makes
   * of it what a picture shows.
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

/** What can happen besides changes of API objects. */
type OtherEvent = Exclude<keyof LabEvents, KindName>

/** Where the events come from: from changes of rows, or from elsewhere. */
const EVENTS = {
  change: 'changes',
  object: 'changes',
  request: 'changes',
  output: 'changes',
  api: 'news',
  fault: 'faults',
} as const satisfies Record<OtherEvent, string>

const isOther = (event: string): event is OtherEvent => Object.hasOwn(EVENTS, event)

/** Which kinds of objects there are, and which of them a change is about. */
interface Kinds {
  readonly kindNames: ReadonlySet<string>
  kindOf(change: Change): string | undefined
  objectOf(table: string, row: unknown): unknown
}

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
    tell(this, this.kinds, state, changes)

  /** @internal */
  constructor(
    private readonly simulation: Simulation,
    private readonly kinds: Kinds,
  ) {}

  on<Event extends keyof LabEvents>(event: Event, listener: LabEvents[Event]): this {
    this.check(event)
    check('listener', listener, callback)
    this.emitter.on(event, listener)
    return this.listen()
  }

  once<Event extends keyof LabEvents>(event: Event, listener: LabEvents[Event]): this {
    this.check(event)
    check('listener', listener, callback)
    this.emitter.once(event, listener)
    return this.listen()
  }

  off<Event extends keyof LabEvents>(event: Event, listener?: LabEvents[Event]): this {
    this.check(event)
    this.emitter.off(event, listener)
    return this.listen()
  }

  removeAllListeners(event?: keyof LabEvents): this {
    if (event !== undefined) this.check(event)
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
    if (this.eventNames().some((event) => !isOther(event) || EVENTS[event] === 'changes'))
      events.on('commit', this.tellChanges)
    return this
  }

  /** @throws UsageError for what is no event of this lab */
  private check(event: unknown): void {
    check(
      'event',
      event,
      must(
        `${Object.keys(EVENTS).join(', ')}, or the name of a kind`,
        (name) => typeof name === 'string' && (isOther(name) || this.kinds.kindNames.has(name)),
      ),
    )
  }
}

makeFaces(LabEmitter)

/** Tells the listeners what a step changed. */
function tell(events: LabEmitter, kinds: Kinds, world: World, changes: readonly Change[]): void {
  const listened = new Set(events.eventNames())
  if (listened.size === 0) return
  const toObjects = [...listened].some((event) => event === 'object' || !isOther(event))
  for (const change of changes) {
    if (listened.has('change')) events.emit('change', change, world)
    if (toObjects) tellObject(events, listened, kinds, change)
    if (listened.has('request') && change.table === exchanges.name && change.after)
      events.emit('request', change.after as Exchange)
    if (listened.has('output') && change.table === logs.name && change.after)
      events.emit('output', change.after as LogRow)
  }
}

function tellObject(
  events: LabEmitter,
  listened: ReadonlySet<string>,
  kinds: Kinds,
  change: Change,
): void {
  const kind = kinds.kindOf(change)
  if (kind === undefined || !(listened.has('object') || listened.has(kind))) return
  const { table, key, before, after } = change
  const event = {
    type: before === undefined ? 'ADDED' : after === undefined ? 'DELETED' : 'MODIFIED',
    kind,
    key,
    object: kinds.objectOf(table, after ?? before) as Stored<KubeObject>,
  } as const
  if (listened.has('object')) events.emit('object', event)
  if (listened.has(kind)) events.emit(kind as KindName, event as never)
}
