/**
 * Services that images describe: they listen, log, and answer as their description says.
 *
 * @module
 */
import { REASON_PHRASES } from '../../net/reason-phrases.js'
import type { Answer, Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import type { Route, Service } from '../../oci/service.js'
import { httpDate, rfc3339nano } from '../../text/time.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { headerOf, logTime, slashTime } from './access-log.js'
import { type BindError, bind } from './server.js'

/** What is said of the program whose executable describes nothing. */
const NOTHING = 'the executable describes no service\n'
const CANNOT_BIND = (port: number, { text }: BindError): string =>
  `listen tcp :${port}: bind: ${text.toLowerCase()}\n`
const NOT_FOUND = '404 page not found\n'

interface Running {
  readonly [key: string]: number | boolean
  readonly startedAt: number
  readonly isListening: boolean
}

export const service: Program = {
  name: 'service',
  step(system, state) {
    const found = describe(system)
    if (!found) {
      system.err(NOTHING)
      return exit(1)
    }
    return state === undefined
      ? start(system, found)
      : goOn(system, found, state as unknown as Running)
  },
}

/** The description in the executable, of the command that was asked for. */
function describe(system: System): Service | undefined {
  const text = executableText(system)
  const whole = text === undefined ? undefined : parsed(text)
  if (!whole?.commands) return whole
  const word = system.argv.slice(1).find((one) => !one.startsWith('-')) ?? ''
  return { ...whole, ...(whole.commands[word] ?? whole.commands['']) }
}

function parsed(text: string): Service | undefined {
  try {
    return JSON.parse(text) as Service
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function executableText({ argv, env, files }: System): string | undefined {
  const name = argv[0] ?? ''
  const places = name.includes('/')
    ? [name]
    : (env['PATH'] ?? '').split(':').map((place) => `${place}/${name}`)
  const path = places.find((place) => files.exists(place))
  return path === undefined ? undefined : files.read(path)
}

function start(system: System, about: Service): Next {
  const [first = ''] = system.argv.slice(1)
  const told = about.options?.[first]
  const say = (text: string): void => (about.isErr ? system.err(text) : system.out(text))
  if (told !== undefined) {
    system.out(fill(told, system))
    return exit(0)
  }
  if (about.needs && !about.needs.env.some((name) => system.env[name])) {
    system.err(fill(about.needs.text, system))
    return exit(about.needs.exit)
  }
  for (const line of about.log ?? []) say(`${fill(line, system)}\n`)
  if (about.exit !== undefined) return exit(about.exit)
  system.trap(Object.keys({ TERM: 0, INT: 0, ...about.stop }))
  return goOn(system, about, { startedAt: system.now, isListening: false })
}

function goOn(system: System, about: Service, running: Running): Next {
  for (const signal of system.signals()) return exit(about.stop?.[signal] ?? 0)
  const due = running.startedAt + (about.warmUp ?? 0)
  if (!running.isListening) {
    if (system.now < due) return awaitInput(running, due)
    for (const port of (about.ports ?? []).map((port) => portOf(system, port))) {
      const failure = bind(system, port)
      if (failure) {
        system.err(CANNOT_BIND(port, failure))
        return exit(1)
      }
    }
  }
  for (const exchange of system.requests()) {
    const [answer, ends] = answerTo(system, about, exchange, running.startedAt)
    system.respond(exchange.id, answer)
    if (ends !== undefined) return exit(ends)
  }
  return awaitInput(running.isListening ? running : { ...running, isListening: true })
}

/** `--listen LISTEN 5678`: the flag's value, else the variable's, else the number. */
function portOf(system: System, words: string): number {
  for (const word of words.split(' ')) {
    const value = word.startsWith('-')
      ? argumentOf(system, word.replace(/^-+/, ''))
      : /^\d+$/.test(word)
        ? word
        : system.env[word]
    const port = /(\d+)$/.exec(value ?? '')?.[1]
    if (port !== undefined) return Number(port)
  }
  return 80
}

/** The value of a flag, with one dash or two. */
function argumentOf({ argv }: System, name: string): string | undefined {
  for (let i = 1; i < argv.length; i++) {
    const [, flag, attached] = /^--?([^=]+)(?:=(.*))?$/s.exec(argv[i] ?? '') ?? []
    if (flag === name) return attached ?? argv[i + 1] ?? ''
  }
  return undefined
}

function answerTo(
  system: System,
  about: Service,
  exchange: Exchange,
  startedAt: number,
): readonly [Answer, number | undefined] {
  const { message } = exchange
  if (message.protocol === 'tcp') return [{ status: 0, headers: {}, body: '' }, undefined]
  const path = (message.path ?? '/').replace(/[?#].*$/s, '')
  let route = routeOf(about, path)
  while (typeof route === 'object' && route.until !== undefined && route.later !== undefined) {
    if (system.now < startedAt + route.until) break
    route = route.later
  }
  const whole = typeof route === 'string' ? { body: route } : route
  if (whole.work) system.spend(Math.min(whole.work, system.ticksLeft))
  const body = fill(whole.body ?? '', system, exchange)
  const status = whole.status ?? 200
  if (about.access !== undefined)
    system.out(`${fill(about.access, system, exchange).replace('{status}', String(status))}\n`)
  const type = whole.type ?? (body.startsWith('<') ? 'text/html' : 'text/plain')
  return [
    {
      status,
      statusText: REASON_PHRASES[status] ?? 'OK',
      headers: {
        Date: httpDate(system.now),
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Length': String(byteLength(body)),
        ...whole.headers,
      },
      body: message.method === 'HEAD' ? '' : body,
    },
    whole.exit,
  ]
}

function routeOf({ routes = {}, notFound = NOT_FOUND }: Service, path: string): Route {
  const exact = routes[path]
  if (exact !== undefined) return exact
  const beginning = Object.keys(routes)
    .filter((key) => key.endsWith('*') && path.startsWith(key.slice(0, -1)))
    .sort((a, b) => b.length - a.length)[0]
  return (
    (beginning !== undefined ? routes[beginning] : undefined) ?? { status: 404, body: notFound }
  )
}

/** Fills in what a text leaves open. */
function fill(text: string, system: System, exchange?: Exchange): string {
  return text.replace(
    /\{([\w.:-]+)(?:\|([^{}]*))?\}/g,
    (whole, name: string, otherwise?: string) => {
      if (name.startsWith('env.')) return system.env[name.slice(4)] ?? otherwise ?? ''
      if (name.startsWith('arg.')) return argumentOf(system, name.slice(4)) ?? otherwise ?? ''
      return known(name, system, exchange) ?? whole
    },
  )
}

function known(name: string, system: System, exchange?: Exchange): string | undefined {
  const own = {
    hostname: () => system.hostname,
    ip: () => system.resolve(system.hostname)[0] ?? '127.0.0.1',
    date: () => httpDate(system.now),
    now: () => rfc3339nano(system.now).replace(/0{6}Z$/, 'Z'),
    time: () => rfc3339nano(system.now).slice(0, 19).replace('T', ' '),
    slash: () => slashTime(system.now),
    clf: () => logTime(system.now),
    goTime: () =>
      `${rfc3339nano(system.now).slice(0, 23).replace('T', ' ')}000000 +0000 UTC m=+0.1`,
    pid: () => String(system.pid),
  }[name]
  if (own || !exchange) return own?.()
  const { message, source } = exchange
  const [path = '/', query = ''] = (message.path ?? '/').split('?')
  const said: Readonly<Record<string, () => string>> = {
    remote: () => source,
    method: () => message.method ?? 'GET',
    path: () => path,
    uri: () => message.path ?? '/',
    query: () => query,
    parameter: () => decoded(query.replace(/^[^=]*=/, '')),
    host: () => headerOf(exchange, 'host') ?? exchange.host,
    body: () => message.body,
    headers: () => headersOf(exchange, ': ').join('\n'),
    tabbedHeaders: () =>
      headersOf(exchange, '=')
        .map((line) => `\t${line.replace(/^[^=]*/, (key) => key.toLowerCase())}\n`)
        .sort()
        .join(''),
    jsonHeaders: () =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(message.headers ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
        ),
      ),
  }
  return said[name]?.()
}

const headersOf = ({ message }: Exchange, between: string): readonly string[] =>
  Object.entries(message.headers ?? {})
    .filter(([key]) => key.toLowerCase() !== 'host')
    .map(([key, value]) => `${key}${between}${value}`)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
