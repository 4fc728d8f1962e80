/**
 * What the servers of MySQL and PostgreSQL have in common: their databases are a file in their
 * directory, so that a volume keeps them, and they answer questions in SQL.
 *
 * @module
 */
import { tellOnce } from '../../sim/unsupported.js'
import { rfc3339nano } from '../../text/time.js'
import { run } from '../sql/run.js'
import { parseSql } from '../sql/parse.js'
import type { Dialect } from '../sql/tokens.js'
import { type Session, SqlError, type Store } from '../sql/tree.js'
import { unsimulatedIn } from '../sql/unsimulated.js'
import { type Question, type Reply, decode } from '../sql/wire.js'
import type { System } from '../program.js'

/** What a server of its kind does in its own way. */
export interface SqlServer {
  readonly dialect: Dialect
  /** Where the databases are kept. */
  file(system: System): string
  version(system: System): string
  /** Why a client is not let in. */
  refusal(system: System, question: Question, store: Store): SqlError | undefined
}

/** The databases of a server as they are on its disk. */
function readStore({ files }: System, path: string): Store {
  const kept = files.exists(path) ? decode<Store>(files.read(path)) : undefined
  return kept ?? { databases: {}, users: {} }
}

/** Keeps the databases. */
export const writeStore = ({ files }: System, path: string, store: Store): void =>
  files.write(path, JSON.stringify(store))

/** Answers a client: the text that goes back over the wire. */
export function answerSql(server: SqlServer, system: System, body: string): string {
  const question = decode<Question>(body)
  if (!question) return server.version(system)
  const path = server.file(system)
  let store = readStore(system, path)
  const before = store
  const outcomes: Reply['outcomes'][number][] = []
  let error: Reply['error']
  try {
    const refusal = server.refusal(system, question, store)
    if (refusal) throw refusal
    let database = question.database ?? ''
    for (const statement of parseSql(meant(question.sql), server.dialect)) {
      const outcome = run(store, sessionOf(server, system, question, database), statement)
      store = outcome.store
      database = outcome.database
      const { tag, result, affected } = outcome
      outcomes.push({
        tag,
        database,
        ...(result && { result }),
        ...(affected !== undefined && { affected }),
      })
    }
  } catch (failure) {
    if (!(failure instanceof SqlError)) throw failure
    error = { message: inWords(failure, server.dialect), code: failure.code }
  }
  if (store !== before) writeStore(system, path, store)
  if (!error)
    for (const what of unsimulatedIn(question.sql)) {
      const said = tellOnce(system.tx, `kubarium does not simulate ${what}`)
      if (said !== undefined) system.err(`Warning: ${said}\n`)
    }
  return JSON.stringify({ outcomes, ...(error && { error }) } satisfies Reply)
}

/** What the commands of psql ask for: `\\dt` for the tables. */
function meant(sql: string): string {
  const [, command = '', name = ''] = /^\\(\w+\+?)\s*([^;]*?)\s*;?$/.exec(sql.trim()) ?? []
  if (/^l\+?$|^list/.test(command)) return 'show databases'
  if (/^dt\+?$/.test(command) || (/^d\+?$/.test(command) && name === '')) return 'show tables'
  if (/^d\+?$/.test(command)) return `describe ${name}`
  return /^c(onnect)?$/.test(command) ? `use ${name}` : sql
}

/** What each dialect says, by MySQL's code. */
const POSTGRES: Readonly<Record<string, readonly [from: RegExp, to: string]>> = {
  '1146': [/^Table '[^.]*\.(.*)' doesn't exist$/, 'relation "$1" does not exist'],
  '1050': [/^Table '(.*)' already exists$/, 'relation "$1" already exists'],
  '1051': [/^Unknown table '[^.]*\.(.*)'$/, 'table "$1" does not exist'],
  '1049': [/^Unknown database '(.*)'$/, 'database "$1" does not exist'],
  '1007': [/^Can't create database '(.*)'; database exists$/, 'database "$1" already exists'],
  '1008': [/^Can't drop database '(.*)'; .*$/, 'database "$1" does not exist'],
  '1048': [
    /^Column '(.*)' cannot be null$/,
    'null value in column "$1" violates not-null constraint',
  ],
  '1062': [
    /^Duplicate entry '(.*)' for key '(.*)\.(.*)'$/,
    'duplicate key value violates unique constraint "$2_$3"',
  ],
  '1136': [/^.*$/, 'INSERT has more expressions than target columns'],
  '1366': [
    /^Incorrect integer value: '(.*)' for.*$/,
    'invalid input syntax for type integer: "$1"',
  ],
  '1305': [/^FUNCTION (.*) does not exist$/, 'function $1() does not exist'],
}

function inWords({ message, code }: SqlError, dialect: Dialect): string {
  if (dialect === 'mysql')
    return message.replace(/^column "(.*)" does not exist$/, "Unknown column '$1' in 'field list'")
  const [from, to] = POSTGRES[code.slice(0, 4)] ?? [/$^/, '']
  return message.replace(from, to).replace('_PRIMARY"', '_pkey"')
}

const sessionOf = (
  server: SqlServer,
  system: System,
  { user }: Question,
  database: string,
): Session => ({
  database,
  about: {
    version: server.version(system),
    user: server.dialect === 'mysql' ? `${user}@localhost` : user,
    login: user,
    now: rfc3339nano(system.now).slice(0, 19).replace('T', ' '),
    ...(database !== '' && { database }),
  },
})
