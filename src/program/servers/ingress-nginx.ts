/**
 * The nginx of the ingress-nginx controller: passes requests on by host and path, as the controller
 * has it written down, and says so in its log.
 *
 * @see https://kubernetes.github.io/ingress-nginx/
 */
import { isWithin } from '../../net/address.js'
import type { Answer, Exchange } from '../../net/request.js'
import { type ProxyRoute, routeOf, routesFor } from '../../net/reverse-proxy.js'
import { byteLength } from '../../oci/entry.js'
import { RegexError, perlRegex } from '../../text/regex/regex.js'
import { httpDate } from '../../text/time.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { headerOf, logTime, requestLine } from './access-log.js'

const PLAIN_PORT = 80
const SECURE_PORT = 443
const HEALTH_PORT = 10_254
const PORTS = [PLAIN_PORT, SECURE_PORT, HEALTH_PORT]
const BANNER = `-------------------------------------------------------------------------------
NGINX Ingress controller
  Release:       v1.15.1
  Build:         2f1f2b4ac
  Repository:    https://github.com/kubernetes/ingress-nginx
  nginx version: nginx/1.27.1

-------------------------------------------------------------------------------

`
const FAKE = 'Kubernetes Ingress Controller Fake Certificate'
const TITLES: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}
const PLAIN_TO_SECURE = 'The plain HTTP request was sent to HTTPS port'

/** A request that was passed on, and whom it is for. */
interface Passed {
  readonly [key: string]: string | number
  readonly exchange: string
  readonly upstream: string
  readonly server: string
  readonly since: number
}

interface State {
  readonly [key: string]: Readonly<Record<string, Passed>>
  readonly passed: Readonly<Record<string, Passed>>
}

export const ingressNginx: Program = {
  name: 'nginx-ingress-controller',
  step(system, state) {
    if (state !== undefined) return goOn(system, state as unknown as State)
    system.out(BANNER)
    for (const port of PORTS)
      if (!system.listen(port)) {
        system.err(
          `F  main.go] Port ${port} is already in use. Please check the flag --http-port\n`,
        )
        return exit(255)
      }
    system.trap(['TERM', 'QUIT', 'INT'])
    return awaitInput({ passed: {} })
  },
}

function goOn(system: System, { passed: before }: State): Next {
  for (const _ of system.signals()) return exit(0)
  const passed: Record<string, Passed> = { ...before }
  for (const [id, one] of Object.entries(before)) {
    const outcome = system.outcome(id)
    if (!outcome) continue
    delete passed[id]
    const exchange = system.requests().find((request) => request.id === one.exchange)
    if (exchange)
      reply(
        system,
        exchange,
        'answer' in outcome
          ? forwarded(system, outcome.answer)
          : page(system, outcome.failure === 'timeout' ? 504 : 502),
        one,
      )
  }
  const waiting = new Set(Object.values(passed).map(({ exchange }) => exchange))
  for (const exchange of system.requests())
    if (!waiting.has(exchange.id)) handle(system, exchange, passed)
  return awaitInput({ passed } as never)
}

function handle(system: System, exchange: Exchange, passed: Record<string, Passed>): void {
  const { message, to, source } = exchange
  if (to?.port === HEALTH_PORT) return respond(system, exchange, page(system, 200, 'ok'))
  if (message.protocol !== 'http') return respond(system, exchange, page(system, 400))
  const isSecure = to?.port === SECURE_PORT
  if (isSecure !== (message.tls !== undefined))
    return reply(system, exchange, page(system, 400, isSecure ? PLAIN_TO_SECURE : undefined))
  const host = (headerOf(exchange, 'host') ?? '').replace(/:\d+$/, '').toLowerCase()
  const [path = '/', query] = splitPath(message.path ?? '/')
  const route = routeOf(routesFor(system.tx, host), path, matches)
  if (!route) return reply(system, exchange, page(system, 404))
  if (route.sources && !route.sources.some((range) => isWithin(source, range)))
    return reply(system, exchange, page(system, 403))
  const target = redirectOf(route, { host, path: message.path ?? '/', isSecure })
  if (target) return reply(system, exchange, redirect(system, target.status, target.to))
  const server =
    route.upstream.servers[system.random.int(0, Math.max(0, route.upstream.servers.length - 1))]
  if (!server) return reply(system, exchange, page(system, 503))
  const rewritten = route.rewrite === undefined ? path : rewrite(route, path)
  const id = system.request(server.address, server.port, {
    ...message,
    path: query === undefined ? rewritten : `${rewritten}?${query}`,
    headers: headersFor(exchange, host, isSecure),
  })
  passed[id] = {
    exchange: exchange.id,
    upstream: route.upstream.name,
    server: `${server.address}:${server.port}`,
    since: system.now,
  }
}

