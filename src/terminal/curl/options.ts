/**
 * curl's command line: its options as data, and what it says of a wrong one.
 *
 * @see https://curl.se/docs/manpage.html
 */
import { FileError } from '../../program/files.js'
import type { System } from '../../program/program.js'
import { base64 } from '../../text/base64.js'

const VERSION = '7.88.1'
const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n"
const NO_URL = 'no URL specified!'
const REDIRECTS_AT_MOST = 50

interface OptionSpec {
  readonly short?: string
  /** What help calls the value, if the option takes one. */
  readonly value?: string
  readonly usage: string
}

const OPTIONS = {
  'connect-timeout': { value: 'fractional seconds', usage: 'Maximum time allowed to connect' },
  cookie: { short: 'b', value: 'data', usage: 'Send cookies from string' },
  data: { short: 'd', value: 'data', usage: 'HTTP POST data' },
  'data-binary': { value: 'data', usage: 'HTTP POST binary data' },
  'data-raw': { value: 'data', usage: 'HTTP POST data, @ allowed' },
  'data-urlencode': { value: 'data', usage: 'HTTP POST data URL encoded' },
  fail: { short: 'f', usage: 'Fail fast with no output on HTTP errors' },
  get: { short: 'G', usage: 'Put the post data in the URL and use GET' },
  head: { short: 'I', usage: 'Show document info only' },
  header: { short: 'H', value: 'header', usage: 'Pass custom header(s) to server' },
  help: { short: 'h', usage: 'Get help for commands' },
  include: { short: 'i', usage: 'Include protocol response headers in the output' },
  insecure: { short: 'k', usage: 'Allow insecure server connections' },
  ipv4: { short: '4', usage: 'Resolve names to IPv4 addresses' },
  ipv6: { short: '6', usage: 'Resolve names to IPv6 addresses' },
  json: { value: 'data', usage: 'HTTP POST JSON' },
  location: { short: 'L', usage: 'Follow redirects' },
  'max-redirs': { value: 'num', usage: 'Maximum number of redirects allowed' },
  'max-time': {
    short: 'm',
    value: 'fractional seconds',
    usage: 'Maximum time allowed for transfer',
  },
  'no-buffer': { short: 'N', usage: 'Disable buffering of the output stream' },
  'no-progress-meter': { usage: 'Do not show the progress meter' },
  output: { short: 'o', value: 'file', usage: 'Write to file instead of stdout' },
  referer: { short: 'e', value: 'URL', usage: 'Referrer URL' },
  'remote-name': { short: 'O', usage: 'Write output to a file named as the remote file' },
  request: { short: 'X', value: 'method', usage: 'Specify request method to use' },
  resolve: { value: '[+]host:port:addr[,addr]...', usage: 'Resolve the host+port to this address' },
  retry: { value: 'num', usage: 'Retry request if transient problems occur' },
  'retry-connrefused': { usage: 'Retry on connection refused (use with --retry)' },
  'retry-delay': { value: 'seconds', usage: 'Wait time between retries' },
  'show-error': { short: 'S', usage: 'Show error even when -s is used' },
  silent: { short: 's', usage: 'Silent mode' },
  url: { value: 'url', usage: 'URL to work with' },
  user: { short: 'u', value: 'user:password', usage: 'Server user and password' },
  'user-agent': { short: 'A', value: 'name', usage: 'Send User-Agent <name> to server' },
  verbose: { short: 'v', usage: 'Make the operation more talkative' },
  version: { short: 'V', usage: 'Show version number and quit' },
  'write-out': { short: 'w', value: 'format', usage: 'Use output FORMAT after completion' },
} as const satisfies Readonly<Record<string, OptionSpec>>

type Name = keyof typeof OPTIONS

const specs = Object.entries(OPTIONS) as [Name, OptionSpec][]
const NUMBERS: readonly string[] = [
  'connect-timeout',
  'max-redirs',
  'max-time',
  'retry',
  'retry-delay',
]

/** A piece of what is posted. */
interface Data {
  readonly kind: Name
  readonly text: string
}

/** What the command line asks for. Times are in milliseconds. */
export interface Options {
  readonly switches: ReadonlySet<string>
  /** The files for the first, second, … URL; `-O` is a file named as the URL's. */
  readonly outputs: readonly string[]
  readonly writeOut: string | undefined
  readonly timeout: number | undefined
  readonly method: string | undefined
  readonly data: string | undefined
  readonly headers: readonly string[]
  /** Header lines that options other than -H stand for. */
  readonly implied: Readonly<Record<string, string>>
  readonly redirects: number
  readonly retries: number
  readonly retryDelay: number | undefined
  /** `host:port` -> address. */
  readonly resolve: ReadonlyMap<string, string>
  readonly urls: readonly string[]
}

/** The output file that `-O` asks for. */
export const REMOTE_NAME = ''

/** curl prints this and ends. */
interface Ended {
  readonly exit: number
  readonly out?: string
  readonly err?: string
}

interface Collected {
  readonly switches: Set<string>
  readonly values: Map<string, string[]>
  readonly outputs: string[]
  readonly data: Data[]
  readonly urls: string[]
}

/** The options that a command line gives, or what curl says instead of a transfer. */
export function parseOptions(system: System): Options | Ended {
  const found: Collected = {
    switches: new Set(),
    values: new Map(),
    outputs: [],
    data: [],
    urls: [],
  }
  const problem = collect(system.argv.slice(1), found)
  if (problem) return problem
  if (found.switches.has('help')) return { exit: 0, out: help() }
  if (found.switches.has('version'))
    return {
      exit: 0,
      out: `curl ${VERSION} (x86_64-pc-linux-gnu) libcurl/${VERSION}\nProtocols: http https\n`,
    }
  if (found.urls.length === 0) return { exit: 2, err: `curl: ${NO_URL}\n${TRY_HELP}` }
  return options(system, found)
}

