/**
 * `psql` and `createdb`: the clients of PostgreSQL.
 *
 * @see https://www.postgresql.org/docs/current/app-psql.html
 */
import type { Failure } from '../../net/request.js'
import { type Next, type Program, type System, exit } from '../program.js'
import { isNumeric } from '../sql/evaluate.js'
import type { Result } from '../sql/select.js'
import type { Reply } from '../sql/wire.js'
import type { Value } from '../sql/tree.js'
import { clientStep } from './sql-client.js'

const PORT = 5432
const SOCKET = `/var/run/postgresql/.s.PGSQL.${PORT}`
const FATAL = 'FATAL'

/** What the command line says, with what the environment says instead. */
interface Options {
  readonly host?: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly texts?: readonly string[]
  readonly isBare: boolean
  readonly isUnaligned: boolean
  readonly isVersion: boolean
  readonly rest: readonly string[]
}

const SHORT: Readonly<Record<string, string>> = {
  h: 'host',
  p: 'port',
  U: 'username',
  d: 'dbname',
  c: 'command',
  f: 'file',
}

function optionsOf(system: System): Options {
  const { argv, env, files } = system
  const found: Record<string, string> = {}
  const flags = new Set<string>()
  const rest: string[] = []
  const texts: string[] = []
  const words = argv.slice(1)
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const [, long, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    const [, letters = ''] = /^-(\w.*)$/s.exec(word) ?? []
    const at = [...letters].findIndex((letter) => letter in SHORT)
    for (const letter of at < 0 ? letters : letters.slice(0, at)) flags.add(letter)
    const name = long ?? (at < 0 ? undefined : SHORT[letters[at] as string])
    if (name === undefined) {
      if (letters === '') rest.push(word)
      continue
    }
    if (long !== undefined && !Object.values(SHORT).includes(long)) {
      flags.add(long)
      continue
    }
    const attached = long === undefined ? letters.slice(at + 1) : (value ?? '')
    const given = attached !== '' ? attached : (words[++i] ?? '')
    if (name === 'command') texts.push(given)
    else if (name === 'file') texts.push(files.read(given))
    else found[name] = given
  }
  const uri =
    /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^:/]*)(?::(\d+))?(?:\/(.*))?$/.exec(
      rest[0] ?? '',
    )
  const user =
    uri?.[1] ?? found['username'] ?? rest[1] ?? env['PGUSER'] ?? (system.user.name || 'postgres')
  const host = uri?.[3] ?? found['host'] ?? env['PGHOST']
  return {
    port: Number(uri?.[4] ?? found['port'] ?? env['PGPORT'] ?? PORT),
    user,
    database:
      uri?.[5] ?? found['dbname'] ?? (uri ? undefined : rest[0]) ?? env['PGDATABASE'] ?? user,
    isBare: flags.has('t') || flags.has('tuples-only'),
    isUnaligned: flags.has('A') || flags.has('no-align'),
    isVersion: flags.has('V') || flags.has('version'),
    rest,
    ...(host !== undefined && host !== '' && { host }),
    ...(flags.has('l') || flags.has('list') ? { texts: ['\\l'] } : texts.length > 0 && { texts }),
  }
}

export const psql: Program = {
  name: 'psql',
  step(system, state) {
    const options = optionsOf(system)
    if (options.isVersion) {
      system.out(`psql (PostgreSQL) ${system.env['PG_VERSION'] ?? '17.5'}\n`)
      return exit(0)
    }
    return converse(system, options, state)
  },
}

/** `createdb NAME`. */
export const createdb: Program = {
  name: 'createdb',
  step(system, state) {
    const options = optionsOf(system)
    const name = options.rest[0] ?? options.user
    const texts = [`CREATE DATABASE "${name}"`]
    return converse(system, { ...options, database: 'postgres', texts, isBare: true }, state)
  },
}

function converse(system: System, options: Options, state: unknown): Next {
  const { host, port, user, database } = options
  const password = system.env['PGPASSWORD'] ?? /:([^:@/]*)@/.exec(options.rest[0] ?? '')?.[1]
  return clientStep(
    system,
    {
      host: host ?? 'localhost',
      port,
      question: {
        user,
        database,
        isLocal: host === undefined || host === 'localhost' || host === '127.0.0.1',
        ...(password !== undefined && { password }),
      },
      ...(options.texts && { texts: options.texts }),
      prompt: `${database}=# `,
      show: (_, reply) => show(system, reply, options),
      unreachable: (_, failure) => {
        system.err(`psql: error: ${unreachable(system, options, failure)}\n`)
        return 2
      },
    },
    state,
  )
}

const place = (system: System, { host, port }: Options): string =>
  host === undefined
    ? `connection to server on socket "${SOCKET}" failed: `
    : `connection to server at "${host}" (${system.resolve(host)[0] ?? host}), port ${port} failed: `

