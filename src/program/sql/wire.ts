/**
 * What clients of SQL servers send, and what they get: JSON in place of the wire protocols.
 *
 * @module
 */
import type { Result } from './select.js'

/** A question to a server. */
export interface Question {
  readonly user: string
  readonly password?: string
  readonly database?: string
  readonly sql: string
  /** The client is on the server's own machine. */
  readonly isLocal: boolean
}

/** What each statement came to; `error` ends the list. */
export interface Reply {
  readonly outcomes: readonly {
    readonly tag: string
    readonly result?: Result
    readonly affected?: number
    /** Types of the columns of tables, for those who line numbers up. */
    readonly database: string
  }[]
  readonly error?: { readonly message: string; readonly code: string; readonly isLogin?: boolean }
}

/** Reads what came over the wire; undefined if it is something else. */
export function decode<T>(text: string): T | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as T
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
