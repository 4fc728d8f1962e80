/**
 * The `events` module.
 *
 * @see https://nodejs.org/api/events.html
 */

/** A listener of a script. */
export type Listener = (...args: unknown[]) => void

interface Registered {
  readonly listener: Listener
  readonly once: boolean
}

/**
 * Calls listeners in the order in which they were added; an `error` that nobody listens to is
 * thrown.
 */
export class EventEmitter {
  private registered: Map<string | symbol, Registered[]> | undefined

  on(event: string | symbol, listener: Listener): this {
    return this.register(event, { listener, once: false }, 'push')
  }

  addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }

  once(event: string | symbol, listener: Listener): this {
    return this.register(event, { listener, once: true }, 'push')
  }

  prependListener(event: string | symbol, listener: Listener): this {
    return this.register(event, { listener, once: false }, 'unshift')
  }

  off(event: string | symbol, listener: Listener): this {
    const list = this.registered?.get(event) ?? []
    const at = list.findLastIndex((entry) => entry.listener === listener)
    if (at >= 0) this.registered?.set(event, list.toSpliced(at, 1))
    return this
  }

  removeListener(event: string | symbol, listener: Listener): this {
    return this.off(event, listener)
  }

  removeAllListeners(event?: string | symbol): this {
    if (event === undefined) this.registered = undefined
    else this.registered?.delete(event)
    return this
  }

  emit(event: string | symbol, ...args: unknown[]): boolean {
    const list = this.registered?.get(event) ?? []
    if (list.length === 0 && event === 'error')
      throw args[0] instanceof Error ? args[0] : new Error(`Unhandled error. (${String(args[0])})`)
    for (const entry of list) {
      if (entry.once) this.off(event, entry.listener)
      entry.listener.apply(this, args)
    }
    return list.length > 0
  }

  listenerCount(event: string | symbol): number {
    return this.registered?.get(event)?.length ?? 0
  }

  listeners(event: string | symbol): Listener[] {
    return (this.registered?.get(event) ?? []).map(({ listener }) => listener)
  }

  eventNames(): (string | symbol)[] {
    return [...(this.registered?.keys() ?? [])]
  }

  setMaxListeners(): this {
    return this
  }

  private register(event: string | symbol, entry: Registered, how: 'push' | 'unshift'): this {
    if (typeof entry.listener !== 'function')
      throw new TypeError('The "listener" argument must be of type function. Received undefined')
    this.registered ??= new Map()
    const list = this.registered.get(event) ?? []
    this.registered.set(event, how === 'push' ? [...list, entry] : [entry, ...list])
    if (event !== 'newListener') this.emit('newListener', event, entry.listener)
    return this
  }
}

/**
 * The module's value: the class, which is callable so that `util.inherits` and
 * `EventEmitter.call(this)` work. Its prototype is the script's own; what Node itself makes
 * (servers, requests) counts as an instance all the same.
 */
export function eventsModule(): unknown {
  function Emitter(this: unknown): void {
    // State comes with the first listener, so there is nothing to set up.
  }
  Emitter.prototype = Object.create(EventEmitter.prototype, {
    constructor: { value: Emitter, writable: true, configurable: true },
  })
  Object.defineProperty(Emitter, 'name', { value: 'EventEmitter' })
  Object.defineProperty(Emitter, Symbol.hasInstance, {
    value(this: unknown, value: unknown) {
      return this === Emitter
        ? value instanceof EventEmitter
        : Function.prototype[Symbol.hasInstance].call(this as () => void, value)
    },
  })
  return Object.assign(Emitter, { EventEmitter: Emitter, defaultMaxListeners: 10 })
}
