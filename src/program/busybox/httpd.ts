/**
 * BusyBox's `httpd`: files of a directory over HTTP, and scripts in its `cgi-bin`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#httpd
 */
import { byteLength } from '../../oci/entry.js'
import type { Answer, Exchange } from '../../net/request.js'
import { httpDate } from '../../text/time.js'
import { ERRNO } from '../../text/errno.js'
import { fork } from '../fork.js'
import { lengthOfPipe, takePipe } from '../pipe.js'
import { findFile } from '../servers/static-files.js'
import {
  ExecError,
  type Json,
  type Next,
  type Program,
  type Stream,
  type System,
  awaitInput,
  exit,
} from '../program.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE =
  'httpd [-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]\n\nListen for incoming HTTP requests'
const SCRIPTS = '/cgi-bin/'

/** A script at work, and who waits for it. */
interface Running {
  readonly [key: string]: Json
  readonly exchange: string
  readonly pid: number
  readonly pipe: string
  readonly text: string
}

const REASONS: Readonly<Record<number, readonly [title: string, text: string]>> = {
  302: ['Found', ''],
  400: ['Bad Request', 'Unsupported method'],
  403: ['Forbidden', ''],
  404: ['Not Found', 'The requested URL was not found'],
  500: ['Internal Server Error', ''],
  501: ['Not Implemented', 'The requested method is not recognized'],
}

export const httpd: Program = {
  name: 'httpd',
  step: (system, state) =>
    failing(system, 'httpd', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'ifvc:p:u:r:h:m:e:d:',
        idle: 'u',
        unsimulated: 'cr',
        usage: USAGE,
      })
      const [port, home] = placeOf(system, options)
      if (state === undefined) {
        if (!system.listen(port)) throw new ToolError(`bind: ${ERRNO.EADDRINUSE}`)
        if (options.has('f')) return serve(system, options, home, [])
        // It goes on in the background, in a process of its own.
        const nothing: Stream = { kind: 'null' }
        fork(system.tx, system.process, [], { ...system.streams, stdin: nothing })
        return exit(0)
      }
      if (!system.listen(port)) throw new ToolError(`bind: ${ERRNO.EADDRINUSE}`)
      return serve(system, options, home, state as readonly Running[])
    }),
}

/** Where it listens and what it shows. @throws ToolError */
function placeOf(system: System, options: Options): readonly [port: number, home: string] {
  const written = options.value('p') ?? '80'
  const port = Number(/^(?:.*:)?(\d{1,5})$/.exec(written)?.[1] ?? Number.NaN)
  if (!(port <= 65_535)) throw new ToolError(`bad port '${written}'`)
  if (options.has('m') || options.has('e') || options.has('d') || options.has('i'))
    throw new UsageProblem(USAGE)
  const home = options.value('h') ?? system.cwd
  if (!system.files.exists(home))
    throw new ToolError(`can't change directory to '${home}': ${ERRNO.ENOENT}`)
  return [port, system.files.resolve(home)]
}

function serve(system: System, options: Options, home: string, before: readonly Running[]): Next {
  const running = before.flatMap((script) => goOn(system, script))
  for (const exchange of system.requests()) {
    if (before.some((one) => one.exchange === exchange.id)) continue
    const path = (exchange.message.path ?? '/').replace(/\?.*$/s, '')
    const script = `${home}${path}`
    if (options.has('v')) system.err(`${exchange.source}: url:${exchange.message.path ?? '/'}\n`)
    if (path.startsWith(SCRIPTS) && system.files.exists(script)) {
      const started = start(system, exchange, script, path)
      if (started) running.push(started)
      else system.respond(exchange.id, failure(system, 500))
    } else system.respond(exchange.id, answer(system, exchange, home))
  }
  return awaitInput(running)
}

/** A file, or what is wrong. */
function answer(system: System, { message }: Exchange, home: string): Answer {
  const { method = 'GET', path = '/' } = message
  if (method !== 'GET' && method !== 'HEAD') return failure(system, method === 'POST' ? 404 : 501)
  const found = findFile(system.files, home, path)
  if (found.kind === 'redirect') return failure(system, 302, { Location: found.to })
  if (found.kind !== 'file') return failure(system, found.kind === 'forbidden' ? 403 : 404)
  const modified = Math.floor(found.mtime / 1000)
  return {
    status: 200,
    statusText: 'OK',
    headers: {
      Date: httpDate(system.now),
      Connection: 'close',
      'Content-type': found.type,
      'Accept-Ranges': 'bytes',
      'Last-Modified': httpDate(found.mtime),
      ETag: `"${modified.toString(16)}-${byteLength(found.body).toString(16)}"`,
      'Content-Length': String(byteLength(found.body)),
    },
    body: method === 'HEAD' ? '' : found.body,
  }
}

function failure(
  system: System,
  status: number,
  more: Readonly<Record<string, string>> = {},
): Answer {
  const [title, text] = REASONS[status] ?? ['', '']
  return {
    status,
    statusText: title,
    headers: {
      Date: httpDate(system.now),
      Connection: 'close',
      ...more,
      'Content-type': 'text/html',
    },
    body: `<HTML><HEAD><TITLE>${status} ${title}</TITLE></HEAD>\n<BODY><H1>${status} ${title}</H1>\n${text}\n</BODY></HTML>\n`,
  }
}

/** Starts a script; undefined where it cannot be executed. */
function start(
  system: System,
  { id, source, message, port, host }: Exchange,
  script: string,
  path: string,
): Running | undefined {
  const stream = system.pipe()
  if (stream.kind !== 'pipe') return undefined
  const headers = message.headers ?? {}
  const type = Object.keys(headers).find((name) => name.toLowerCase() === 'content-type')
  const env = {
    ...system.env,
    PATH_INFO: '',
    REQUEST_METHOD: message.method ?? 'GET',
    REQUEST_URI: message.path ?? '/',
    SCRIPT_NAME: path,
    SCRIPT_FILENAME: script,
    QUERY_STRING: /\?(.*)$/s.exec(message.path ?? '')?.[1] ?? '',
    SERVER_SOFTWARE: 'busybox httpd/1.37.0',
    SERVER_PROTOCOL: 'HTTP/1.1',
    SERVER_PORT: String(port),
    GATEWAY_INTERFACE: 'CGI/1.1',
    REMOTE_ADDR: source,
    HTTP_HOST: host,
    CONTENT_LENGTH: String(byteLength(message.body)),
    ...(type === undefined ? {} : { CONTENT_TYPE: headers[type] as string }),
  }
  const stdin = system.pipe()
  system.write(stdin, message.body)
  try {
    const cwd = script.slice(0, script.lastIndexOf('/'))
    const pid = system.spawn([script], { env, cwd, stdin, stdout: stream })
    return { exchange: id, pid, pipe: stream.pipe, text: '' }
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    return undefined
  }
}

/** What a script has said so far; it is answered once the script has ended. */
function goOn(system: System, script: Running): readonly Running[] {
  let { text } = script
  if (lengthOfPipe(system.tx, script.pipe) !== undefined)
    text += takePipe(system.tx, script.pipe).text
  if (system.reap(script.pid) === undefined) return [{ ...script, text }]
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/)
  const headers = Object.fromEntries(
    head.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, value as string]]
    }),
  )
  const status = Number(/^\d{3}/.exec(headers['Status'] ?? '200')?.[0] ?? 200)
  const statusText = headers['Status']?.slice(4) ?? 'OK'
  system.respond(script.exchange, { status, statusText, headers, body: rest.join('\n\n') })
  return []
}
