/**
 * curl: requests from a terminal, with curl's options, messages and exit codes.
 *
 * @see https://curl.se/docs/manpage.html
 */
import { FlagError, type FlagSpecs, parseFlags } from '../cli/flags.js'
import type { Answer, Failure, Message } from '../net/request.js'
import { FileError } from '../program/files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program/program.js'

const VERSION = 'curl/8.5.0'
const REDIRECTS_AT_MOST = 50
const DEFAULT_TIMEOUT = 300_000

const FLAGS: FlagSpecs = {
  silent: { type: 'boolean', short: 's', usage: 'Silent mode' },
  'show-error': { type: 'boolean', short: 'S', usage: 'Show error even when -s is used' },
  verbose: { type: 'boolean', short: 'v', usage: 'Make the operation more talkative' },
  include: { type: 'boolean', short: 'i', usage: 'Include response headers in output' },
  head: { type: 'boolean', short: 'I', usage: 'Show document info only' },
  output: { type: 'string', short: 'o', usage: 'Write to file instead of stdout' },
  'write-out': { type: 'string', short: 'w', usage: 'Output FORMAT after completion' },
  'max-time': { type: 'string', short: 'm', usage: 'Maximum time allowed for transfer' },
  'connect-timeout': { type: 'string', usage: 'Maximum time allowed to connect' },
  request: { type: 'string', short: 'X', usage: 'Specify request method to use' },
  data: { type: 'strings', short: 'd', verbatim: true, usage: 'HTTP POST data' },
  header: { type: 'strings', short: 'H', verbatim: true, usage: 'Pass custom header(s) to server' },
  location: { type: 'boolean', short: 'L', usage: 'Follow redirects' },
  fail: { type: 'boolean', short: 'f', usage: 'Fail fast with no output on HTTP errors' },
  insecure: { type: 'boolean', short: 'k', usage: 'Allow insecure server connections' },
  'user-agent': { type: 'string', short: 'A', usage: 'Send User-Agent <name> to server' },
  user: { type: 'string', short: 'u', usage: 'Server user and password' },
  version: { type: 'boolean', short: 'V', usage: 'Show version number and quit' },
  help: { type: 'boolean', short: 'h', usage: 'Get help for commands' },
}

interface Options {
  readonly silent: boolean
  readonly showError: boolean
  readonly verbose: boolean
  readonly include: boolean
  readonly head: boolean
  readonly output: string | undefined
  readonly writeOut: string | undefined
  readonly timeout: number | undefined
  readonly method: string | undefined
  readonly data: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly location: boolean
  readonly fail: boolean
}

/** Where a transfer is: which URL of the command line, and the exchange that is under way. */
interface Transfer {
  readonly at: number
  readonly url: string
  readonly exchange: string
  readonly startedAt: number
  readonly redirects: number
  readonly code: number
}

interface Target {
  readonly host: string
  readonly port: number
  readonly path: string
}

/** The program. */
export const curl: Program = {
  name: 'curl',
  step(system, state) {
    const parsed = parse(system)
    if ('exit' in parsed) return exit(parsed.exit)
    const { options, urls } = parsed
    let transfer = state === undefined ? begin(system, options, urls, 0, 0) : (state as unknown as Transfer)
    for (;;) {
      if (typeof transfer === 'number') return exit(transfer)
      const outcome = system.outcome(transfer.exchange)
      if (!outcome) return awaitInput(transfer as unknown as Json)
      const next: Transfer | number | undefined = 'failure' in outcome ? failed(system, options, transfer, outcome.failure) : answered(system, options, transfer, outcome.answer)
      if (typeof next === 'object') {
        transfer = next
        continue
      }
      const code: number = next || transfer.code
      const at: number = transfer.at + 1
      transfer = at < urls.length ? begin(system, options, urls, at, code) : code
    }
  },
}

