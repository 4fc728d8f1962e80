/**
 * Requests: one exchange between a client and a server, as a row with a deadline that every hop can
 * be read from.
 *
 * HTTP is the usual protocol; `tcp` carries a text and its answer (Redis, a port check with an
 * empty text).
 */
import { defineTable } from '../sim/table.js'
import type { VirtualTime } from '../sim/world.js'
import type { Hop } from './hop.js'
import type { Lookup } from './names.js'

/** What a client sends. */
export interface Message {
  readonly protocol: 'http' | 'tcp'
  readonly method?: string
  /** Path with query, as in the request line. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  /** It is encrypted: the name that the client expects on the certificate. */
  readonly tls?: { readonly serverName: string }
}

/** What a server answers; `status` is 0 for `tcp`. */
export interface Answer {
  readonly status: number
  readonly statusText?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The certificate of a server that encrypts: whom it names, and that nobody vouches for it. */
  readonly certificate?: { readonly subject: string }
}

/** Why there is no answer. */
export type Failure = 'refused' | 'timeout' | 'unreachable' | 'reset' | 'unresolved'

/** What a program written in Go says of a connection that nobody answered. */
export const TIMED_OUT = 'i/o timeout'

/** An exchange under way or done. Rows of done exchanges go away when the client has read them. */
export interface Exchange {
  readonly id: string
  /** Who asked: a namespace, and the process there if it is one. */
  readonly from: { readonly namespace: string; readonly process?: string }
  /** What was asked for, as the client wrote it. */
  readonly host: string
  readonly port: number
  /**
   * Where it arrived: the namespace and port that listen there, and the process key; absent when it
   * never arrived.
   */
  readonly to?: { readonly namespace: string; readonly port: number; readonly process: string }
  /** The address that the server sees. */
  readonly source: string
  readonly message: Message
  readonly hops: readonly Hop[]
  readonly sentAt: VirtualTime
  /** When the client gives up. */
  readonly deadline: VirtualTime
  readonly state: 'sent' | 'arrived' | 'replying' | 'answered' | 'failed'
  /** How the client looks for names. */
  readonly lookup?: Lookup
  /** It was lost on its way (or its answer was): how often before, and when it is sent again. */
  readonly lost?: { readonly tries: number; readonly retryAt: VirtualTime }
  /** When an answer that is on its way arrives. */
  readonly dueAt?: VirtualTime
  readonly answer?: Answer
  readonly failure?: Failure
}

export const exchanges = defineTable<Exchange, 'byServer' | 'byClient'>('exchanges', {
  byServer: (row) => (row.state === 'arrived' ? row.to?.process : undefined),
  byClient: (row) => row.from.process,
})
