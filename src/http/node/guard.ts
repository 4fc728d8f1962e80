/**
 * Who may ask: programs of this machine. A page of a browser may not, wherever it comes from.
 *
 * A page can send requests to loopback, but a browser tells with them where the page is from, or
 * (when a name was made to point here) another host than ours.
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 * @see https://www.w3.org/TR/fetch-metadata/
 */
import type { IncomingHttpHeaders } from 'node:http'

/** Names by which programs of this machine reach it. */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i
/** The hosts that Docker's clients name on a socket that is a file. */
const ON_FILE = /^(api\.moby\.localhost|localhost|docker|127\.0\.0\.1)?(:\d+)?$/i
/** What browsers say of requests that are of the same page, or of none. */
const OWN_PAGE: readonly unknown[] = [undefined, 'none', 'same-origin']

/** A refusal. */
export interface Refusal {
  readonly status: number
  readonly message: string
}

/** Who may ask. */
export interface Guard {
  /** The server listens on a file. */
  readonly isFile: boolean
  /** Origins of pages that may ask. */
  readonly origins: readonly string[]
}

/** Why a request is refused; undefined when it is not. */
export function refusalOf(
  headers: IncomingHttpHeaders,
  { isFile, origins }: Guard,
): Refusal | undefined {
  const { host = '', origin } = headers
  if (!(isFile ? ON_FILE : LOOPBACK).test(host))
    return { status: 421, message: `this server is not ${JSON.stringify(host)}` }
  if (origin !== undefined && origins.includes(origin)) return undefined
  if (origin !== undefined)
    return { status: 403, message: `pages of ${JSON.stringify(origin)} may not ask` }
  if (!OWN_PAGE.includes(headers['sec-fetch-site']))
    return { status: 403, message: 'pages of other sites may not ask' }
  return undefined
}
