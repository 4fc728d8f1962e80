/**
 * `wget`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#wget
 */
import type { Failure } from '../../net/request.js'
import { FileError } from '../files.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { type HttpUrl, urlOf } from './http-url.js'
import { type Options, ToolError, optionsOf, usageOf } from './options.js'
import { failing } from './tool.js'

const OPTIONS = {
  letters: 'cqSO:o:T:U:P:Y:t:n:',
  long: { spider: 's', quiet: 'q', 'output-document': 'O', timeout: 'T', header: 'H', 'post-data': 'p', 'no-check-certificate': 'k', 'server-response': 'S', tries: 't', 'user-agent': 'U' },
  usage: 'wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [-T SEC] URL...\n\nRetrieve files via HTTP or FTP',
}
const REDIRECTS_AT_MOST = 5
const DEFAULT_TIMEOUT = 900

interface Progress {
  readonly [key: string]: Json | undefined
  readonly index: number
  readonly url: string
  readonly redirects: number
  readonly request?: string
}

export const wget: Program = {
  name: 'wget',
  step: (system, state) =>
    failing(system, 'wget', () => {
      const options = optionsOf(system.argv.slice(1), { ...OPTIONS, letters: `${OPTIONS.letters}sH:p:k` })
      const [first] = options.operands
      if (first === undefined) throw new ToolError(usageOf(OPTIONS.usage), 1, true)
      return new Download(system, options).run((state as Progress | undefined) ?? { index: 0, url: first, redirects: 0 })
    }),
}

class Download {
  constructor(
    private readonly system: System,
    private readonly options: Options,
  ) {}

  run(progress: Progress): Next {
    let now = progress
    for (;;) {
      const { request } = now
      if (request === undefined) {
        const url = urlOf(now.url)
        if (!url) throw new ToolError(`not an http or ftp url: ${now.url}`)
        now = { ...now, request: this.send(url) }
        if (!('request' in now)) return exit(1)
        continue
      }
      const outcome = this.system.outcome(request)
      if (!outcome) return awaitInput(now)
      const url = urlOf(now.url) as HttpUrl
      if ('failure' in outcome) throw new ToolError(failureText(outcome.failure, url, this.addressOf(url)))
      const { answer } = outcome
      this.responseLines(answer.status, answer.statusText ?? '', answer.headers)
      const location = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'location')?.[1]
      const { request: _, ...rest } = now
      if (answer.status >= 300 && answer.status < 400 && location !== undefined) {
        if (now.redirects >= REDIRECTS_AT_MOST) throw new ToolError('too many redirections')
        now = { ...rest, redirects: now.redirects + 1, url: location.startsWith('/') ? `http://${url.host}:${url.port}${location}` : location }
        continue
      }
      if (answer.status >= 400) throw new ToolError(`server returned error: HTTP/1.1 ${answer.status} ${answer.statusText ?? ''}`.trimEnd())
      this.store(url, answer.body)
      const following = this.options.operands[now.index + 1]
      if (following === undefined) return exit(0)
      now = { index: now.index + 1, url: following, redirects: 0 }
    }
  }

  private addressOf(url: HttpUrl): string {
    return this.system.resolve(url.host)[0] ?? url.host
  }

  private send(url: HttpUrl): string {
    const address = this.addressOf(url)
    const { options, system } = this
    if (!options.has('q') && system.resolve(url.host).length > 0) system.err(`Connecting to ${shownHost(url)} (${address}:${url.port})\n`)
    const body = options.value('p')
    const headers = Object.fromEntries([
      ['Host', url.port === 80 ? url.host : `${url.host}:${url.port}`],
      ['User-Agent', options.value('U') ?? 'Wget'],
      ['Connection', 'close'],
      ...options.values('H').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()] as const),
    ])
    const seconds = Number(options.value('T') ?? DEFAULT_TIMEOUT)
    return system.request(url.host, url.port, { protocol: 'http', method: body === undefined ? (options.has('s') ? 'HEAD' : 'GET') : 'POST', path: url.path, headers, body: body ?? '' }, Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined)
  }

  private responseLines(status: number, text: string, headers: Readonly<Record<string, string>>): void {
    if (!this.options.has('S')) return
    this.system.err(`  HTTP/1.1 ${status} ${text}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join('')}  \n`)
  }

  private store(url: HttpUrl, body: string): void {
    const { options, system } = this
    if (options.has('s')) {
      if (!options.has('q')) system.err('remote file exists\n')
      return
    }
    const name = options.value('O') ?? `${options.has('P') ? `${options.value('P')}/` : ''}${url.path.split('?')[0]?.split('/').at(-1) || 'index.html'}`
    if (name === '-') {
      if (!options.has('q')) system.err("writing to stdout\n")
      system.out(body)
      if (!options.has('q')) system.err(`${meter('-', body.length)}written to stdout\n`)
      return
    }
    if (!options.has('O') && system.files.exists(name)) throw new ToolError(`can't open '${name}': File exists`)
    try {
      system.files.write(name, body)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      throw new ToolError(`can't open '${name}': ${error.message}`)
    }
    if (!options.has('q')) system.err(`saving to '${name}'\n${meter(name, body.length)}'${name}' saved\n`)
  }
}

const shownHost = ({ host, port }: HttpUrl): string => (port === 80 ? host : `${host}:${port}`)

/** The progress bar, full. */
const meter = (name: string, size: number): string => `${name.slice(0, 20).padEnd(20)} 100% |${'*'.repeat(32)}| ${String(size).padStart(5)}  0:00:00 ETA\n`

function failureText(failure: Failure, url: HttpUrl, address: string): string {
  switch (failure) {
    case 'unresolved':
      return `bad address '${shownHost(url)}'`
    case 'refused':
      return `can't connect to remote host (${address}): Connection refused`
    case 'timeout':
      return 'download timed out'
    case 'unreachable':
      return `can't connect to remote host (${address}): Host is unreachable`
    case 'reset':
      return 'error getting response'
  }
}
