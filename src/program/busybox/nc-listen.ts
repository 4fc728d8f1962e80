/**
 * `nc -l`: waits for a connection, shows what comes, and answers with standard input, or with what
 * a program says (`-e`). With `-k` (BusyBox wants `-e` with it) it waits for the next one.
 *
 * A connection is one request and one answer here: the answer goes out when standard input ends, or
 * after a line at a terminal.
 *
 * @see https://busybox.net/downloads/BusyBox.html#nc
 */
import type { Answer, Exchange } from '../../net/request.js'
import { ERRNO } from '../../text/errno.js'
import { lengthOfPipe, takePipe } from '../pipe.js'
import { ExecError, type Json, type Next, type System, awaitInput, exit } from '../program.js'
import { type Options, ToolError } from './options.js'

/** What listens, and what it is about. */
export interface Listening {
  readonly [key: string]: Json | undefined
  readonly port: number
  /** The connection that is being answered. */
  readonly exchange?: string
  readonly isHttp?: boolean
  /** What has come on standard input. */
  readonly input: string
  readonly hasEnded: boolean
  readonly child?: { readonly pid: number; readonly pipe: string; readonly text: string }
}

const [LOWEST, HIGHEST] = [32_768, 60_999]

/** Begins to listen. @throws ToolError for a port that is none or is taken */
function begin(system: System, options: Options): Listening {
  const given = options.value('p')
  if (given !== undefined && !(/^\d{1,5}$/.test(given) && Number(given) <= 65_535))
    throw new ToolError(`bad port '${given}'`)
  const port = given === undefined ? system.random.int(LOWEST, HIGHEST) : Number(given)
  if (!system.mayListen(port)) throw new ToolError(`bind: ${ERRNO.EACCES}`)
  if (!system.listen(port)) throw new ToolError(`bind: ${ERRNO.EADDRINUSE}`)
  if (options.has('v')) system.err(`listening on [::]:${port} ...\n`)
  return { port, input: '', hasEnded: false }
}

/** One step of a listener. @throws ToolError */
export function listen(
  system: System,
  options: Options,
  command: readonly string[],
  before: Listening | null,
): Next {
  let state = before ?? begin(system, options)
  system.listen(state.port)
  if (state.exchange === undefined) {
    const [exchange] = system.requests()
    if (!exchange) return awaitInput(state)
    if (options.has('v'))
      system.err(`connect to [::ffff:${exchange.host}]:${state.port} from ${exchange.source}\n`)
    const isHttp = exchange.message.protocol === 'http'
    state = { ...state, exchange: exchange.id, isHttp }
    if (command.length === 0) system.out(rawText(exchange))
    else state = { ...state, child: started(system, command, rawText(exchange)) }
  }
  const said = command.length === 0 ? typed(system, state) : spoken(system, state)
  if (said.text === undefined) return awaitInput(said.state)
  system.respond(state.exchange ?? '', answerOf(said.text, state.isHttp === true))
  if (!options.has('k')) return exit(0)
  // The next connection may be waiting already.
  return awaitInput({ port: state.port, input: '', hasEnded: false }, system.now + 1)
}

/** The whole answer, once there is one. */
interface Said {
  readonly state: Listening
  readonly text?: string
}

/** What standard input says. */
function typed(system: System, state: Listening): Said {
  let { input, hasEnded } = state
  while (!hasEnded) {
    const more = system.read()
    if (more === '') break
    if (more === undefined) hasEnded = true
    else input += more
  }
  const isWhole = hasEnded || (system.isTerminal('stdin') && input.includes('\n'))
  const after = { ...state, input, hasEnded }
  return isWhole ? { state: after, text: input } : { state: after }
}

/** @throws ToolError when it cannot be executed */
function started(
  system: System,
  command: readonly string[],
  text: string,
): NonNullable<Listening['child']> {
  const [stdin, stdout] = [system.pipe(), system.pipe()]
  system.write(stdin, text)
  try {
    const pid = system.spawn(command, { stdin, stdout })
    return { pid, pipe: stdout.kind === 'pipe' ? stdout.pipe : '', text: '' }
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    const why = error.exitCode === 127 ? ERRNO.ENOENT : ERRNO.EACCES
    throw new ToolError(`can't execute '${command[0]}': ${why}`, error.exitCode)
  }
}

/** What the program of `-e` says, once it has ended. */
function spoken(system: System, state: Listening): Said {
  const { child } = state
  if (!child) return { state, text: '' }
  const more =
    lengthOfPipe(system.tx, child.pipe) === undefined ? '' : takePipe(system.tx, child.pipe).text
  const text = child.text + more
  return system.reap(child.pid) === undefined
    ? { state: { ...state, child: { ...child, text } } }
    : { state, text }
}

/** A request as its bytes are. */
function rawText({ message, host, port }: Exchange): string {
  const { protocol, method = 'GET', path = '/', headers = {}, body } = message
  if (protocol === 'tcp') return body
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'host')
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(named ? [] : [`Host: ${port === 80 ? host : `${host}:${port}`}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** What a client makes of a text: an answer of HTTP where it is one. */
function answerOf(text: string, isHttp: boolean): Answer {
  const [, status, statusText = '', rest = ''] =
    /^HTTP\/1\.[01] (\d{3}) ?([^\r\n]*)\r?\n([^]*)$/.exec(text) ?? []
  if (!isHttp || status === undefined) return { status: 0, headers: {}, body: text }
  const end = /(?:^|\n)\r?\n/.exec(rest)
  const head = end ? rest.slice(0, end.index) : rest
  const headers = Object.fromEntries(
    head.split(/[\r\n]+/).flatMap((line) => {
      const [, name, value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, value]]
    }),
  )
  const body = end ? rest.slice(end.index + end[0].length) : ''
  return { status: Number(status), statusText, headers, body }
}
