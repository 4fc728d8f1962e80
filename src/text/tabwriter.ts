/**
 * Go's text/tabwriter: aligns tab-terminated cells in columns.
 *
 * A cell ends with a tab; what stands after the last tab of a line is not part of any column and is
 * never padded. A column is a block of consecutive lines that have a cell there: a line with fewer
 * cells ends the block, and the next block has a width of its own.
 *
 * @see https://pkg.go.dev/text/tabwriter
 */

/** How wide columns get. */
interface TabwriterOptions {
  /** The least width of a column, padding included; 6 unless said otherwise. */
  readonly minWidth?: number
  /** Blanks after the widest cell of a column; 3 unless said otherwise. */
  readonly padding?: number
  /**
   * How many columns of a terminal a text takes; the number of its characters unless said
   * otherwise.
   */
  readonly width?: (text: string) => number
  /**
   * Widths that columns had in an earlier part of the same output, which they do not fall below.
   */
  readonly remembered?: readonly number[]
}

/** Text whose characters are one code unit and one column each: nearly all of it. */
const PLAIN = /^[\x20-\x7e]*$/

/** The columns of `kubectl get`. */
export const KUBECTL_COLUMNS: TabwriterOptions = { minWidth: 6, padding: 3 }
/** The columns of `kubectl describe`. */
export const DESCRIBE_COLUMNS: TabwriterOptions = { minWidth: 0, padding: 2 }
/** The columns of the docker command. */
export const DOCKER_COLUMNS: TabwriterOptions = { minWidth: 10, padding: 3, width: displayWidth }

/** Aligns the tab-terminated cells of `text`. */
export function tabwriter(text: string, options: TabwriterOptions): string {
  return align(text, options).text
}

/**
 * Like `tabwriter`, and gives the widths that the columns got, for output that goes on later
 * (`kubectl get --watch`).
 */
export function align(
  text: string,
  options: TabwriterOptions,
): { readonly text: string; readonly widths: readonly number[] } {
  const { minWidth = 6, padding = 3, width = countCharacters } = options
  const lines = text.split('\n').map((line) => line.split('\t'))
  const out: string[] = []
  const widest: number[] = [...(options.remembered ?? [])]

  function block(from: number, to: number, widths: readonly number[]): void {
    const column = widths.length
    let line = from
    let start = from
    while (line < to) {
      if (!hasCell(lines[line], column)) {
        line++
        continue
      }
      write(start, line, widths)
      start = line
      let cellWidth = Math.max(minWidth, options.remembered?.[column] ?? 0)
      for (; line < to && hasCell(lines[line], column); line++)
        cellWidth = Math.max(cellWidth, width(lines[line]?.[column] ?? '') + padding)
      widest[column] = Math.max(widest[column] ?? 0, cellWidth)
      block(start, line, [...widths, cellWidth])
      start = line
    }
    write(start, to, widths)
  }

  function write(from: number, to: number, widths: readonly number[]): void {
    for (let i = from; i < to; i++) {
      const cells = lines[i] as string[]
      let line = ''
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column] as string
        line += cell
        if (column < widths.length) {
          const missing = (widths[column] as number) - width(cell)
          if (missing > 0) line += ' '.repeat(missing)
        }
      }
      out.push(line)
    }
  }

  block(0, lines.length, [])
  return { text: out.join('\n'), widths: widest }
}

/** Rows as a table: one line a row, the last cell not padded, a newline after each. */
export function table(
  rows: readonly (readonly string[])[],
  options: TabwriterOptions = KUBECTL_COLUMNS,
): string {
  return rows.length === 0
    ? ''
    : `${tabwriter(rows.map((row) => row.join('\t')).join('\n'), options)}\n`
}

/**
 * How many columns of a terminal a text takes: East Asian wide characters and emoji take two,
 * combining marks none.
 */
function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const character of text)
    width += /\p{Mn}|\p{Me}|\p{Cf}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u

const hasCell = (line: readonly string[] | undefined, column: number): boolean =>
  line !== undefined && column < line.length - 1

function countCharacters(text: string): number {
  if (PLAIN.test(text)) return text.length
  let count = 0
  for (const _ of text) count++
  return count
}