const wrong = (option: string, reason: string, exit = 2): Ended => ({
  exit,
  err: `curl: option ${option}: ${reason}\n${TRY_HELP}`,
})

/** Sorts the words into switches, values and URLs. */
function collect(words: readonly string[], found: Collected): Ended | undefined {
  let isPlain = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (isPlain || word === '-' || !word.startsWith('-')) found.urls.push(word)
    else if (word === '--') isPlain = true
    else if (word.startsWith('--')) {
      const spec = specs.find(([name]) => `--${name}` === word)
      if (!spec) return wrong(word, 'is unknown')
      const [name, { value }] = spec
      const problem = take(name, value === undefined ? undefined : words[++i], word, found)
      if (problem) return problem
    } else {
      for (let at = 1; at < word.length; at++) {
        const spec = specs.find(([, { short }]) => short === word[at])
        if (!spec) return wrong(word, 'is unknown')
        const [name, { value }] = spec
        const rest = word.slice(at + 1)
        const problem = take(
          name,
          value === undefined ? undefined : rest || words[++i],
          word,
          found,
        )
        if (problem) return problem
        if (value !== undefined) break
      }
    }
  }
  return undefined
}

function take(
  name: Name,
  text: string | undefined,
  shown: string,
  found: Collected,
): Ended | undefined {
  if (!('value' in OPTIONS[name])) {
    found.switches.add(name)
    if (name === 'remote-name') found.outputs.push(REMOTE_NAME)
    return undefined
  }
  if (text === undefined) return wrong(shown, 'requires parameter')
  if (NUMBERS.includes(name) && !/^\d+(\.\d*)?$/.test(text))
    return wrong(shown, 'expected a proper numerical parameter')
  if (name === 'url') found.urls.push(text)
  else if (name === 'output') found.outputs.push(text)
  else if (name.startsWith('data') || name === 'json') found.data.push({ kind: name, text })
  else found.values.set(name, [...(found.values.get(name) ?? []), text])
  return undefined
}

function options(
  system: System,
  { switches, values, outputs, data, urls }: Collected,
): Options | Ended {
  const last = (name: Name): string | undefined => values.get(name)?.at(-1)
  const body = posted(system, data)
  if (typeof body === 'object') return body
  const limits = [last('max-time'), last('connect-timeout')]
    .map(Number)
    .filter((seconds) => seconds > 0)
  const isJson = data.some(({ kind }) => kind === 'json')
  const user = last('user')
  const delay = last('retry-delay')
  return {
    switches,
    outputs,
    writeOut: last('write-out'),
    timeout: limits.length > 0 ? Math.min(...limits) * 1000 : undefined,
    method: last('request'),
    data: body,
    headers: values.get('header') ?? [],
    implied: {
      ...(user === undefined ? {} : { Authorization: `Basic ${base64(user)}` }),
      'User-Agent': last('user-agent') ?? `curl/${VERSION}`,
      Accept: isJson ? 'application/json' : '*/*',
      ...optional('Referer', last('referer')),
      ...optional('Cookie', last('cookie')),
      ...(body === undefined || switches.has('get')
        ? {}
        : {
            'Content-Length': String(byteCount(body)),
            'Content-Type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
          }),
    },
    redirects: Number(last('max-redirs') ?? REDIRECTS_AT_MOST),
    retries: Number(last('retry') ?? 0),
    retryDelay: delay === undefined ? undefined : Number(delay) * 1000,
    resolve: new Map((values.get('resolve') ?? []).map(resolution)),
    urls,
  }
}

const optional = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: value }

/** `[+]host:port:address[,address]…` */
function resolution(text: string): [string, string] {
  const [host = '', port = '', ...address] = text.replace(/^\+/, '').split(':')
  return [`${host.toLowerCase()}:${port}`, address.join(':').split(',')[0] ?? '']
}

/** What is posted: the pieces joined by `&`, files read. */
function posted(system: System, data: readonly Data[]): string | undefined | Ended {
  if (data.length === 0) return undefined
  const texts: string[] = []
  for (const { kind, text } of data) {
    if (kind === 'data-urlencode') texts.push(urlencoded(text))
    else if (kind === 'data-raw' || !text.startsWith('@')) texts.push(text)
    else {
      try {
        const read = text === '@-' ? (system.read() ?? '') : system.files.read(text.slice(1))
        texts.push(kind === 'data' ? read.replace(/[\r\n]/g, '') : read)
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        return {
          ...wrong(`--${kind}`, 'error encountered when reading a file', 26),
          err: `curl: Failed to open ${text.slice(1)}\n${wrong(`--${kind}`, 'error encountered when reading a file').err}`,
        }
      }
    }
  }
  return texts.join(data.every(({ kind }) => kind === 'json') ? '' : '&')
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** `name=content` with its content encoded, or all of it. */
function urlencoded(text: string): string {
  const equals = text.indexOf('=')
  const encode = (part: string): string =>
    encodeURIComponent(part.replace(LONE_SURROGATE, '\ufffd'))
      .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/%20/g, '+')
  if (equals < 0) return encode(text)
  return `${text.slice(0, equals + (equals > 0 ? 1 : 0))}${encode(text.slice(equals + 1))}`
}

/** The length of a text in UTF-8. */
export function byteCount(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) as number
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

function help(): string {
  const lines = specs.map(([name, spec]) => {
    const shown = `${spec.short === undefined ? '    ' : `-${spec.short}, `}--${name}${spec.value === undefined ? '' : ` <${spec.value}>`}`
    return ` ${shown.padEnd(26)} ${spec.usage}\n`
  })
  return `Usage: curl [options...] <url>\n${lines.join('')}`
}
