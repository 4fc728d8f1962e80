/**
 * `--write-out`: what curl prints about a transfer when it is over.
 *
 * @see https://curl.se/docs/manpage.html#-w
 */
import type { Answer } from '../../net/request.js'
import { byteCount } from './posted.js'

/** A transfer that is over. */
interface Summary {
  readonly answer: Answer | undefined
  readonly exit: number
  readonly message: string
  readonly url: string
  /** As the user wrote it. */
  readonly given: string
  readonly method: string
  readonly scheme: string
  readonly address: string
  readonly port: number
  readonly redirects: number
  readonly elapsed: number
}

const VARIABLES: Readonly<Record<string, (summary: Summary) => string>> = {
  content_type: ({ answer }) => headerOf(answer, 'content-type') ?? '',
  errormsg: ({ message }) => message,
  exitcode: ({ exit }) => String(exit),
  http_code: ({ answer }) => String(answer?.status ?? 0).padStart(3, '0'),
  http_version: ({ answer }) => (answer ? '1.1' : '0'),
  method: ({ method }) => method,
  num_redirects: ({ redirects }) => String(redirects),
  redirect_url: ({ answer }) => headerOf(answer, 'location') ?? '',
  remote_ip: ({ answer, address }) => (answer ? address : ''),
  remote_port: ({ answer, port }) => String(answer ? port : 0),
  response_code: ({ answer }) => String(answer?.status ?? 0).padStart(3, '0'),
  scheme: ({ scheme }) => scheme.toUpperCase(),
  size_download: ({ answer, method }) =>
    String(answer && method !== 'HEAD' ? byteCount(answer.body) : 0),
  time_connect: ({ answer }) => seconds(answer ? 0 : undefined),
  time_starttransfer: ({ elapsed }) => seconds(elapsed),
  time_total: ({ elapsed }) => seconds(elapsed),
  url: ({ given }) => given,
  url_effective: ({ url }) => url,
}

const seconds = (milliseconds: number | undefined): string =>
  ((milliseconds ?? 0) / 1000).toFixed(6)

/** A header of an answer, by its name in lower case. */
export const headerOf = (answer: Answer | undefined, name: string): string | undefined =>
  Object.entries(answer?.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' }

/** Fills a format in. What no variable is called vanishes. */
export const writeOut = (format: string, summary: Summary): string =>
  format.replace(
    /%%|%\{([^}]*)\}|%header\{([^}]*)\}|\\[nrt]/g,
    (found, name: string | undefined, header: string | undefined) => {
      if (found === '%%') return '%'
      if (header !== undefined) return headerOf(summary.answer, header.toLowerCase()) ?? ''
      if (name !== undefined)
        return Object.hasOwn(VARIABLES, name) ? (VARIABLES[name]?.(summary) ?? '') : ''
      return ESCAPES[found] ?? found
    },
  )
