/**
 * Redis: the server, and the client on the command line.
 *
 * @see https://redis.io/docs/latest/develop/tools/cli/
 */
import { UNKNOWN_NAME } from '../../text/errno.js'
import { MONTHS, civil } from '../../text/time.js'
import { goQuote } from '../../text/goquote.js'
import { FileError } from '../files.js'
import { KERNEL } from '../hardware.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { replyTo } from './redis-commands.js'
import { configOf, fileOf } from './redis-config.js'
import type { Entry } from './redis-database.js'
import {
  type Reply,
  decodeCommands,
  decodeReplies,
  encodeCommand,
  encodeReply,
  splitWords,
} from './redis-protocol.js'
import { defineServer, handOver, tcpAnswer } from './server.js'

const PORT = 6379
const DEFAULT_VERSION = '8.0.3'

const versionOf = (system: System): string => system.env.REDIS_VERSION ?? DEFAULT_VERSION

/** `1:M 23 Nov 2026 07:25:33.158 * …` */
function log(
  system: System,
  role: 'C' | 'M' | 'signal-handler',
  mark: '*' | '#',
  text: string,
): void {
  const { day, month, year, hour, minute, second, millisecond } = civil(system.now)
  const two = (value: number): string => String(value).padStart(2, '0')
  if (role === 'signal-handler')
    return system.out(`${system.pid}:signal-handler (${Math.floor(system.now / 1000)}) ${text}\n`)
  system.out(
    `${system.pid}:${role} ${two(day)} ${MONTHS[month - 1]} ${year} ${two(hour)}:${two(minute)}:${two(second)}.${String(millisecond).padStart(3, '0')} ${mark} ${text}\n`,
  )
}

const shutDown =
  (name: string) =>
  (system: System): number => {
    log(system, 'signal-handler', '*', `Received ${name} scheduling shutdown...`)
    log(system, 'M', '*', 'User requested shutdown...')
    log(system, 'M', '#', 'Redis is now ready to exit, bye bye...')
    return 0
  }

/** What the server keeps. */
interface Stored {
  readonly [key: string]: Json
  readonly entries: readonly (readonly [string, Json])[]
  readonly config: readonly (readonly [string, string])[]
}

