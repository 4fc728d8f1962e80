/**
 * Reading statements that define: databases, tables, users.
 *
 * @module
 */
import { columnOf, isConstraint } from './column-parser.js'
import { type Reader, tableName } from './reader.js'
import type { Statement } from './tree.js'

export function create(reader: Reader): Statement {
  if (reader.take('database') || reader.take('schema')) {
    const unlessThere = reader.take('if not exists')
    const name = reader.name()
    while (!reader.isAtEnd) reader.next()
    return { kind: 'create database', name, unlessThere }
  }
  if (reader.take('user') || reader.take('role')) return user(reader, 'create user')
  if (reader.take('index') || reader.take('unique index') || reader.take('extension')) {
    while (!reader.isAtEnd) reader.next()
    return { kind: 'nothing', tag: 'CREATE INDEX' }
  }
  reader.expect('table')
  const unlessThere = reader.take('if not exists')
  const table = tableName(reader)
  reader.expect('(')
  const columns = reader.list(() => (isConstraint(reader) ? constraint(reader) : columnOf(reader)))
  reader.expect(')')
  while (!reader.isAtEnd) reader.next()
  const keys = columns.flatMap((column) => ('keys' in column ? column.keys : []))
  return {
    kind: 'create table',
    table,
    unlessThere,
    columns: columns.flatMap((column) =>
      'keys' in column
        ? []
        : [keys.includes(column.name) ? { ...column, isKey: true, isRequired: true } : column],
    ),
  }
}

/** `PRIMARY KEY (id)`, `FOREIGN KEY …`: only the first is held. */
function constraint(reader: Reader): { readonly keys: readonly string[] } {
  if (reader.take('constraint')) reader.name()
  const isKey = reader.take('primary key')
  let keys: readonly string[] = []
  while (!reader.is(',') && !reader.is(')')) {
    if (!reader.take('(')) reader.next()
    else if (isKey) {
      keys = reader.list(() => reader.name())
      reader.expect(')')
    } else reader.skipParentheses()
  }
  return { keys: isKey ? keys : [] }
}

export function user(reader: Reader, kind: 'create user' | 'alter user'): Statement {
  reader.take('if not exists')
  const name = reader.name().replace(/@.*/, '')
  let password = ''
  while (!reader.isAtEnd) {
    const token = reader.next()
    const word = token.text.toLowerCase()
    if (
      token.kind === 'word' &&
      (word === 'by' || word === 'password') &&
      reader.peek()?.kind === 'text'
    )
      password = reader.next().text
  }
  return { kind, name, password }
}

export function drop(reader: Reader): Statement {
  if (reader.take('database') || reader.take('schema')) {
    const unlessThere = reader.take('if exists')
    return { kind: 'drop database', name: reader.name(), unlessThere }
  }
  reader.expect('table')
  const ifThere = reader.take('if exists')
  const tables = reader.list(() => tableName(reader))
  reader.take('cascade')
  return { kind: 'drop table', tables, ifThere }
}

export function alter(reader: Reader): Statement {
  const table = tableName(reader)
  if (reader.take('add')) {
    reader.take('column')
    return { kind: 'add column', table, column: columnOf(reader) }
  }
  if (reader.take('drop')) {
    reader.take('column')
    return { kind: 'drop column', table, column: reader.name() }
  }
  reader.expect('rename to')
  return { kind: 'rename table', table, to: reader.name() }
}