function unreachable(system: System, options: Options, failure: Failure): string {
  if (failure === 'unresolved')
    return `could not translate host name "${options.host}" to address: Name or service not known`
  if (options.host === undefined)
    return `${place(system, options)}No such file or directory\n\tIs the server running locally and accepting connections on that socket?`
  return `${place(system, options)}Connection ${failure === 'timeout' ? 'timed out' : 'refused'}\n\tIs the server running on that host and accepting TCP/IP connections?`
}

function show(system: System, reply: Reply, options: Options): number | undefined {
  for (const { tag, result, database } of reply.outcomes) {
    if (result) system.out(table(result, tag, options))
    if (tag === 'USE')
      system.out(`You are now connected to database "${database}" as user "${options.user}".\n`)
    else if (!/^(SELECT|SHOW|DESCRIBE|USE)/.test(tag) && !options.isBare) system.out(`${tag}\n`)
  }
  if (!reply.error) return undefined
  if (reply.error.code === FATAL) {
    system.err(`psql: error: ${place(system, options)}FATAL:  ${reply.error.message}\n`)
    return 2
  }
  system.err(`ERROR:  ${reply.error.message}\n`)
  return 1
}

const shownAs = (value: Value): string =>
  value === null ? '' : typeof value === 'boolean' ? (value ? 't' : 'f') : String(value)

/** A result as psql draws it: names in the middle, numbers on the right, and how many rows. */
function table(result: Result, tag: string, options: Options): string {
  const { title, columns, rows } = listing(result, tag, options)
  if (title !== undefined && rows.length === 0 && /relations/.test(title))
    return 'Did not find any relations.\n'
  const texts = rows.map((row) => row.map(shownAs))
  const footer = options.isBare ? '' : `(${rows.length} row${rows.length === 1 ? '' : 's'})\n`
  if (options.isUnaligned)
    return (
      [...(options.isBare ? [] : [columns]), ...texts].map((row) => `${row.join('|')}\n`).join('') +
      footer
    )
  const widths = columns.map((name, i) =>
    Math.max(name.length, ...texts.map((row) => row[i]?.length ?? 0)),
  )
  const isNumber = (i: number): boolean => isNumeric(rows.map((row) => row[i] ?? null))
  const last = columns.length - 1
  const line = (row: readonly string[]): string =>
    `${row
      .map((cell, i) => {
        if (isNumber(i)) return ` ${cell.padStart(widths[i] ?? 0)}${i === last ? '' : ' '}`
        return i === last ? ` ${cell}` : ` ${cell.padEnd(widths[i] ?? 0)} `
      })
      .join('|')}\n`
  const head = `${columns.map((name, i) => centered(name, widths[i] ?? 0)).join('|')}\n${widths.map((width) => '-'.repeat(width + 2)).join('+')}\n`
  const whole = widths.reduce((sum, width) => sum + width + 3, -1)
  const above =
    title === undefined
      ? ''
      : `${' '.repeat(Math.max(0, Math.floor((whole - title.length) / 2)))}${title}\n`
  return `${above}${options.isBare ? '' : head}${texts.map(line).join('')}${tag === 'DESCRIBE' ? '' : footer}\n`
}

function centered(name: string, width: number): string {
  const space = width - name.length
  const left = Math.floor(space / 2)
  return ` ${' '.repeat(left)}${name}${' '.repeat(space - left)} `
}

/** What `\l`, `\dt` and `\d` show of it. */
function listing(
  { columns, rows }: Result,
  tag: string,
  { user }: Options,
): Result & { readonly title?: string } {
  if (tag === 'SHOW' && columns[0] === 'Database')
    return {
      title: 'List of databases',
      columns: [
        'Name',
        'Owner',
        'Encoding',
        'Locale Provider',
        'Collate',
        'Ctype',
        'Locale',
        'ICU Rules',
        'Access privileges',
      ],
      rows: rows.map(([name = null]) => [
        name,
        user,
        'UTF8',
        'libc',
        'en_US.utf8',
        'en_US.utf8',
        '',
        '',
        '',
      ]),
    }
  if (tag === 'SHOW' && columns[0]?.startsWith('Tables_in_'))
    return {
      title: 'List of relations',
      columns: ['Schema', 'Name', 'Type', 'Owner'],
      rows: rows.map(([name = null]) => ['public', name, 'table', user]),
    }
  if (tag === 'DESCRIBE')
    return {
      title: 'Table',
      columns: ['Column', 'Type', 'Collation', 'Nullable', 'Default'],
      rows: rows.map(([name = null, type = null, isOptional, , fallback = null]) => [
        name,
        String(type)
          .replace(/^varchar/, 'character varying')
          .replace(/^int$/, 'integer'),
        '',
        isOptional === 'NO' ? 'not null' : '',
        fallback,
      ]),
    }
  return { columns, rows }
}