function parse(system: System): { readonly options: Options; readonly urls: readonly string[] } | { readonly exit: number } {
  try {
    const { args, values } = parseFlags(FLAGS, system.argv.slice(1))
    if (values['version']) return said(system, `${VERSION.replace('/', ' ')} (x86_64-pc-linux-gnu)\n`)
    if (values['help']) return said(system, helpText())
    if (args.length === 0) {
      system.err("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n")
      return { exit: 2 }
    }
    const seconds = [values['maxTime'], values['connectTimeout']].filter((text) => text !== undefined).map(Number)
    const list = (name: string): readonly string[] => (values[name] as readonly string[] | undefined) ?? []
    const headers = Object.fromEntries(list('header').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]))
    return {
      urls: args,
      options: {
        silent: values['silent'] === true,
        showError: values['showError'] === true,
        verbose: values['verbose'] === true,
        include: values['include'] === true,
        head: values['head'] === true,
        output: values['output'] as string | undefined,
        writeOut: values['writeOut'] as string | undefined,
        timeout: seconds.length > 0 && seconds.every((n) => n > 0) ? Math.min(...seconds) * 1000 : undefined,
        method: values['request'] as string | undefined,
        data: values['data'] === undefined ? undefined : list('data').join('&'),
        headers: { 'User-Agent': (values['userAgent'] as string | undefined) ?? VERSION, ...headers },
        location: values['location'] === true,
        fail: values['fail'] === true,
      },
    }
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    const word = error.message.replace(/^.*(?:flag: |in )(-\S+)$/, '$1')
    const text = error.message.includes('needs an argument') ? `option ${word}: requires parameter` : `option ${word}: is unknown`
    system.err(`curl: ${text}\ncurl: try 'curl --help' or 'curl --manual' for more information\n`)
    return { exit: 2 }
  }
}

function said(system: System, text: string): { readonly exit: number } {
  system.out(text)
  return { exit: 0 }
}

const helpText = (): string =>
  `Usage: curl [options...] <url>\n${Object.entries(FLAGS)
    .map(([name, { short, usage }]) => ` ${short ? `-${short}, ` : '    '}--${name.padEnd(18)} ${usage}\n`)
    .join('')}`

function begin(system: System, options: Options, urls: readonly string[], at: number, code: number): Transfer | number {
  return send(system, options, urls[at] as string, { at, redirects: 0, code })
}

function send(system: System, options: Options, url: string, { at, redirects, code }: { at: number; redirects: number; code: number }): Transfer | number {
  const target = parseUrl(url)
  if (typeof target === 'string') {
    complain(system, options, target.startsWith('Protocol') ? 1 : 3, target)
    return target.startsWith('Protocol') ? 1 : 3
  }
  const method = options.method ?? (options.head ? 'HEAD' : options.data === undefined ? 'GET' : 'POST')
  const host = `${target.host}${target.port === 80 || target.port === 443 ? '' : `:${target.port}`}`
  const headers = {
    Host: host,
    Accept: '*/*',
    ...options.headers,
    ...(options.data === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(options.data.length) }),
  }
  const message: Message = { protocol: 'http', method, path: target.path, headers, body: options.data ?? '' }
  if (options.verbose)
    system.err(
      `*   Trying ${target.host}:${target.port}...\n> ${method} ${target.path} HTTP/1.1\n${Object.entries(headers)
        .map(([name, value]) => `> ${name}: ${value}\n`)
        .join('')}> \n`,
    )
  return { at, url, redirects, code, startedAt: system.now, exchange: system.request(target.host, target.port, message, options.timeout ?? DEFAULT_TIMEOUT) }
}

