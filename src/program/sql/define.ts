/**
 * Statements that define databases and tables.
 *
 * @module
 */
import { unknownColumn } from './select.js'
import { type Database, SqlError, type Statement, type Table } from './tree.js'

/** No database is in use. */
export const noDatabase = (): SqlError => new SqlError('No database selected', '1046 (3D000)')
/** There is no such database. */
export const unknownDatabase = (name: string): SqlError =>
  new SqlError(`Unknown database '${name}'`, '1049 (42000)')

/** What is said of a table that is not there. */
class NoTable extends SqlError {
  override name = 'NoTable'
  constructor(
    readonly database: string,
    readonly table: string,
  ) {
    super(`Table '${database}.${table}' doesn't exist`, '1146 (42S02)')
  }
}

/** A table of a database. @throws SqlError */
export function found(tables: Database | undefined, database: string, name: string): Table {
  if (!tables) throw noDatabase()
  const table = tables[name]
  if (!table) throw new NoTable(database, name)
  return table
}

/** The databases with one more, or less. @throws SqlError */
export function withDatabase(
  databases: Readonly<Record<string, Database>>,
  { kind, name, unlessThere }: Extract<Statement, { kind: 'create database' | 'drop database' }>,
): Readonly<Record<string, Database>> {
  const isThere = Object.hasOwn(databases, name)
  if (kind === 'create database') {
    if (isThere && !unlessThere)
      throw new SqlError(`Can't create database '${name}'; database exists`, '1007 (HY000)')
    return isThere ? databases : { ...databases, [name]: {} }
  }
  if (!isThere && !unlessThere)
    throw new SqlError(`Can't drop database '${name}'; database doesn't exist`, '1008 (HY000)')
  const { [name]: _, ...rest } = databases
  return rest
}

type Definition = Extract<
  Statement,
  {
    kind: 'create table' | 'drop table' | 'add column' | 'drop column' | 'rename table' | 'truncate'
  }
>

/** The tables of a database after a definition. @throws SqlError */
export function defined(tables: Database, database: string, statement: Definition): Database {
  switch (statement.kind) {
    case 'create table': {
      const { table, columns, unlessThere } = statement
      if (!tables[table]) return { ...tables, [table]: { columns, rows: [], next: 1 } }
      if (unlessThere) return tables
      throw new SqlError(`Table '${table}' already exists`, '1050 (42S01)')
    }
    case 'drop table': {
      const left = { ...tables }
      for (const name of statement.tables) {
        if (!left[name] && !statement.ifThere)
          throw new SqlError(`Unknown table '${database}.${name}'`, '1051 (42S02)')
        delete left[name]
      }
      return left
    }
    case 'rename table': {
      const { [statement.table]: table = found(tables, database, statement.table), ...rest } =
        tables
      return { ...rest, [statement.to]: table }
    }
    case 'truncate':
      return {
        ...tables,
        [statement.table]: { ...found(tables, database, statement.table), rows: [], next: 1 },
      }
    case 'add column': {
      const { column } = statement
      const table = found(tables, database, statement.table)
      const rows = table.rows.map((row) => [...row, column.fallback ?? null])
      return {
        ...tables,
        [statement.table]: { ...table, columns: [...table.columns, column], rows },
      }
    }
    case 'drop column': {
      const table = found(tables, database, statement.table)
      const at = indexOf(table, statement.column)
      const without = <T>(all: readonly T[]): T[] => all.filter((_, i) => i !== at)
      return {
        ...tables,
        [statement.table]: {
          ...table,
          columns: without(table.columns),
          rows: table.rows.map(without),
        },
      }
    }
  }
}

/** Where a table has a column. @throws SqlError */
export function indexOf({ columns }: Table, name: string): number {
  const at = columns.findIndex((column) => column.name === name)
  if (at < 0) throw unknownColumn(name)
  return at
}
