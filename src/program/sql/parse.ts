/**
 * Reading statements of SQL: what MySQL and PostgreSQL have in common, and what courses use of each.
 *
 * @module
 */
import { alter, create, drop, user } from './definition-parser.js'
import { expression } from './expression-parser.js'
import { Reader, tableName } from './reader.js'
import { type Dialect, type Token, statementsOf, tokensOf } from './tokens.js'
import { type Expression, type Select, type Source, SqlError, type Statement } from './tree.js'

/** The statements of a text. @throws SqlError */
export function parseSql(sql: string, dialect: Dialect): readonly Statement[] {
  const tokens = tokensOf(sql, dialect)
  if (!tokens) throw new SqlError(`unterminated quoted string in ${sql}`)
  return statementsOf(tokens).map((words) => parse(words, sql, dialect))
}

function parse(words: readonly Token[], sql: string, dialect: Dialect): Statement {
  const reader = new Reader(words, sql, dialect)
  const found = statement(reader)
  return reader.isAtEnd ? found : reader.fail()
}

function statement(reader: Reader): Statement {
  if (reader.take('select')) return select(reader)
  if (reader.take('insert into')) return insert(reader)
  if (reader.take('replace into')) return insert(reader)
  if (reader.take('update')) return update(reader)
  if (reader.take('delete from'))
    return { kind: 'delete', table: tableName(reader), ...where(reader) }
  if (reader.take('create')) return create(reader)
  if (reader.take('drop')) return drop(reader)
  if (reader.take('alter table')) return alter(reader)
  if (reader.take('alter user') || reader.take('alter role')) return user(reader, 'alter user')
  if (reader.take('truncate')) {
    reader.take('table')
    return { kind: 'truncate', table: tableName(reader) }
  }
  if (reader.take('use')) return { kind: 'use', name: reader.name() }
  if (reader.take('describe') || reader.take('desc') || reader.take('show columns from'))
    return { kind: 'describe', table: tableName(reader) }
  if (reader.take('show')) return show(reader)
  return idle(reader)
}

const where = (reader: Reader): { readonly where?: Expression } =>
  reader.take('where') ? { where: expression(reader) } : {}

const CLAUSES = new Set(
  'from where group order limit offset having join inner left on union returning set'.split(' '),
)

function select(reader: Reader): Select {
  const isDistinct = reader.take('distinct')
  const selected = reader.list(() => selection(reader))
  const sources = reader.take('from') ? sourcesOf(reader) : []
  const filter = where(reader)
  const groups = reader.take('group by') ? reader.list(() => expression(reader)) : []
  const having = reader.take('having') ? expression(reader) : undefined
  const orders = reader.take('order by')
    ? reader.list(() => {
        const by = expression(reader)
        const isDescending = reader.take('desc')
        if (!isDescending) reader.take('asc')
        return { expression: by, isDescending }
      })
    : []
  const limits = limitsOf(reader)
  return {
    kind: 'select',
    isDistinct,
    selected,
    sources,
    groups,
    orders,
    ...filter,
    ...limits,
    ...(having && { having }),
  }
}

function limitsOf(reader: Reader): { readonly limit?: number; readonly offset?: number } {
  if (!reader.take('limit')) return reader.take('offset') ? { offset: count(reader) } : {}
  const first = count(reader)
  if (reader.take(',')) return { offset: first, limit: count(reader) }
  return { limit: first, ...(reader.take('offset') && { offset: count(reader) }) }
}

function count(reader: Reader): number {
  const token = reader.next()
  return token.kind === 'number' ? Number(token.text) : reader.failAt(token)
}

function selection(reader: Reader): Select['selected'][number] {
  if (reader.take('*')) return '*'
  if (reader.peek(1)?.text === '.' && reader.peek(2)?.text === '*') {
    const allOf = reader.name()
    reader.expect('. *')
    return { allOf }
  }
  const begin = reader.peek()?.at ?? 0
  const found = expression(reader)
  const end = reader.peek()?.at ?? reader.sql.length
  const text = reader.sql.slice(begin, end).replace(/;\s*$/, '').trim()
  return { expression: found, name: alias(reader) ?? named(found, text, reader) }
}

function alias(reader: Reader): string | undefined {
  if (reader.take('as')) return reader.name()
  const token = reader.peek()
  const isName =
    token?.kind === 'name' || (token?.kind === 'word' && !CLAUSES.has(token.text.toLowerCase()))
  return isName ? reader.name() : undefined
}

/** What a column is called that nobody named: its text in MySQL, the function in PostgreSQL. */
function named(found: Expression, text: string, { dialect }: Reader): string {
  if ('column' in found) return found.column
  if (dialect === 'mysql') return text
  if (!('call' in found)) return '?column?'
  return /^[a-z_]/.test(found.call) && !/^(and|or|not|in|like|between|is )/.test(found.call)
    ? found.call.replace('(*)', '')
    : '?column?'
}

function sourcesOf(reader: Reader): Source[] {
  const sources: Source[] = reader.list(() => source(reader))
  for (;;) {
    const isLeft = reader.take('left')
    if (isLeft) reader.take('outer')
    else reader.take('inner')
    if (!reader.take('join')) return sources
    const joined = source(reader)
    reader.expect('on')
    sources.push({ ...joined, join: isLeft ? 'left' : 'inner', on: expression(reader) })
  }
}

function source(reader: Reader): Source {
  const table = tableName(reader)
  return { table, alias: alias(reader) ?? table }
}

function insert(reader: Reader): Statement {
  const table = tableName(reader)
  let columns: readonly string[] | undefined
  if (reader.take('(')) {
    columns = reader.list(() => reader.name())
    reader.expect(')')
  }
  if (!reader.take('values')) reader.expect('value')
  const rows = reader.list(() => {
    reader.expect('(')
    const row = reader.list(() =>
      reader.take('default') ? { column: 'default' } : expression(reader),
    )
    reader.expect(')')
    return row
  })
  const returning = reader.take('returning') ? reader.list(() => selection(reader)) : undefined
  return {
    kind: 'insert',
    table,
    rows,
    ...(columns && { columns }),
    ...(returning && { returning }),
  }
}

function update(reader: Reader): Statement {
  const table = tableName(reader)
  reader.expect('set')
  const sets = reader.list(() => {
    const column = reader.name()
    reader.expect('=')
    return [column, expression(reader)] as const
  })
  return { kind: 'update', table, sets, ...where(reader) }
}

function show(reader: Reader): Statement {
  if (reader.take('full')) reader.take('processlist')
  for (const what of ['databases', 'tables', 'processlist', 'variables'] as const)
    if (reader.take(what)) {
      while (!reader.isAtEnd) reader.next()
      return { kind: 'show', what }
    }
  return reader.fail()
}

const IDLE: Readonly<Record<string, string>> = {
  grant: 'GRANT',
  revoke: 'REVOKE',
  flush: 'FLUSH',
  set: 'SET',
  begin: 'BEGIN',
  start: 'START TRANSACTION',
  commit: 'COMMIT',
}

/** Statements that change nothing here. */
function idle(reader: Reader): Statement {
  const tag = IDLE[reader.peek()?.text.toLowerCase() ?? '']
  if (tag === undefined) return reader.fail()
  while (!reader.isAtEnd) reader.next()
  return { kind: 'nothing', tag }
}