/** Takes a URL apart; a text says what is wrong with it. */
function parseUrl(url: string): Target | string {
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(url) ?? []
  if (!/^https?$/i.test(scheme)) return `Protocol "${scheme}" not supported or disabled in libcurl`
  const [, host = '', port, path = ''] = /^(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?([/?][^#]*)?/.exec(rest) ?? []
  if (port !== undefined && (!/^\d*$/.test(port) || Number(port) > 65_535)) return 'URL using bad/illegal format or missing URL'
  if (host === '' || /\s/.test(rest)) return 'URL using bad/illegal format or missing URL'
  const secure = scheme.toLowerCase() === 'https'
  return { host: host.replace(/^\[|\]$/g, ''), port: port ? Number(port) : secure ? 443 : 80, path: path.startsWith('?') ? `/${path}` : path || '/' }
}

const complain = (system: System, options: Options, code: number, text: string): void => {
  if (!options.silent || options.showError) system.err(`curl: (${code}) ${text}\n`)
}

/** What went wrong, in curl's words, and its exit code. */
function failed(system: System, options: Options, transfer: Transfer, failure: Failure): number {
  const { host, port } = parseUrl(transfer.url) as Target
  const elapsed = system.now - transfer.startedAt
  switch (failure) {
    case 'unresolved':
      complain(system, options, 6, `Could not resolve host: ${host}`)
      return 6
    case 'timeout':
      complain(
        system,
        options,
        28,
        options.timeout === undefined
          ? `Failed to connect to ${host} port ${port} after ${elapsed} ms: Connection timed out`
          : `Connection timed out after ${elapsed} milliseconds`,
      )
      return 28
    case 'reset':
      complain(system, options, 52, 'Empty reply from server')
      return 52
    case 'unreachable':
      complain(system, options, 7, `Failed to connect to ${host} port ${port} after ${elapsed} ms: No route to host`)
      return 7
    case 'refused':
      complain(system, options, 7, `Failed to connect to ${host} port ${port} after ${elapsed} ms: Couldn't connect to server`)
      return 7
  }
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** Prints an answer: 0 or an exit code, or the transfer that a redirect leads to. */
function answered(system: System, options: Options, transfer: Transfer, answer: Answer): Transfer | number | undefined {
  const head = `HTTP/1.1 ${answer.status} ${answer.statusText ?? REASONS[answer.status] ?? ''}\r\n${Object.entries(answer.headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
  if (options.verbose) system.err(head.replace(/^/gm, '< ').replace(/\r/g, '').replace(/< $/, ''))
  const location = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (options.location && location !== undefined && answer.status >= 300 && answer.status < 400) {
    if (transfer.redirects >= REDIRECTS_AT_MOST) {
      complain(system, options, 47, `Maximum (${REDIRECTS_AT_MOST}) redirects followed`)
      return 47
    }
    const next = send(system, options, absolute(location, transfer.url), { ...transfer, redirects: transfer.redirects + 1 })
    return next
  }
  if (options.fail && answer.status >= 400) {
    complain(system, options, 22, `The requested URL returned error: ${answer.status}`)
    return 22
  }
  const text = (options.include || options.head ? head : '') + (options.head ? '' : answer.body)
  const written = write(system, options, text)
  if (options.writeOut !== undefined) system.out(writeOut(options.writeOut, answer, system.now - transfer.startedAt))
  return written
}

const absolute = (location: string, base: string): string =>
  /^[a-z]+:\/\//i.test(location) ? location : `${/^(?:[a-z]+:\/\/)?[^/]*/i.exec(base)?.[0] ?? ''}${location.startsWith('/') ? '' : '/'}${location}`

function write(system: System, options: Options, text: string): number {
  if (options.output === undefined || options.output === '-') system.out(text)
  else {
    try {
      system.files.write(options.output, text)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      complain(system, options, 23, `Failure writing output to destination`)
      return 23
    }
  }
  return 0
}

/** `-w`: variables and escapes. */
const writeOut = (format: string, answer: Answer, elapsed: number): string =>
  format
    .replace(/%\{(\w+)\}/g, (_, name: string) =>
      name === 'http_code' || name === 'response_code'
        ? String(answer.status).padStart(3, '0')
        : name === 'size_download'
          ? String(answer.body.length)
          : name === 'time_total'
            ? (elapsed / 1000).toFixed(6)
            : '',
    )
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r')
