/**
 * Running statements on the databases of a server. What a statement makes of them is a new value, so
 * that one that fails changes nothing.
 *
 * @module
 */
import { changed } from './change.js'
import { defined, found, noDatabase, unknownDatabase, withDatabase } from './define.js'
import { type Result, select } from './select.js'
import { described, shown } from './show.js'
import type { Database, Session, Statement, Store, Table } from './tree.js'

/** What a statement comes to. */
interface Outcome {
  readonly store: Store
  readonly database: string
  /** What it is called when it is done: `INSERT 0 1`. */
  readonly tag: string
  readonly result?: Result
  readonly affected?: number
}

/** Runs one statement. @throws SqlError */
export function run(store: Store, session: Session, statement: Statement): Outcome {
  const done = (tag: string, more: Partial<Outcome> = {}): Outcome => ({
    store,
    database: session.database,
    tag,
    ...more,
  })
  const tables = store.databases[session.database]
  const tableOf = (name: string): Table => found(tables, session.database, name)
  const withTables = (next: Database): Store => ({
    ...store,
    databases: { ...store.databases, [session.database]: next },
  })
  switch (statement.kind) {
    case 'select': {
      const result = select(statement, tableOf, session.about)
      return done(`SELECT ${result.rows.length}`, { result })
    }
    case 'insert':
    case 'update':
    case 'delete': {
      const { table, affected, result } = changed(tableOf(statement.table), statement, session)
      const tag = `${statement.kind.toUpperCase()}${statement.kind === 'insert' ? ' 0' : ''} ${affected}`
      return done(tag, {
        store: withTables({ ...tables, [statement.table]: table }),
        affected,
        ...(result && { result }),
      })
    }
    case 'describe':
      return done('DESCRIBE', { result: described(tableOf(statement.table)) })
    case 'show':
      return done('SHOW', { result: shown(store, session, statement.what) })
    case 'nothing':
      return done(statement.tag, { affected: 0 })
    case 'use':
      if (!store.databases[statement.name]) throw unknownDatabase(statement.name)
      return done('USE', { database: statement.name })
    case 'create user':
    case 'alter user':
      return done(statement.kind === 'create user' ? 'CREATE ROLE' : 'ALTER ROLE', {
        store: { ...store, users: { ...store.users, [statement.name]: statement.password } },
        affected: 0,
      })
    case 'create database':
    case 'drop database':
      return done(statement.kind.toUpperCase(), {
        store: { ...store, databases: withDatabase(store.databases, statement) },
        affected: statement.kind === 'create database' ? 1 : 0,
      })
    default: {
      if (!tables) throw noDatabase()
      const next = defined(tables, session.database, statement)
      return done(tagOf(statement.kind), { store: withTables(next), affected: 0 })
    }
  }
}

/** What PostgreSQL calls a definition that is done. */
const tagOf = (kind: string): string =>
  kind.toUpperCase().replace(/^(ADD|DROP) COLUMN|^RENAME.*/, 'ALTER TABLE')
