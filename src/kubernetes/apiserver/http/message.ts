/**
 * Requests to the API server and its answers, as HTTP carries them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { UserInfo } from '../authentication/user.js'
import type { WatchState } from './watch-stream.js'

/** A request. */
export interface HttpRequest {
  /** `GET`, `POST`, … */
  readonly method: string
  /** With its query: `/api/v1/pods?limit=500`. */
  readonly path: string
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** An answer that is there at once. */
export interface HttpAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /**
   * @internal
   * The body in pieces, of a list. A piece is the same value as long as its object is, so whoever
   * turns texts into bytes can keep those.
   */
  readonly pieces?: readonly TextPiece[]
}

/** A part of a body. */
export interface TextPiece {
  readonly text: string
}

/** An answer that goes on: the lines of a watch. */
export interface HttpStream extends Omit<HttpAnswer, 'body'> {
  /** The lines that are there at once, each one event. */
  readonly lines: readonly string[]
  /** Where the watch stands; `undefined` when it is over. */
  readonly watch: WatchState | undefined
}

/** A request with what is known of it. */
export interface Call {
  readonly request: HttpRequest
  readonly user: UserInfo
  readonly query: Query
  /** Gets the server's warnings. */
  readonly warn: (text: string) => void
}

/** The parameters of a query; some stand there several times. */
export type Query = ReadonlyMap<string, readonly string[]>

/** The path of a request, and its query. */
export function splitTarget(target: string): { readonly path: string; readonly query: Query } {
  const at = target.indexOf('?')
  const query = new Map<string, string[]>()
  if (at >= 0)
    for (const pair of target.slice(at + 1).split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      const [name, value] = (
        equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
      ).map(unescaped)
      query.set(name ?? '', [...(query.get(name ?? '') ?? []), value ?? ''])
    }
  return { path: unescaped((at < 0 ? target : target.slice(0, at)).replaceAll('+', '%2B')), query }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
