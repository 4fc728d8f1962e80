/**
 * Redis's configuration: what it was started with, and `CONFIG`.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config/
 */
import type { System } from '../program.js'
import { type Commands, MANY, OK } from './redis-command.js'
import type { Database } from './redis-database.js'
import { fits } from './redis-keys.js'
import type { Reply } from './redis-protocol.js'

/** Its settings where none are given. */
const DEFAULTS: Readonly<Record<string, string>> = {
  appendonly: 'no',
  bind: '* -::*',
  databases: '16',
  dbfilename: 'dump.rdb',
  dir: '/data',
  maxclients: '10000',
  maxmemory: '0',
  'maxmemory-policy': 'noeviction',
  port: '6379',
  'protected-mode': 'yes',
  requirepass: '',
  save: '3600 1 300 100 60 10000',
  timeout: '0',
}
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1000,
  kb: 1024,
  m: 1_000_000,
  mb: 1_048_576,
  g: 1_000_000_000,
  gb: 1_073_741_824,
}

/** A value as it is kept: amounts of memory in bytes. */
function kept(name: string, value: string): string | undefined {
  if (name !== 'maxmemory') return value
  const [, digits, unit = ''] = /^(\d+)([kmg]?b?)$/i.exec(value) ?? []
  const factor = UNITS[unit.toLowerCase()]
  return digits === undefined || factor === undefined ? undefined : String(Number(digits) * factor)
}

/**
 * What the words after `redis-server` set: a file with a setting a line, and `--maxmemory 2mb`.
 *
 * @throws FileError for a file that is not there
 */
export function configOf({ argv, files }: Pick<System, 'argv' | 'files'>): Map<string, string> {
  const words = argv.slice(1)
  const config = new Map(Object.entries(DEFAULTS))
  const path = fileOf(argv)
  for (const line of path === undefined ? [] : files.read(path).split('\n')) {
    const [, setting = '', value = ''] = /^\s*([^#\s]\S*)\s+(.*?)\s*$/.exec(line) ?? []
    const plain = value.replace(/^(["'])(.*)\1$/, '$2')
    if (setting !== '')
      config.set(setting.toLowerCase(), kept(setting.toLowerCase(), plain) ?? plain)
  }
  let name: string | undefined
  for (const word of words) {
    if (word.startsWith('--')) name = word.slice(2).toLowerCase()
    else if (name !== undefined) config.set(name, kept(name, word) ?? word)
  }
  return config
}

/** The configuration file among the words of a command. */
export const fileOf = ([, first = '']: readonly string[]): string | undefined =>
  first === '' || first.startsWith('-') ? undefined : first

function change({ config }: Database, words: readonly string[]): Reply {
  for (let i = 0; i < words.length; i += 2) {
    const name = (words[i] ?? '').toLowerCase()
    const value = words[i + 1]
    if (!config.has(name))
      return {
        error: `ERR Unknown option or number of arguments for CONFIG SET - '${words[i]}'`,
      }
    const wanted = value === undefined ? undefined : kept(name, value)
    if (wanted === undefined)
      return {
        error: `ERR CONFIG SET failed (possibly related to argument '${words[i]}') - argument must be a memory value`,
      }
    config.set(name, wanted)
  }
  return OK
}

function configure(database: Database, [action = '', ...words]: readonly string[]): Reply {
  switch (action.toUpperCase()) {
    case 'GET': {
      const wanted = words.map((word) => fits(word.toLowerCase()))
      return [...database.config]
        .filter(([name]) => wanted.some((isWanted) => isWanted(name)))
        .flat()
    }
    case 'SET':
      return change(database, words)
    case 'RESETSTAT':
      return OK
    case 'REWRITE':
      return { error: 'ERR The server is running without a config file' }
    default:
      return { error: `ERR unknown subcommand '${action}'. Try CONFIG HELP.` }
  }
}

/** The commands. */
export const configCommands: Commands = [['CONFIG', [1, MANY, configure]]]
