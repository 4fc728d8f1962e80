/**
 * What nginx answers by itself: files, listings, redirections, and its own pages.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_core_module.html
 */
import { REASON_PHRASES } from '../../net/reason-phrases.js'
import type { Answer, Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import { httpDate } from '../../text/time.js'
import type { System } from '../program.js'
import { headerOf, requestLine, slashTime } from './access-log.js'
import type { Location } from './nginx-config.js'
import { findFile } from './static-files.js'

const DEFAULT_VERSION = '1.29.0'
/** The pid of the worker process. */
export const WORKER = 29

/** Where nginx says something of its own. */
const STATUS: Readonly<Record<number, string>> = {
  ...REASON_PHRASES,
  405: 'Not Allowed',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/** The version that its image has. */
export const versionOf = (system: System): string => system.env.NGINX_VERSION ?? DEFAULT_VERSION

/** The answer to a request that is not passed on. */
export function answerFrom(
  system: System,
  exchange: Exchange,
  location: Location,
  path: string,
): Answer {
  if (location.returns) return returned(system, exchange, location, location.returns)
  if (!['GET', 'HEAD'].includes(exchange.message.method ?? 'GET')) return page(system, 405)
  const root = location.alias ?? location.root ?? ''
  const found = findFile(
    system.files,
    root,
    location.alias === undefined ? path : path.slice(location.prefix.length),
    location.index,
  )
  const extra = Object.fromEntries(location.headers)
  switch (found.kind) {
    case 'file':
      return answer(system, 200, found.body, {
        'Content-Type': found.type,
        'Last-Modified': httpDate(found.mtime),
        ETag: `"${Math.floor(found.mtime / 1000).toString(16)}-${found.size.toString(16)}"`,
        'Accept-Ranges': 'bytes',
        ...extra,
      })
    case 'redirect':
      return {
        ...page(system, 301),
        headers: {
          ...page(system, 301).headers,
          Location: `http://${headerOf(exchange, 'host') ?? ''}${found.to}`,
        },
      }
    case 'directory':
      if (location.isListed)
        return answer(system, 200, listing(path, found.names), { 'Content-Type': 'text/html' })
      error(system, exchange, `directory index of "${found.path}/" is forbidden`)
      return page(system, 403)
    default:
      error(
        system,
        exchange,
        `open() "${found.path}" failed (${found.kind === 'missing' ? '2: No such file or directory' : '13: Permission denied'})`,
      )
      return page(system, found.kind === 'missing' ? 404 : 403)
  }
}

/** What `return` in the configuration asks for. */
function returned(
  system: System,
  exchange: Exchange,
  { type }: Location,
  { status, text }: NonNullable<Location['returns']>,
): Answer {
  const own = page(system, status)
  if (status >= 300 && status < 400)
    return {
      ...own,
      headers: { ...own.headers, Location: substituted(text ?? '', system, exchange) },
    }
  return text === undefined
    ? own
    : answer(system, status, substituted(text, system, exchange), {
        'Content-Type': type ?? 'application/octet-stream',
      })
}

const VARIABLES: Readonly<Record<string, (system: System, exchange: Exchange) => string>> = {
  hostname: (system) => system.hostname,
  host: (_, exchange) => (headerOf(exchange, 'host') ?? '').replace(/:\d+$/, ''),
  remote_addr: (_, { source }) => source,
  request_uri: (_, { message }) => message.path ?? '/',
  uri: (_, { message }) => (message.path ?? '/').replace(/\?.*$/, ''),
  scheme: () => 'http',
}

const substituted = (text: string, system: System, exchange: Exchange): string =>
  text.replace(/\$(\w+)/g, (whole, name: string) =>
    Object.hasOwn(VARIABLES, name) ? (VARIABLES[name]?.(system, exchange) ?? '') : whole,
  )

const listing = (path: string, names: readonly string[]): string =>
  `<html>\n<head><title>Index of ${path}</title></head>\n<body>\n<h1>Index of ${path}</h1><hr><pre><a href="../">../</a>\n${names.map((name) => `<a href="${name}">${name}</a>\n`).join('')}</pre><hr></body>\n</html>\n`

function error(system: System, exchange: Exchange, what: string): void {
  system.err(
    `${slashTime(system.now)} [error] ${WORKER}#${WORKER}: *1 ${what}, client: ${exchange.source}, server: localhost, request: "${requestLine(exchange)}", host: "${headerOf(exchange, 'host') ?? ''}"\n`,
  )
}

/** One of nginx's own pages. */
export function page(system: System, status: number): Answer {
  const title = `${status} ${STATUS[status] ?? ''}`.trim()
  return answer(
    system,
    status,
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/${versionOf(system)}</center>\r\n</body>\r\n</html>\r\n`,
    { 'Content-Type': 'text/html' },
  )
}

const answer = (
  system: System,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): Answer => ({
  status,
  statusText: STATUS[status] ?? '',
  headers: {
    Server: `nginx/${versionOf(system)}`,
    Date: httpDate(system.now),
    'Content-Length': String(byteLength(body)),
    Connection: 'keep-alive',
    ...headers,
  },
  body,
})
