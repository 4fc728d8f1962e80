/**
 * `DESCRIBE` and `SHOW`: what a server tells of its tables.
 *
 * @module
 */
import { noDatabase } from './define.js'
import type { Result } from './select.js'
import type { Session, Store, Table } from './tree.js'

/** `DESCRIBE`. */
export const described = (table: Table): Result => ({
  columns: ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'],
  rows: table.columns.map((column) => [
    column.name,
    column.type,
    column.isRequired || column.isKey ? 'NO' : 'YES',
    column.isKey ? 'PRI' : column.isUnique ? 'UNI' : '',
    column.fallback ?? null,
    column.counts ? 'auto_increment' : '',
  ]),
})

/** `SHOW`. @throws SqlError */
export function shown(store: Store, session: Session, what: string): Result {
  if (what === 'databases')
    return {
      columns: ['Database'],
      rows: Object.keys(store.databases)
        .sort()
        .map((name) => [name]),
    }
  if (what === 'tables') {
    const tables = store.databases[session.database]
    if (!tables) throw noDatabase()
    return {
      columns: [`Tables_in_${session.database}`],
      rows: Object.keys(tables)
        .sort()
        .map((name) => [name]),
    }
  }
  if (what === 'variables') return { columns: ['Variable_name', 'Value'], rows: [] }
  return {
    columns: ['Id', 'User', 'Host', 'db', 'Command', 'Time', 'State', 'Info'],
    rows: [
      [
        8,
        session.about['login'] ?? 'root',
        'localhost',
        session.database || null,
        'Query',
        0,
        'init',
        'SHOW PROCESSLIST',
      ],
    ],
  }
}
