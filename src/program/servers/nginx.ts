/**
 * nginx: serves files, answers as its configuration says, passes requests on.
 *
 * @see https://nginx.org/en/docs/
 */
import type { Answer, Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import { FileError } from '../files.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { headerOf, logTime, requestLine, slashTime } from './access-log.js'
import { WORKER, answerFrom, page, versionOf } from './nginx-answer.js'
import { type Location, type Site, locationFor, readSites } from './nginx-config.js'
import { bind } from './server.js'

const SITES = '/etc/nginx/conf.d'

/**
 * Requests that were passed on: by the id of the request that goes on, the one that waits for its
 * answer.
 */
interface State {
  readonly [key: string]: Json | undefined
  readonly passedOn: Readonly<Record<string, string>>
}

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
      const failure = bind(system, port)
      if (failure)
        return fail(system, `bind() to 0.0.0.0:${port} failed (${failure.errno}: ${failure.text})`)
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

/** Where Debian's package keeps the sites that are switched on. */
const ENABLED = '/etc/nginx/sites-enabled'

const confFiles = ({ files }: System): readonly string[] => [
  ...(files.exists(SITES) ? files.list(SITES) : [])
    .filter((name) => name.endsWith('.conf'))
    .map((name) => `${SITES}/${name}`),
  ...(files.exists(ENABLED) ? files.list(ENABLED) : []).map((name) => `${ENABLED}/${name}`),
]

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
