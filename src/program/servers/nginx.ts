/**
 * nginx: serves files, answers as it is told, passes requests on.
 *
 * @see https://nginx.org/en/docs/
 */
import type { Answer, Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import { httpDate } from '../../text/time.js'
import { FileError } from '../files.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { headerOf, logTime, requestLine, slashTime } from './access-log.js'
import { type Location, type Site, locationFor, readSites } from './nginx-config.js'
import { handOver } from './server.js'
import { findFile } from './static-files.js'

const DEFAULT_VERSION = '1.29.0'
const SITES = '/etc/nginx/conf.d'
const WORKER = 29

const STATUS: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/**
 * Requests that were passed on: by the id of the request that goes on, the one that waits for its
 * answer.
 */
interface State {
  readonly [key: string]: Json | undefined
  readonly passedOn: Readonly<Record<string, string>>
}

const versionOf = (system: System): string => system.env.NGINX_VERSION ?? DEFAULT_VERSION

export const nginx: Program = {
  name: 'nginx',
  step(system, state) {
    if (state !== undefined) return goOn(system, state as unknown as State)
    const [option] = system.argv.slice(1)
    if (option === '-v' || option === '-V') {
      system.err(`nginx version: nginx/${versionOf(system)}\n`)
      return exit(0)
    }
    const sites = sitesOf(system)
    if (option === '-t') return test(system, sites)
    if (typeof sites === 'string') return fail(system, sites)
    system.trap(['TERM', 'INT', 'QUIT', 'HUP', 'WINCH'])
    for (const port of new Set(sites.map((site) => site.port))) {
      if (!system.listen(port))
        return fail(system, `bind() to 0.0.0.0:${port} failed (98: Address already in use)`)
    }
    notice(
      system,
      'using the "epoll" event method',
      `nginx/${versionOf(system)}`,
      'start worker processes',
      `start worker process ${WORKER}`,
    )
    return goOn(system, { passedOn: {} })
  },
}

const notice = (system: System, ...lines: readonly string[]): void =>
  system.err(lines.map((line) => `${slashTime(system.now)} [notice] 1#1: ${line}\n`).join(''))

function fail(system: System, reason: string): Next {
  system.err(`${slashTime(system.now)} [emerg] 1#1: ${reason}\nnginx: [emerg] ${reason}\n`)
  return exit(1)
}

function test(system: System, sites: readonly Site[] | string): Next {
  const file = '/etc/nginx/nginx.conf'
  if (typeof sites === 'string')
    system.err(`nginx: [emerg] ${sites}\nnginx: configuration file ${file} test failed\n`)
  else
    system.err(
      `nginx: the configuration file ${file} syntax is ok\nnginx: configuration file ${file} test is successful\n`,
    )
  return exit(typeof sites === 'string' ? 1 : 0)
}

/** Every `server` block of the files in conf.d, or of the main file. */
function sitesOf(system: System): readonly Site[] | string {
  const sites: Site[] = []
  for (const file of [...confFiles(system), '/etc/nginx/nginx.conf']) {
    const text = readIfThere(system, file)
    const body = file.endsWith('nginx.conf')
      ? text.replace(/^[\s\S]*?\bhttp\s*\{([\s\S]*)\}\s*$/, '$1')
      : text
    const found = readSites(body, file)
    if (typeof found === 'string') return found
    sites.push(...found)
  }
  return sites
}

const confFiles = (system: System): readonly string[] =>
  (system.files.exists(SITES) ? system.files.list(SITES) : [])
    .filter((name) => name.endsWith('.conf'))
    .map((name) => `${SITES}/${name}`)

function readIfThere(system: System, file: string): string {
  try {
    return system.files.read(file)
  } catch (error) {
    if (error instanceof FileError) return ''
    throw error
  }
}

function goOn(system: System, state: State): Next {
  for (const signal of system.signals())
    if (signal !== 'HUP' && signal !== 'WINCH') return leave(system, signal)
  const passedOn: Record<string, string> = { ...state.passedOn }
  for (const [id, waiting] of Object.entries(passedOn)) {
    const outcome = system.outcome(id)
    if (!outcome) continue
    delete passedOn[id]
    const exchange = system.requests().find((request) => request.id === waiting)
    if (exchange)
      reply(
        system,
        exchange,
        'answer' in outcome
          ? outcome.answer
          : page(system, outcome.failure === 'timeout' ? 504 : 502),
      )
  }
  const waiting = new Set(Object.values(passedOn))
  for (const exchange of system.requests())
    if (!waiting.has(exchange.id)) handle(system, exchange, passedOn)
  return awaitInput({ passedOn })
}

function leave(system: System, signal: string): Next {
  notice(
    system,
    `signal ${signal === 'QUIT' ? '3 (SIGQUIT)' : signal === 'INT' ? '2 (SIGINT)' : '15 (SIGTERM)'} received${signal === 'QUIT' ? ', shutting down' : ', exiting'}`,
  )
  return exit(0)
}

function handle(system: System, exchange: Exchange, passedOn: Record<string, string>): void {
  const path = exchange.message.path ?? '/'
  const sites = sitesOf(system)
  const site =
    typeof sites === 'string'
      ? undefined
      : (sites.find(({ port }) => port === exchange.to?.port) ?? sites[0])
  if (exchange.message.protocol !== 'http' || !site)
    return reply(system, exchange, page(system, 400))
  const location = locationFor(site, path)
  if (location.proxyTo !== undefined)
    passedOn[pass(system, exchange, location, location.proxyTo)] = exchange.id
  else reply(system, exchange, answerFrom(system, exchange, location, path))
}

/**
 * Sends a request on; the id of the new one. With a path in `proxy_pass` it takes the place of the
 * location's prefix.
 */
function pass(
  system: System,
  { message, source }: Exchange,
  { prefix }: Location,
  target: string,
): string {
  const [, host = '', port, uri] = /^https?:\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(target) ?? []
  const path = message.path ?? '/'
  const headers = {
    ...message.headers,
    Host: port === undefined ? host : `${host}:${port}`,
    Connection: 'close',
    'X-Forwarded-For': source,
  }
  return system.request(host, Number(port ?? 80), {
    ...message,
    path: uri === undefined ? path : uri + path.slice(prefix.length),
    headers,
  })
}

function answerFrom(system: System, exchange: Exchange, location: Location, path: string): Answer {
  const { returns } = location
  if (returns) {
    const isRedirect = returns.status >= 300 && returns.status < 400
    if (isRedirect)
      return {
        ...page(system, returns.status),
        headers: {
          ...page(system, returns.status).headers,
          Location: substituted(returns.text ?? '', system, exchange),
        },
      }
    return returns.text === undefined
      ? page(system, returns.status)
      : answer(system, returns.status, substituted(returns.text, system, exchange), {
          'Content-Type': location.type ?? 'application/octet-stream',
        })
  }
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
function page(system: System, status: number): Answer {
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

function reply(system: System, exchange: Exchange, given: Answer): void {
  const sent = exchange.message.method === 'HEAD' ? { ...given, body: '' } : given
  system.respond(exchange.id, sent)
  const agent = headerOf(exchange, 'user-agent') ?? '-'
  const referer = headerOf(exchange, 'referer') ?? '-'
  const forwarded = headerOf(exchange, 'x-forwarded-for') ?? '-'
  system.out(
    `${exchange.source} - - [${logTime(system.now)}] "${requestLine(exchange)}" ${sent.status} ${byteLength(sent.body)} "${referer}" "${agent}" "${forwarded}"\n`,
  )
}

const SCRIPT = '/docker-entrypoint.sh'

/** The first version whose image has a script before it. */
const WITH_SCRIPT = 19

/** What the image runs first: it looks for scripts, says so, and starts the server. */
export const nginxEntrypoint: Program = {
  name: 'nginx-entrypoint',
  step(system) {
    const command = system.argv.slice(1)
    if (command[0] === 'nginx' && Number(versionOf(system).split('.')[1]) >= WITH_SCRIPT) {
      system.out(
        [
          `${SCRIPT}: /docker-entrypoint.d/ is not empty, will attempt to perform configuration`,
          `${SCRIPT}: Looking for shell scripts in /docker-entrypoint.d/`,
          `${SCRIPT}: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh`,
          '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
          '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
          `${SCRIPT}: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh`,
          `${SCRIPT}: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh`,
          `${SCRIPT}: Launching /docker-entrypoint.d/30-tune-worker-processes.sh`,
          `${SCRIPT}: Configuration complete; ready for start up`,
          '',
        ].join('\n'),
      )
    }
    return handOver(system, command, () => `${SCRIPT}: 47: exec: ${command[0] ?? ''}: not found\n`)
  },
}