const server = defineServer<Stored>({
  name: 'redis-server',
  port: (system) => Number(configOf(system).get('port') ?? PORT),
  begin(system) {
    log(system, 'C', '*', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo')
    log(
      system,
      'C',
      '*',
      `Redis version=${versionOf(system)}, bits=64, commit=00000000, modified=0, pid=${system.pid}, just started`,
    )
    if (system.argv.length === 1)
      log(
        system,
        'C',
        '#',
        'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
      )
    try {
      return { entries: [], config: [...configOf(system)] }
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const path = fileOf(system.argv)
      log(system, 'C', '#', `Fatal error, can't open config file '${path}': ${error.message}`)
      return 1
    }
  },
  ready(system) {
    log(system, 'M', '*', `Running mode=standalone, port=${configOf(system).get('port') ?? PORT}.`)
    log(system, 'M', '*', 'Server initialized')
    log(system, 'M', '*', 'Ready to accept connections tcp')
  },
  taken(system, port, { text }) {
    log(
      system,
      'M',
      '#',
      `Warning: Could not create server TCP listening socket *:${port}: bind: ${text}`,
    )
    log(system, 'M', '#', 'Failed listening on port, aborting.')
    return 1
  },
  answer(system, { message, sentAt }, stored) {
    if (message.protocol !== 'tcp')
      return { answer: tcpAnswer(encodeReply({ error: 'ERR unknown command' })), state: stored }
    const database = {
      entries: new Map(stored.entries as unknown as [string, Entry][]),
      config: new Map(stored.config),
      now: system.now,
    }
    const replies: Reply[] = []
    for (const words of decodeCommands(message.body)) {
      const found =
        words[0]?.toUpperCase() === 'INFO'
          ? { reply: information(system, database.entries.size) }
          : replyTo(database, words, sentAt)
      // A command that waits stands alone; what it would have changed has not happened.
      if ('waitsUntil' in found) return { waitsUntil: found.waitsUntil, state: stored }
      replies.push(found.reply)
    }
    return {
      answer: tcpAnswer(replies.map(encodeReply).join('')),
      state: {
        entries: [...database.entries] as unknown as Stored['entries'],
        config: [...database.config],
      },
    }
  },
  signals: { TERM: shutDown('SIGTERM'), INT: shutDown('SIGINT') },
})

const information = (system: System, keys: number): Reply =>
  `# Server\r\nredis_version:${versionOf(system)}\r\nredis_mode:standalone\r\nos:${KERNEL.name} ${KERNEL.release} ${KERNEL.architecture}\r\nprocess_id:${system.pid}\r\ntcp_port:${PORT}\r\n\r\n# Replication\r\nrole:master\r\nconnected_slaves:0\r\n\r\n# Keyspace\r\n${keys > 0 ? `db0:keys=${keys},expires=0,avg_ttl=0\r\n` : ''}`

/** `redis-server`; with `--version` it only prints that. */
export const redisServer: Program = {
  name: 'redis-server',
  step(system, state) {
    if (state !== undefined || !['--version', '-v'].includes(system.argv[1] ?? ''))
      return server.step(system, state)
    system.out(
      `Redis server v=${versionOf(system)} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=0\n`,
    )
    return exit(0)
  },
}

/** What the image runs first: options alone mean the server. */
export const redisEntrypoint: Program = {
  name: 'redis-entrypoint',
  step(system) {
    const command = system.argv.slice(1)
    const isServer = command[0]?.startsWith('-') || command[0]?.endsWith('.conf')
    return handOver(
      system,
      isServer ? ['redis-server', ...command] : command,
      () => `/usr/local/bin/docker-entrypoint.sh: 32: exec: ${command[0] ?? ''}: not found\n`,
    )
  },
}

interface CliState {
  readonly [key: string]: Json | undefined
  readonly host: string
  readonly port: number
  /** The request whose answer is awaited. */
  readonly sent?: string
  /** Commands come line by line on standard input. */
  readonly reads: boolean
}

/** `redis-cli`: one command from the command line, or one a line from standard input. */
export const redisCli: Program = {
  name: 'redis-cli',
  step(system, state) {
    if (state === undefined) return begin(system)
    return goOn(system, state as unknown as CliState)
  },
}

function begin(system: System): Next {
  const words = system.argv.slice(1)
  let [host, port] = ['127.0.0.1', PORT]
  while (words[0]?.startsWith('-')) {
    const name = words.shift()
    if (name === '-h') host = words.shift() ?? host
    else if (name === '-p') port = Number(words.shift() ?? port)
    else if (name === '-a' || name === '-n') words.shift()
    else if (name === '--version' || name === '-v') {
      system.out(`redis-cli ${versionOf(system)}\n`)
      return exit(0)
    }
  }
  if (words.length === 0) return goOn(system, { host, port, reads: true })
  return awaitInput({ host, port, reads: false, sent: ask(system, host, port, words) })
}

const ask = (system: System, host: string, port: number, words: readonly string[]): string =>
  system.request(host, port, { protocol: 'tcp', body: encodeCommand(words) })

function goOn(system: System, state: CliState): Next {
  if (state.sent !== undefined) {
    const outcome = system.outcome(state.sent)
    if (!outcome) return awaitInput(state)
    if ('failure' in outcome) {
      const reason =
        outcome.failure === 'unresolved'
          ? UNKNOWN_NAME
          : outcome.failure === 'timeout'
            ? 'Connection timed out'
            : 'Connection refused'
      system.err(`Could not connect to Redis at ${state.host}:${state.port}: ${reason}\n`)
      return exit(1)
    }
    for (const reply of decodeReplies(outcome.answer.body))
      system.out(`${shown(reply, system.isTerminal('stdout'))}\n`)
    if (!state.reads) return exit(0)
  }
  return nextLine(system, { host: state.host, port: state.port, reads: true })
}

function nextLine(system: System, state: CliState): Next {
  const text = system.read()
  if (text === undefined) return exit(0)
  const end = text.indexOf('\n')
  if (end < 0) {
    system.unread(text)
    return awaitInput(state)
  }
  system.unread(text.slice(end + 1))
  const words = splitWords(text.slice(0, end))
  if (['quit', 'exit'].includes(words[0]?.toLowerCase() ?? '')) return exit(0)
  return words.length === 0
    ? nextLine(system, state)
    : awaitInput({ ...state, sent: ask(system, state.host, state.port, words) })
}

/** A reply as the client prints it: with types and numbers for a person, bare for a pipe. */
function shown(reply: Reply, forPerson: boolean, margin = ''): string {
  if (reply === null) return forPerson ? '(nil)' : ''
  if (typeof reply === 'number') return forPerson ? `(integer) ${reply}` : String(reply)
  if (typeof reply === 'string') return forPerson ? goQuote(reply) : reply
  if ('nothing' in reply) return shown(null, forPerson)
  if ('status' in reply) return reply.status
  if ('error' in reply) return forPerson ? `(error) ${reply.error}` : reply.error
  if (reply.length === 0) return forPerson ? '(empty array)' : ''
  const width = String(reply.length).length
  return reply
    .map((item, i) =>
      forPerson
        ? `${i === 0 ? '' : margin}${String(i + 1).padStart(width)}) ${shown(item, true, `${margin}${' '.repeat(width + 2)}`)}`
        : shown(item, false),
    )
    .join('\n')
}
