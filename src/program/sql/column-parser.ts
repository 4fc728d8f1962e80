/**
 * Reading the columns of a table's definition.
 *
 * @module
 */
import { expression } from './expression-parser.js'
import type { Reader } from './reader.js'
import type { Column } from './tree.js'

const CONSTRAINTS = [
  'primary key',
  'foreign key',
  'unique key',
  'unique (',
  'constraint',
  'check',
  'index',
  'key',
]

/** Whether a constraint of the table comes next. */
export const isConstraint = (reader: Reader): boolean =>
  CONSTRAINTS.some((words) => reader.is(words))

/** `id INT AUTO_INCREMENT PRIMARY KEY`. @throws SqlError */
export function columnOf(reader: Reader): Column {
  const name = reader.name()
  const type = typeOf(reader)
  const isSerial = /^(small|big)?serial$/.test(type)
  let column: Column = {
    name,
    type: isSerial ? (type === 'bigserial' ? 'bigint' : 'integer') : type,
    ...(isSerial && { counts: true, isRequired: true }),
  }
  while (!reader.is(',') && !reader.is(')') && !reader.isAtEnd)
    column = { ...column, ...attribute(reader) }
  return column
}

function typeOf(reader: Reader): string {
  let type = reader.next().text.toLowerCase()
  for (const rest of ['varying', 'precision', 'unsigned', 'with time zone', 'without time zone'])
    if (reader.take(rest)) type += ` ${rest}`
  if (reader.take('(')) {
    const sizes = reader.list(() => reader.next().text)
    reader.expect(')')
    type += `(${sizes.join(',')})`
  }
  if (reader.take('unsigned')) type += ' unsigned'
  return type
}

function attribute(reader: Reader): Partial<Column> {
  if (reader.take('primary key')) return { isKey: true, isRequired: true }
  if (reader.take('not null')) return { isRequired: true }
  if (reader.take('null')) return {}
  if (reader.take('unique')) return reader.take('key') ? { isUnique: true } : { isUnique: true }
  if (reader.take('auto_increment')) return { counts: true }
  if (reader.take('generated')) {
    while (!reader.take('identity')) reader.next()
    return { counts: true, isRequired: true }
  }
  if (reader.take('default')) return fallback(reader)
  if (reader.take('references')) {
    reader.name()
    if (reader.take('(')) reader.skipParentheses()
    return {}
  }
  if (reader.take('check')) {
    reader.expect('(')
    reader.skipParentheses()
    return {}
  }
  for (const words of ['on update', 'on delete', 'comment', 'collate'])
    if (reader.take(words)) {
      reader.next()
      if (reader.take('(')) reader.skipParentheses()
      return {}
    }
  return reader.fail()
}

function fallback(reader: Reader): Partial<Column> {
  const value = expression(reader)
  if ('value' in value) return { fallback: value.value }
  return { isNow: true }
}
