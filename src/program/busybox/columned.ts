/**
 * Names in columns, as `ls` shows them on a terminal.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/ls.html
 */
import { visibleWidth } from '../../text/visible-width.js'

const GAP = 2

/** As few rows as fit into a width; `across` fills rows first. */
export function inColumns(names: readonly string[], width: number, across: boolean): string {
  for (let rows = 1; rows < names.length; rows++) {
    const columns = Math.ceil(names.length / rows)
    const grid = Array.from({ length: rows }, (_, row) =>
      Array.from(
        { length: columns },
        (__, column) => names[across ? row * columns + column : column * rows + row],
      ),
    )
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.max(0, ...grid.map((row) => visibleWidth(row[column] ?? ''))),
    )
    const total = widths.reduce((sum, one) => sum + one + GAP, -GAP)
    if (total < width || columns === 1) return grid.map((row) => line(row, widths)).join('')
  }
  return names.map((name) => `${name}\n`).join('')
}

function line(row: readonly (string | undefined)[], widths: readonly number[]): string {
  const cells = row.filter((cell) => cell !== undefined)
  return `${cells
    .map((cell, at) =>
      at === cells.length - 1
        ? cell
        : cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) + GAP - visibleWidth(cell))),
    )
    .join('')}\n`
}
