/**
 * What browsers and Node.js have beyond JavaScript itself and QuickJS lacks. The library counts on
 * it, so this has to be loaded before the library is.
 *
 * @module
 */
import { atob, btoa } from './base64.js'
import { AbortController, AbortSignal, Event, EventTarget } from './events.js'
import { Headers } from './headers.js'
import { createIntl, furnishLocaleMethods } from './intl.js'
import { URLSearchParams } from './search-params.js'
import { structuredClone } from './structured-clone.js'
import { TextDecoder, TextEncoder } from './text.js'
import { Address } from './url.js'

const platform = {
  AbortController,
  AbortSignal,
  Event,
  EventTarget,
  Headers,
  Intl: createIntl(),
  TextDecoder,
  TextEncoder,
  URL: Address,
  URLSearchParams,
  atob,
  btoa,
  structuredClone,
}

for (const [name, value] of Object.entries(platform))
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
furnishLocaleMethods()
