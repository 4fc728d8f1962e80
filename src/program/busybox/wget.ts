/**
 * `wget`: fetches a URL.
 *
 * @see https://busybox.net/downloads/BusyBox.html#wget
 */
import type { Failure } from '../../net/request.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'
import { ERRNO } from '../../text/errno.js'

const USAGE =
  'wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR] [--post-data STR | --post-file FILE] [-T SEC] [-U AGENT] [-P DIR] URL...\n\nRetrieve files via HTTP or FTP'
const OPTIONS = {
  letters: 'cqSO:o:Y:P:T:t:U:sH:D:',
  idle: 'cYt',
  unsimulated: 'o',
  long: {
    quiet: 'q',
    'output-document': 'O',
    timeout: 'T',
    tries: 't',
    'user-agent': 'U',
    spider: 's',
    header: 'H',
    'post-data': 'D',
    'server-response': 'S',
  },
  usage: USAGE,
}
const NOT_VALIDATED = 'wget: note: TLS certificate validation not implemented\n'
const PATIENCE = 900_000
const OK = 200

interface Target {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly isSecure: boolean
}

const FAILURES: Readonly<Record<Failure, string>> = {
  refused: ERRNO.ECONNREFUSED,
  timeout: ERRNO.ETIMEDOUT,
  unreachable: ERRNO.EHOSTUNREACH,
  reset: ERRNO.ECONNRESET,
  unresolved: '',
}

/** What BusyBox's clients say of a connection that does not come about. */
export const cannotConnect = (address: string, reason: string): string =>
  `can't connect to remote host (${address}): ${reason}`

export const wget: Program = {
  name: 'wget',
  step: (system, state) =>
    failing(system, 'wget', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const [url] = options.operands
      if (url === undefined) throw new UsageProblem(USAGE)
      const target = targetOf(url)
      if (typeof state !== 'string') return awaitInput(send(system, options, target))
      const outcome = system.outcome(state)
      if (!outcome) return awaitInput(state)
      if ('failure' in outcome)
        throw new ToolError(complaint(system, target, outcome.failure, options))
      const { status, statusText, body } = outcome.answer
      if (options.has('S')) system.err(`  HTTP/1.1 ${status} ${statusText ?? ''}\n`)
      if (status < OK || status >= 300)
        throw new ToolError(
          `server returned error: HTTP/1.1 ${status} ${statusText ?? ''}`.trimEnd(),
        )
      save(system, options, target, body)
      return exit(0)
    }),
}

function targetOf(url: string): Target {
  const [, scheme = 'http://', host, port, path = '/'] =
    /^(https?:\/\/)?([^/:?#]+)(?::(\d+))?(\/[^#]*)?/.exec(url) ?? []
  if (host === undefined) throw new ToolError(`bad address '${url}'`)
  const isSecure = scheme === 'https://'
  return { host, port: Number(port ?? (isSecure ? 443 : 80)), path, isSecure }
}

const shownHost = ({ host, port }: Target): string =>
  port === 80 || port === 443 ? host : `${host}:${port}`

function send(system: System, options: Options, target: Target): string {
  const { host, port, path, isSecure } = target
  if (isSecure && !options.has('q')) system.err(NOT_VALIDATED)
  const body = options.value('D') ?? ''
  const addresses = system.resolve(host)
  if (addresses.length > 0 && !options.has('q'))
    system.err(`Connecting to ${shownHost(target)} (${addresses[0] ?? ''}:${port})\n`)
  const extra = Object.fromEntries(
    options
      .values('H')
      .map(
        (line) =>
          [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const,
      ),
  )
  const headers = {
    Host: shownHost(target),
    'User-Agent': options.value('U') ?? 'Wget',
    Connection: 'close',
    ...extra,
  }
  return system.request(
    host,
    port,
    {
      protocol: 'http',
      method: options.has('D') ? 'POST' : options.has('s') ? 'HEAD' : 'GET',
      path,
      headers,
      body,
      ...(isSecure ? { tls: { serverName: host } } : {}),
    },
    patience(options),
  )
}

function patience(options: Options): number {
  const seconds = options.value('T')
  return seconds === undefined ? PATIENCE : Number(seconds) * 1000
}

function complaint(system: System, target: Target, failure: Failure, options: Options): string {
  if (failure === 'unresolved') return `bad address '${shownHost(target)}'`
  if (failure === 'timeout' && options.has('T')) return 'download timed out'
  return cannotConnect(system.resolve(target.host)[0] ?? target.host, FAILURES[failure])
}

function save(system: System, options: Options, target: Target, body: string): void {
  if (options.has('s')) {
    if (!options.has('q')) system.err('remote file exists\n')
    return
  }
  const folder = options.value('P')
  const name = target.path.split('?')[0]?.split('/').at(-1) || 'index.html'
  const file = options.value('O') ?? (folder === undefined ? name : `${folder}/${name}`)
  if (!options.has('q') && file !== '-') system.err(`saving to '${file}'\n`)
  if (file === '-') system.out(body)
  else system.files.write(file, body)
  const bar = '*'.repeat(32)
  if (!options.has('q'))
    system.err(
      `${file.padEnd(20)} 100% |${bar}| ${String(body.length).padStart(5)}  0:00:00 ETA\n${file === '-' ? 'written to stdout' : `'${file}' saved`}\n`,
    )
}
