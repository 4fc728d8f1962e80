/**
 * `console.table`: rows and columns in a frame.
 *
 * @see https://nodejs.org/api/console.html#consoletabletabulardata-properties
 */
import { inspect } from './inspect.js'

const INDEX = '(index)'
const VALUES = 'Values'

/** An array or object as a table: a row an item, a column for every member that an item has. */
export function table(value: object, only?: readonly string[]): string {
  const rows = Object.entries(value)
  const isComposite = (item: unknown): item is object => typeof item === 'object' && item !== null
  const columns = only ?? [
    ...new Set(rows.flatMap(([, item]) => (isComposite(item) ? Object.keys(item) : []))),
  ]
  const hasPlain = rows.some(([, item]) => !isComposite(item))
  const cells = rows.map(([index, item]) => [
    index,
    ...columns.map((column) =>
      isComposite(item) && Object.hasOwn(item, column)
        ? inspect((item as Record<string, unknown>)[column], 0)
        : '',
    ),
    ...(hasPlain ? [isComposite(item) ? '' : inspect(item)] : []),
  ])
  const header = [INDEX, ...columns, ...(hasPlain ? [VALUES] : [])]
  const widths = header.map(
    (title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)) + 2,
  )
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right
  const line = (row: readonly string[]): string =>
    `│${row.map((cell, at) => ` ${cell}`.padEnd(widths[at] ?? 0)).join('│')}│`
  return [
    rule('┌', '┬', '┐'),
    line(header),
    rule('├', '┼', '┤'),
    ...cells.map(line),
    rule('└', '┴', '┘'),
  ].join('\n')
}
