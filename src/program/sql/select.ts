/**
 * `SELECT`: rows of tables put together, filtered, grouped, ordered and cut.
 *
 * @module
 */
import { AGGREGATES, type Scope, compare, evaluate, textOf, truth } from './evaluate.js'
import {
  type Expression,
  type Select,
  type Source,
  SqlError,
  type Table,
  type Value,
} from './tree.js'

/** Columns with their rows. */
export interface Result {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** A row of the tables that a query puts together: by alias, then by column. */
type Joined = Readonly<
  Record<string, { readonly table: Table; readonly row: readonly Value[] | null }>
>

type Session = Scope['session']

/** Runs a query; `tableOf` finds a table. @throws SqlError */
export function select(query: Select, tableOf: (name: string) => Table, session: Session): Result {
  const rows = joined(query.sources, tableOf, session).filter(
    (row) => !query.where || truth(evaluate(query.where, scopeOf(row, session))),
  )
  const columns = columnsOf(query, tableOf)
  const isGrouped =
    query.groups.length > 0 || columns.some(({ expression }) => aggregates(expression))
  const groups = isGrouped ? groupsOf(query, rows, session) : rows.map((row) => [row])
  const shown = groups
    .map((group) => {
      const scope = isGrouped ? groupScope(group, session) : scopeOf(group[0] ?? {}, session)
      const values = columns.map(({ expression }) => evaluate(expression, scope))
      return { values, scope }
    })
    .filter(({ scope }) => !query.having || truth(evaluate(query.having, scope)))
  const keyed = shown.map(({ values, scope }) => ({
    values,
    keys: query.orders.map(({ expression }) => orderKey(expression, columns, values, scope)),
  }))
  keyed.sort((a, b) => byOrder(a.keys, b.keys, query))
  const distinct = query.isDistinct
    ? unique(keyed.map(({ values }) => values))
    : keyed.map(({ values }) => values)
  const from = query.offset ?? 0
  return {
    columns: columns.map(({ name }) => name),
    rows: distinct.slice(from, query.limit === undefined ? undefined : from + query.limit),
  }
}

function byOrder(a: readonly Value[], b: readonly Value[], { orders }: Select): number {
  for (const [i, { isDescending }] of orders.entries()) {
    const difference = compare(a[i] ?? null, b[i] ?? null)
    if (difference !== 0) return isDescending ? -difference : difference
  }
  return 0
}

const unique = (rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] => {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = JSON.stringify(row)
    return !seen.has(key) && seen.add(key)
  })
}

/** Rows of all tables put together. */
function joined(
  sources: readonly Source[],
  tableOf: (name: string) => Table,
  session: Session,
): readonly Joined[] {
  let rows: readonly Joined[] = [{}]
  for (const { table: name, alias, join, on } of sources) {
    const table = tableOf(name)
    rows = rows.flatMap((left) => {
      const found = table.rows
        .map((row): Joined => ({ ...left, [alias]: { table, row } }))
        .filter((row) => !on || truth(evaluate(on, scopeOf(row, session))))
      return found.length === 0 && join === 'left'
        ? [{ ...left, [alias]: { table, row: null } }]
        : found
    })
  }
  return rows
}

/** What an expression sees of a row. */
export const scopeOf = (row: Joined, session: Session): Scope => ({
  session,
  column(name, of) {
    for (const [alias, { table, row: values }] of Object.entries(row)) {
      if (of !== undefined && alias !== of) continue
      const at = table.columns.findIndex((column) => column.name === name)
      if (at >= 0) return values?.[at] ?? null
    }
    throw unknownColumn(of === undefined ? name : `${of}.${name}`)
  },
})

/** A column that no table has. */
export const unknownColumn = (name: string): SqlError =>
  new SqlError(`column "${name}" does not exist`, '1054 (42S22)')

const aggregates = (expression: Expression): boolean =>
  'call' in expression && (AGGREGATES.has(expression.call) || expression.args.some(aggregates))

function groupsOf(
  { groups }: Select,
  rows: readonly Joined[],
  session: Session,
): readonly (readonly Joined[])[] {
  if (groups.length === 0) return [rows]
  const found = new Map<string, Joined[]>()
  for (const row of rows) {
    const key = JSON.stringify(groups.map((group) => evaluate(group, scopeOf(row, session))))
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return [...found.values()]
}

const groupScope = (group: readonly Joined[], session: Session): Scope => ({
  ...scopeOf(group[0] ?? {}, session),
  aggregate(call, args, isDistinct) {
    if (call === 'count(*)') return group.length
    const all = group
      .map((row) => evaluate(args[0] ?? { value: null }, scopeOf(row, session)))
      .filter((value) => value !== null)
    const values = isDistinct ? [...new Set(all)] : all
    if (call === 'count') return values.length
    if (values.length === 0) return null
    if (call === 'group_concat' || call === 'string_agg') return values.map(textOf).join(',')
    if (call === 'min' || call === 'max') {
      const sorted = [...values].sort(compare)
      return (call === 'min' ? sorted[0] : sorted.at(-1)) ?? null
    }
    const sum = values.reduce<number>((total, value) => total + Number(value), 0)
    return call === 'sum' ? sum : sum / values.length
  },
})

/** The columns of a result; `*` is all of the tables'. */
function columnsOf(
  { selected, sources }: Select,
  tableOf: (name: string) => Table,
): readonly { readonly name: string; readonly expression: Expression }[] {
  return selected.flatMap((one) => {
    if (one !== '*' && !('allOf' in one)) return [one]
    return sources
      .filter(({ alias }) => one === '*' || alias === one.allOf)
      .flatMap(({ table, alias }) =>
        tableOf(table).columns.map(({ name }) => ({
          name,
          expression: { column: name, table: alias },
        })),
      )
  })
}

/** `ORDER BY 1` and `ORDER BY alias` mean a column of the result. */
function orderKey(
  expression: Expression,
  columns: readonly { readonly name: string }[],
  values: readonly Value[],
  scope: Scope,
): Value {
  if ('value' in expression && typeof expression.value === 'number')
    return values[expression.value - 1] ?? null
  if ('column' in expression && expression.table === undefined) {
    const at = columns.findIndex(({ name }) => name === expression.column)
    if (at >= 0) return values[at] ?? null
  }
  return evaluate(expression, scope)
}
