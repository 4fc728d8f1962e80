/**
 * What browsers and Node.js have beyond JavaScript itself and QuickJS lacks.
 *
 * @module
 */
import { atob, btoa } from './base64.js'
import { AbortController, AbortSignal, Event, EventTarget } from './events.js'
import { Headers } from './headers.js'
import { URLSearchParams } from './search-params.js'
import { structuredClone } from './structured-clone.js'
import { TextDecoder, TextEncoder } from './text.js'
import { type UrlParts, type UrlQuestion, urlClass } from './url.js'

/** Gives the global object what it lacks. */
export function furnishPlatform(takeApart: (question: UrlQuestion) => UrlParts | null): void {
  const platform = {
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    Headers,
    TextDecoder,
    TextEncoder,
    URL: urlClass(takeApart),
    URLSearchParams,
    atob,
    btoa,
    structuredClone,
  }
  for (const [name, value] of Object.entries(platform))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
}
