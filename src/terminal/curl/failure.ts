/**
 * What curl says when nothing answers, and its exit codes.
 *
 * @see https://curl.se/libcurl/c/libcurl-errors.html
 */
import type { Failure } from '../../net/request.js'
import type { Target } from './url.js'
import { ERRNO } from '../../text/errno.js'

/** A transfer that failed. */
export interface Failed {
  readonly exit: number
  readonly message: string
  /** What `--verbose` says of the connection that failed, if one did. */
  readonly detail?: string
}

/** How far a transfer had come. */
interface Circumstances {
  readonly target: Target
  readonly elapsed: number
  /** The server had accepted the connection. */
  readonly connected: boolean
  /** The user had set a limit. */
  readonly limited: boolean
}

/** Nobody vouches for the server's certificate. */
export const UNTRUSTED: Failed = {
  exit: 60,
  message: `SSL certificate problem: unable to get local issuer certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.`,
}

const COULD_NOT_CONNECT = 7
const TIMED_OUT = 28

/** The server has closed the connection without a word. */
export const EMPTY_REPLY: Failed = { exit: 52, message: 'Empty reply from server' }
/** What the server says is no HTTP. */
export const NO_HTTP: Failed = { exit: 1, message: 'Received HTTP/0.9 when not allowed' }

/** Says why there is no answer. */
export function failureOf(
  failure: Failure,
  { target, elapsed, connected, limited }: Circumstances,
): Failed {
  const { host, port } = target
  const noConnection = (exit: number, why: string): Failed => ({
    exit,
    message: `Failed to connect to ${host} port ${port} after ${elapsed} ms: Couldn't connect to server`,
    detail: `connect to ${host} port ${port} failed: ${why}`,
  })
  switch (failure) {
    case 'unresolved':
      return { exit: 6, message: `Could not resolve host: ${host}` }
    case 'refused':
      return noConnection(COULD_NOT_CONNECT, ERRNO.ECONNREFUSED)
    case 'unreachable':
      return noConnection(COULD_NOT_CONNECT, ERRNO.EHOSTUNREACH)
    case 'reset':
      return connected
        ? EMPTY_REPLY
        : { exit: 56, message: 'Recv failure: Connection reset by peer' }
    case 'timeout':
      if (connected)
        return {
          exit: TIMED_OUT,
          message: `Operation timed out after ${elapsed} milliseconds with 0 bytes received`,
        }
      return limited
        ? { exit: TIMED_OUT, message: `Connection timed out after ${elapsed} milliseconds` }
        : noConnection(TIMED_OUT, 'Connection timed out')
  }
}
