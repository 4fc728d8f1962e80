/**
 * Services as data: what an executable says of itself that runs the program `service`. Its text is
 * this description as JSON.
 *
 * Texts may hold `{hostname}`, `{ip}`, `{remote}`, `{method}`, `{path}`, `{query}`, `{host}`,
 * `{headers}`, `{body}`, `{date}`, `{now}`, `{pid}`, `{env.NAME|default}` and `{arg.name|default}`.
 *
 * @module
 */
import type { LayerEntry } from './layer.js'
import { type EntryOptions, file } from './entry.js'

/** An answer to a request: a text, or a text with what goes along with it. */
export type Route =
  | string
  | {
      readonly status?: number
      readonly type?: string
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
      /** For how many milliseconds after the start it is given, and what comes then. */
      readonly until?: number
      readonly later?: Route
      /** The process ends with this code after the answer. */
      readonly exit?: number
      /** Ticks of computing that the answer takes. */
      readonly work?: number
    }

/** A server, or a command that prints something and ends. */
export interface Service {
  /** Where it listens: `8080`, or `--port PORT 8080`: a flag, a variable, and what goes without. */
  readonly ports?: readonly string[]
  /** What it says when it starts; on standard error if `isErr`. */
  readonly log?: readonly string[]
  readonly isErr?: boolean
  /** By path: exactly, by a beginning (`/api/*`), or `*` for the rest; 404 where there is none. */
  readonly routes?: Readonly<Record<string, Route>>
  /** What it answers to what has no route. */
  readonly notFound?: string
  /** A line for each request. */
  readonly access?: string
  /** Milliseconds until it listens. */
  readonly warmUp?: number
  /** The exit code by signal; 0 for `TERM` and `INT` unless it says otherwise. */
  readonly stop?: Readonly<Record<string, number>>
  /** What options alone print: `{ '--version': '…' }`. */
  readonly options?: Readonly<Record<string, string>>
  /** It cannot start without one of these variables, and says so. */
  readonly needs?: { readonly env: readonly string[]; readonly text: string; readonly exit: number }
  /** Commands of its own, by their first word; `''` where there is none. */
  readonly commands?: Readonly<Record<string, Service>>
  /** It ends at once with this code. */
  readonly exit?: number
}

/** An executable that does what the description says. */
export const service = (description: Service, options: EntryOptions = {}): LayerEntry =>
  file(JSON.stringify(description), { ...options, program: 'service' })
