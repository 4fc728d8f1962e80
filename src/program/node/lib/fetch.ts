/**
 * `fetch`: a request as a promise. It goes out as one of `http.request` does.
 *
 * @see https://nodejs.org/api/globals.html#fetch
 */
import type { Script } from '../script.js'
import type { Listener } from './events.js'
import { request } from './http-client.js'

interface FetchOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>> | Iterable<readonly [string, string]>
  readonly body?: unknown
}

interface Incoming {
  readonly statusCode: number
  readonly statusMessage: string
  readonly headers: Readonly<Record<string, string>>
  on(event: string, listener: Listener): unknown
}

type PromiseClass = new (
  executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
) => unknown

const FAILED = 'fetch failed'

/** `fetch` for one script. */
export const fetchFor =
  (script: Script) =>
  (target: unknown, { method, headers, body }: FetchOptions = {}): unknown =>
    new (script.Promise as PromiseClass)((resolve, reject) => {
      const given =
        headers === undefined
          ? {}
          : Symbol.iterator in headers
            ? Object.fromEntries(headers as Iterable<readonly [string, string]>)
            : headers
      const plain =
        typeof body === 'string' &&
        !Object.keys(given).some((name) => name.toLowerCase() === 'content-type')
          ? { 'content-type': 'text/plain;charset=UTF-8' }
          : {}
      const answered = (message: unknown): void => {
        const incoming = message as Incoming
        let text = ''
        incoming.on('data', (chunk) => void (text += String(chunk)))
        incoming.on('end', () => resolve(responseOf(script, incoming, String(target), text)))
      }
      const sent = request(script, [
        String(target),
        {
          method: method ?? 'GET',
          headers: { accept: '*/*', 'user-agent': 'node', ...plain, ...given },
        },
        answered,
      ])
      sent.on('error', (cause) => reject(new TypeError(FAILED, { cause })))
      sent.end(body === undefined || body === null ? undefined : String(body))
    })

function responseOf(
  { Promise: ScriptPromise }: Script,
  { statusCode, statusMessage, headers }: Incoming,
  url: string,
  text: string,
): Record<string, unknown> {
  const later = (give: () => unknown) => () =>
    new (ScriptPromise as PromiseClass)((resolve) => resolve(give()))
  const get = (name: string): string | null => headers[name.toLowerCase()] ?? null
  return {
    status: statusCode,
    ok: statusCode >= 200 && statusCode < 300,
    statusText: statusMessage,
    url,
    headers: {
      get,
      has: (name: string) => get(name) !== null,
      entries: () => Object.entries(headers)[Symbol.iterator](),
      forEach: (visit: (value: string, name: string) => void) =>
        Object.entries(headers).forEach(([name, value]) => void visit(value, name)),
      [Symbol.iterator]: () => Object.entries(headers)[Symbol.iterator](),
    },
    text: later(() => text),
    json: later(() => JSON.parse(text)),
  }
}
