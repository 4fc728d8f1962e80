/**
 * The lines that web servers write about requests, and their dates.
 *
 * @see https://httpd.apache.org/docs/2.4/logs.html#accesslog
 */
import type { Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import { MONTHS, civil } from '../../text/time.js'

const two = (value: number): string => String(value).padStart(2, '0')

/** `23/Nov/2026:07:25:33 +0000`. */
export function logTime(ms: number): string {
  const { year, month, day, hour, minute, second } = civil(ms)
  return `${two(day)}/${MONTHS[month - 1]}/${year}:${two(hour)}:${two(minute)}:${two(second)} +0000`
}

/** `2026/11/23 07:25:33`. */
export function slashTime(ms: number): string {
  const { year, month, day, hour, minute, second } = civil(ms)
  return `${year}/${two(month)}/${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** A header of a request, whatever its case. */
export function headerOf({ message }: Exchange, name: string): string | undefined {
  for (const [key, value] of Object.entries(message.headers ?? {}))
    if (key.toLowerCase() === name) return value
  return undefined
}

/** `GET / HTTP/1.1`. */
export const requestLine = ({ message }: Exchange): string =>
  `${message.method ?? 'GET'} ${message.path ?? '/'} HTTP/1.1`

/** The line of the common log format, without its end. */
export const commonLine = (exchange: Exchange, now: number, status: number, body: string): string =>
  `${exchange.source} - - [${logTime(now)}] "${requestLine(exchange)}" ${status} ${byteLength(body)}`
