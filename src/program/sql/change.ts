/**
 * Statements that change rows: `INSERT`, `UPDATE`, `DELETE`.
 *
 * @module
 */
import { indexOf } from './define.js'
import { evaluate, textOf, truth } from './evaluate.js'
import { type Result, scopeOf, select } from './select.js'
import {
  type Column,
  type Expression,
  type Session,
  SqlError,
  type Statement,
  type Table,
  type Value,
} from './tree.js'

interface Change {
  readonly table: Table
  readonly affected: number
  readonly result?: Result
}

/** A table after a change. @throws SqlError */
export function changed(
  table: Table,
  statement: Extract<Statement, { kind: 'insert' | 'update' | 'delete' }>,
  session: Session,
): Change {
  if (statement.kind === 'insert') return inserted(table, statement, session)
  const alias = statement.table
  const meant = (row: readonly Value[]): boolean =>
    !statement.where ||
    truth(evaluate(statement.where, scopeOf({ [alias]: { table, row } }, session.about)))
  const affected = table.rows.filter(meant).length
  if (statement.kind === 'delete')
    return { table: { ...table, rows: table.rows.filter((row) => !meant(row)) }, affected }
  const sets = statement.sets.map(([name, value]) => [indexOf(table, name), value] as const)
  const rows = table.rows.map((row) => {
    if (!meant(row)) return row
    const next = [...row]
    for (const [at, value] of sets)
      next[at] = stored(
        table.columns[at],
        evaluate(value, scopeOf({ [alias]: { table, row } }, session.about)),
      )
    return next
  })
  return { table: checked({ ...table, rows }, alias), affected }
}

function inserted(
  table: Table,
  statement: Extract<Statement, { kind: 'insert' }>,
  session: Session,
): Change {
  const names = statement.columns ?? table.columns.map(({ name }) => name)
  const places = names.map((name) => indexOf(table, name))
  let { next } = table
  const made = statement.rows.map((row, i) => {
    if (row.length !== places.length)
      throw new SqlError(`Column count doesn't match value count at row ${i + 1}`, '1136 (21S01)')
    return table.columns.map((column, at) => {
      const expression = row[places.indexOf(at)]
      const given = isGiven(expression)
        ? evaluate(expression, scopeOf({}, session.about))
        : undefined
      if (column.counts && (given === undefined || given === null)) return next++
      const value = given ?? (given === null ? null : defaultOf(column, session))
      if (column.counts) next = Math.max(next, Number(value) + 1)
      return stored(column, value)
    })
  })
  const whole = checked({ ...table, rows: [...table.rows, ...made], next }, statement.table)
  if (!statement.returning) return { table: whole, affected: made.length }
  const result = select(
    {
      kind: 'select',
      isDistinct: false,
      selected: statement.returning,
      sources: [{ table: statement.table, alias: statement.table }],
      groups: [],
      orders: [],
    },
    () => ({ ...whole, rows: made }),
    session.about,
  )
  return { table: whole, affected: made.length, result }
}

const isGiven = (expression: Expression | undefined): expression is Expression =>
  expression !== undefined && !('column' in expression && expression.column === 'default')

const defaultOf = (column: Column, { about }: Session): Value =>
  column.isNow ? (about['now'] ?? '') : (column.fallback ?? null)

/** A value as a column of its type keeps it. */
function stored(column: Column | undefined, value: Value): Value {
  if (value === null || !column) return value
  if (/int|serial|numeric|decimal|float|double|real/.test(column.type)) {
    const number = Number(value)
    const places = /^(?:decimal|numeric)\(\d+,(\d+)\)/.exec(column.type)?.[1]
    if (!Number.isNaN(number)) return places ? number.toFixed(Number(places)) : number
    throw new SqlError(
      `Incorrect integer value: '${textOf(value)}' for column '${column.name}' at row 1`,
      '1366 (HY000)',
    )
  }
  if (/bool/.test(column.type)) return /^(t|true|1|yes|on)$/i.test(String(value))
  return typeof value === 'boolean' ? textOf(value) : String(value)
}

/** Keys are once there, and what is required is there. @throws SqlError */
function checked(table: Table, name: string): Table {
  for (const [at, column] of table.columns.entries()) {
    if (column.isRequired && table.rows.some((row) => row[at] === null))
      throw new SqlError(`Column '${column.name}' cannot be null`, '1048 (23000)')
    if (!column.isKey && !column.isUnique) continue
    const seen = new Set<Value>()
    for (const row of table.rows) {
      const value = row[at] ?? null
      if (value !== null && seen.has(value))
        throw new SqlError(
          `Duplicate entry '${textOf(value)}' for key '${name}.${column.isKey ? 'PRIMARY' : column.name}'`,
          '1062 (23000)',
        )
      seen.add(value)
    }
  }
  return table
}
