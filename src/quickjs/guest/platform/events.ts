/**
 * `Event`, `EventTarget` and what aborts: they are no part of JavaScript, and Node has them.
 *
 * @see https://dom.spec.whatwg.org/#events
 */
type Listener = ((event: Event) => void) | { handleEvent(event: Event): void }

interface Registered {
  readonly listener: Listener
  readonly once: boolean
}

/** Something that happened. */
export class Event {
  readonly type: string
  readonly cancelable: boolean
  defaultPrevented = false
  target: EventTarget | null = null
  isStopped = false

  constructor(type: unknown, { cancelable = false }: { readonly cancelable?: boolean } = {}) {
    this.type = String(type)
    this.cancelable = cancelable
    Object.defineProperty(this, 'isStopped', { enumerable: false })
  }

  get currentTarget(): EventTarget | null {
    return this.target
  }

  preventDefault(): void {
    this.defaultPrevented ||= this.cancelable
  }

  stopPropagation(): void {}

  stopImmediatePropagation(): void {
    this.isStopped = true
  }
}

/** Tells listeners of events. */
export class EventTarget {
  readonly #registered = new Map<string, Registered[]>()

  addEventListener(
    type: string,
    listener: Listener | null,
    options?: { readonly once?: boolean } | boolean,
  ): void {
    if (listener === null) return
    const list = this.#registered.get(type) ?? []
    if (list.some((one) => one.listener === listener)) return
    const once = typeof options === 'object' && options.once === true
    this.#registered.set(type, [...list, { listener, once }])
  }

  removeEventListener(type: string, listener: Listener): void {
    const list = this.#registered.get(type) ?? []
    this.#registered.set(
      type,
      list.filter((one) => one.listener !== listener),
    )
  }

  dispatchEvent(event: Event): boolean {
    event.target = this
    for (const { listener, once } of this.#registered.get(event.type) ?? []) {
      if (event.isStopped) break
      if (once) this.removeEventListener(event.type, listener)
      if (typeof listener === 'function') listener.call(this, event)
      else listener.handleEvent(event)
    }
    return !event.defaultPrevented
  }
}

const aborted = (): Error =>
  Object.assign(new Error('This operation was aborted'), { name: 'AbortError', code: 20 })

/** Says that something is not wanted any more. */
export class AbortSignal extends EventTarget {
  aborted = false
  reason: unknown
  onabort: ((event: Event) => void) | null = null

  static abort(reason: unknown = aborted()): AbortSignal {
    const signal = new AbortSignal()
    signal.aborted = true
    signal.reason = reason
    return signal
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }
}

/** Aborts what it has given its signal to. */
export class AbortController {
  readonly signal = new AbortSignal()

  abort(reason: unknown = aborted()): void {
    const { signal } = this
    if (signal.aborted) return
    signal.aborted = true
    signal.reason = reason
    const event = new Event('abort')
    signal.onabort?.(event)
    signal.dispatchEvent(event)
  }
}
