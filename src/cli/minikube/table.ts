/**
 * minikube's tables: lines around the cells, and headers in the middle of their columns.
 *
 * @see https://github.com/olekukonko/tablewriter
 */

/** Columns that a character takes in a terminal: emojis take two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) => sum + (/\p{Extended_Pictographic}/u.test(sign) && sign > '\u2000' ? 2 : 1),
    0,
  )

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

function centred(text: string, width: number): string {
  const left = Math.floor((width - widthOf(text)) / 2)
  return padded(' '.repeat(left) + text, width)
}

/** A table. A cell of several lines makes its row as high. */
export function box(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, i) =>
    Math.max(...[header, ...rows].flatMap((row) => (row[i] ?? '').split('\n').map(widthOf))),
  )
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}\n`
  const line = (cells: readonly string[]): string => `│ ${cells.join(' │ ')} │\n`
  const body = rows.map((row) => {
    const split = row.map((cell) => cell.split('\n'))
    const height = Math.max(...split.map(({ length }) => length))
    return Array.from({ length: height }, (_, k) =>
      line(split.map((lines, i) => padded(lines[k] ?? '', widths[i] ?? 0))),
    ).join('')
  })
  return (
    rule('┌', '┬', '┐') +
    line(header.map((cell, i) => centred(cell, widths[i] ?? 0))) +
    rule('├', '┼', '┤') +
    body.join('') +
    rule('└', '┴', '┘')
  )
}
