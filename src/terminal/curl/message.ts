/**
 * The request that a command line asks for.
 *
 * @see https://curl.se/docs/httpscripting.html
 */
import type { Message } from '../../net/request.js'
import type { Options } from './options.js'
import { type Target, authority } from './url.js'

/** The target with what `--get` adds to its query. */
export const withQuery = (target: Target, { switches, data }: Options): Target =>
  switches.has('get') && data !== undefined
    ? { ...target, path: `${target.path}${target.path.includes('?') ? '&' : '?'}${data}` }
    : target

/** The request to a target; after a redirection it may have another method. */
export function messageFor(
  target: Target,
  options: Options,
  redirectMethod: string | undefined,
): Message {
  const { switches, data } = options
  const posts = data !== undefined && !switches.has('get') && redirectMethod !== 'GET'
  const headers: Record<string, string> = {
    Host: authority(target.scheme, target.host, target.port),
  }
  for (const [name, value] of Object.entries(options.implied))
    if (posts || !name.startsWith('Content-')) headers[name] = value
  for (const line of options.headers) setHeader(headers, line)
  const method =
    redirectMethod ?? options.method ?? (switches.has('head') ? 'HEAD' : posts ? 'POST' : 'GET')
  return {
    protocol: 'http',
    method,
    path: target.path,
    headers,
    body: posts ? data : '',
    ...(target.scheme === 'https' ? { tls: { serverName: target.host } } : {}),
  }
}

/** `Name: value` replaces a header, `Name:` takes it away. */
function setHeader(headers: Record<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? []
  if (name === '') return
  for (const known of Object.keys(headers))
    if (known.toLowerCase() === name.toLowerCase()) delete headers[known]
  if (value !== '' || line.endsWith(';'))
    Object.defineProperty(headers, name, {
      value: value.trim(),
      enumerable: true,
      configurable: true,
      writable: true,
    })
}
