/**
 * The help of docker's verbs, made from their flags as cobra and pflag print it.
 *
 * @see https://pkg.go.dev/github.com/spf13/pflag#FlagSet.FlagUsagesWrapped
 */
import type { FlagSpec, FlagSpecs } from '../flags.js'
import type { AnyVerb } from '../verb.js'

/** The width that help is wrapped to where there is no terminal. */
const DEFAULT_WIDTH = 80

const COMMON = [
  'run',
  'exec',
  'ps',
  'build',
  'pull',
  'push',
  'images',
  'login',
  'logout',
  'search',
  'version',
  'info',
]
const OVERVIEW = 'A self-sufficient runtime for containers'
const MORE =
  "Run 'docker COMMAND --help' for more information on a command.\n\nFor more help on how to use Docker, head to https://docs.docker.com/go/guides/\n"

/** The flags that stand before the command. */
export const GLOBAL_FLAGS = {
  config: {
    type: 'string',
    usage: 'Location of client config files',
    default: '/home/user/.docker',
  },
  context: {
    type: 'string',
    short: 'c',
    usage:
      'Name of the context to use to connect to the daemon (overrides DOCKER_HOST env var and default context set with "docker context use")',
  },
  debug: { type: 'boolean', short: 'D', usage: 'Enable debug mode' },
  host: {
    type: 'strings',
    short: 'H',
    value: 'list',
    verbatim: true,
    usage: 'Daemon socket to connect to',
  },
  'log-level': {
    type: 'string',
    short: 'l',
    usage: 'Set the logging level ("debug", "info", "warn", "error", "fatal")',
    default: 'info',
  },
  tls: { type: 'boolean', usage: 'Use TLS; implied by --tlsverify' },
  tlscacert: {
    type: 'string',
    usage: 'Trust certs signed only by this CA',
    default: '/home/user/.docker/ca.pem',
  },
  tlscert: {
    type: 'string',
    usage: 'Path to TLS certificate file',
    default: '/home/user/.docker/cert.pem',
  },
  tlskey: { type: 'string', usage: 'Path to TLS key file', default: '/home/user/.docker/key.pem' },
  tlsverify: { type: 'boolean', usage: 'Use TLS and verify the remote' },
  version: { type: 'boolean', short: 'v', usage: 'Print version information and quit' },
} as const satisfies FlagSpecs

/** A verb's or group's line in a list of commands. */
interface Entry {
  readonly name: string
  readonly short: string
}

/** `docker ps [OPTIONS]`: the usage line of a verb under the path by which it was called. */
export function usageLine(path: string, verb: AnyVerb): string {
  const [first = '', ...others] = verb.usage.split('\n')
  const space = first.indexOf(' ')
  return [
    `docker ${path}${space < 0 ? '' : first.slice(space)}`,
    ...others.map((line) => `docker ${line}`),
  ].join('\n\t')
}

/** `docker ps --help`. `aliases` are all the paths that lead to the verb. */
export function verbHelp(
  path: string,
  verb: AnyVerb,
  aliases: readonly string[],
  columns = DEFAULT_WIDTH,
): string {
  const parts = [`Usage:  ${usageLine(path, verb)}`, verb.short]
  if (aliases.length > 1)
    parts.push(`Aliases:\n  ${aliases.map((alias) => `docker ${alias}`).join(', ')}`)
  const options = flagUsages(verb.flags, columns - 1)
  if (options !== '') parts.push(`Options:\n${options}`)
  return `${parts.join('\n\n').trimEnd()}\n`
}

/** `docker container --help`. */
export const groupHelp = (group: Entry, verbs: readonly Entry[]): string =>
  `Usage:  docker ${group.name} COMMAND\n\n${group.short}\n\nCommands:\n${commandList(verbs)}\nRun 'docker ${group.name} COMMAND --help' for more information on a command.\n`

/** `docker --help`. */
export function overview(
  groups: readonly Entry[],
  verbs: readonly Entry[],
  columns = DEFAULT_WIDTH,
): string {
  const common = COMMON.flatMap((name) => verbs.find((verb) => verb.name === name) ?? [])
  const others = verbs.filter((verb) => !COMMON.includes(verb.name))
  return [
    'Usage:  docker [OPTIONS] COMMAND\n',
    `${OVERVIEW}\n`,
    `Common Commands:\n${commandList(common)}`,
    `Management Commands:\n${commandList(groups)}`,
    `Commands:\n${commandList(others)}`,
    `Global Options:\n${flagUsages(GLOBAL_FLAGS, columns - 1)}`,
    MORE,
  ].join('\n')
}

const commandList = (entries: readonly Entry[]): string =>
  entries.map(({ name, short }) => `  ${name.padEnd(11)} ${short}\n`).join('')

/** The table of flags, wrapped to a width. */
export function flagUsages(specs: FlagSpecs, width: number): string {
  const rows = Object.entries(specs)
    .filter(([, spec]) => !spec.hidden)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, spec]) => ({
      left: leftColumn(name, spec),
      usage: (spec.usage ?? '') + shownDefault(spec),
    }))
  const indent = Math.max(...rows.map(({ left }) => left.length)) + 3
  return rows
    .map(({ left, usage }) => `${left.padEnd(indent)}${wrap(usage, indent, width)}\n`)
    .join('')
}

const TYPE_NAMES: Readonly<Record<FlagSpec['type'], string>> = {
  boolean: '',
  string: ' string',
  int: ' int',
  strings: ' strings',
  duration: ' duration',
  optionalString: ' string',
}

function leftColumn(name: string, spec: FlagSpec): string {
  const flag = spec.short ? `  -${spec.short}, --${name}` : `      --${name}`
  return flag + (spec.value === undefined ? TYPE_NAMES[spec.type] : ` ${spec.value}`)
}

function shownDefault({ type, default: value }: FlagSpec): string {
  if (value === undefined || value === false || value === '' || value === 0) return ''
  return ` (default ${type === 'string' ? JSON.stringify(value) : value})`
}

/**
 * How many columns before the edge pflag likes to break a line, so that short last words stay on
 * it.
 */
const SLOP = 5

function wrap(text: string, indent: number, width: number): string {
  const room = width - indent - SLOP
  const lines: string[] = []
  let rest = text
  do {
    const [line, after] = breakLine(rest, room)
    lines.push(...line.split('\n'))
    rest = after
  } while (rest !== '')
  return lines.join(`\n${' '.repeat(indent)}`)
}

/** The first line of a text, and what is left. */
function breakLine(text: string, room: number): [string, string] {
  if (room + SLOP > text.length) return [text, '']
  const head = text.slice(0, room)
  const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'), head.lastIndexOf('\n'))
  if (space <= 0) return [text, '']
  const newline = head.lastIndexOf('\n')
  const at = newline > 0 && newline < space ? newline : space
  return [text.slice(0, at), text.slice(at + 1)]
}