function splitPath(path: string): readonly [string, string | undefined] {
  const at = path.indexOf('?')
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)]
}

/** Whether a path begins as a pattern says. A pattern that makes no sense fits nothing. */
function matches(pattern: string, path: string): boolean {
  try {
    return perlRegex(`^${pattern}`, { ignoresCase: true }).test(path)
  } catch (error) {
    if (error instanceof RegexError) return false
    throw error
  }
}

/** What the path becomes: the target, with what the groups of the pattern have found. */
function rewrite({ path: pattern, rewrite: target = '' }: ProxyRoute, path: string): string {
  const found = perlRegex(pattern, { ignoresCase: true }).exec(path)
  if (!found) return path
  const text = target.replace(/\$(\d)/g, (_, group: string) => found.groups[Number(group)] ?? '')
  return text.startsWith('/') ? text : `/${text}`
}

function redirectOf(
  { redirect: moved, secure, appRoot }: ProxyRoute,
  { host, path, isSecure }: { host: string; path: string; isSecure: boolean },
): { readonly status: number; readonly to: string } | undefined {
  if (secure && !isSecure) return { status: 308, to: `https://${host}${path}` }
  if (moved) return moved
  return appRoot !== undefined && path === '/'
    ? { status: 302, to: `${isSecure ? 'https' : 'http'}://${host}${appRoot}` }
    : undefined
}

/** What nginx adds to a request that it passes on. */
function headersFor(
  { message, source }: Exchange,
  host: string,
  isSecure: boolean,
): Readonly<Record<string, string>> {
  const scheme = isSecure ? 'https' : 'http'
  return {
    ...message.headers,
    'X-Real-IP': source,
    'X-Forwarded-For': source,
    'X-Forwarded-Host': host,
    'X-Forwarded-Port': String(isSecure ? SECURE_PORT : PLAIN_PORT),
    'X-Forwarded-Proto': scheme,
    'X-Forwarded-Scheme': scheme,
    'X-Scheme': scheme,
  }
}

function page(system: System, status: number, text?: string): Answer {
  const title = `${status} ${TITLES[status] ?? ''}`
  const lines =
    text === PLAIN_TO_SECURE
      ? `<head><title>400 ${text}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<center>${text}</center>\r\n`
      : `<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n`
  const body =
    status === 200
      ? (text ?? '')
      : `<html>\r\n${lines}<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return {
    status,
    statusText: TITLES[status] ?? 'OK',
    headers: {
      Date: httpDate(system.now),
      'Content-Type': status === 200 ? 'text/plain; charset=utf-8' : 'text/html',
      'Content-Length': String(byteLength(body)),
      Connection: 'keep-alive',
    },
    body,
  }
}

function redirect(system: System, status: number, to: string): Answer {
  const own = page(system, status)
  return { ...own, headers: { ...own.headers, Location: to } }
}

/** An answer as nginx gives it on: the name of the server behind is not shown. */
function forwarded(system: System, answer: Answer): Answer {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(
      ([name]) => !['server', 'date', 'connection'].includes(name.toLowerCase()),
    ),
  )
  return {
    ...answer,
    headers: { Date: httpDate(system.now), ...headers, Connection: 'keep-alive' },
  }
}

/** Answers and writes the line of the log. */
function reply(system: System, exchange: Exchange, answer: Answer, passed?: Passed): void {
  const { message, source } = exchange
  const sent = message.method === 'HEAD' ? { ...answer, body: '' } : answer
  respond(system, exchange, sent)
  const took = passed ? ((system.now - passed.since) / 1_000).toFixed(3) : '0.000'
  const size = byteLength(sent.body)
  const behind = passed
    ? `[${passed.upstream}] [] ${passed.server} ${size} ${took} ${sent.status}`
    : '[] [] - - - -'
  system.out(
    `${source} - - [${logTime(system.now)}] "${requestLine(exchange)}" ${sent.status} ${size} "-" "${headerOf(exchange, 'user-agent') ?? '-'}" ${byteLength(message.body) + byteLength(requestLine(exchange))} ${took} ${behind} ${exchange.id}\n`,
  )
}

function respond(system: System, exchange: Exchange, answer: Answer): void {
  system.respond(
    exchange.id,
    exchange.message.tls ? { ...answer, certificate: { subject: FAKE } } : answer,
  )
}
