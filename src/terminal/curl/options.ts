/**
 * curl's command line: what its words ask for.
 *
 * @see https://curl.se/docs/manpage.html
 */
import type { System } from '../../program/program.js'
import { base64 } from '../../text/base64.js'
import { type Ended, TRY_HELP, wrong } from './complaint.js'
import { type Name, NUMBERS, OPTIONS, help, specs } from './option-specs.js'
import { type Data, byteCount, posted } from './posted.js'

const VERSION = '7.88.1'
const NO_URL = 'no URL specified!'
const REDIRECTS_AT_MOST = 50

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
