/**
 * How the API server shows what a forbidden update changes: a unified difference of the two values,
 * printed as JSON in their internal form.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/diff
 */
/** Equal lines that are shown before and after a change. */
const CONTEXT = 3

interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** The difference between two values in their internal form. */
export function difference(old: unknown, now: unknown): string {
  const print = (one: unknown): string[] => JSON.stringify(one, null, 1).split('\n')
  return hunks(compare(print(old), print(now))).join('')
}

/** All lines of both: those that are equal, gone and new. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const common = commonLengths(before, after)
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ mark: ' ', text: before[i++] as string })
      j++
    } else if (
      i < before.length &&
      (j === after.length || at(common, i + 1, j) >= at(common, i, j + 1))
    )
      lines.push({ mark: '-', text: before[i++] as string })
    else lines.push({ mark: '+', text: after[j++] as string })
  }
  return lines
}

const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0

/** How many lines the ends of both from (i, j) on have in common. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): readonly Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    const row = table[i] as Uint16Array
    for (let j = after.length - 1; j >= 0; j--)
      row[j] =
        before[i] === after[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), row[j + 1] as number)
  }
  return table
}

/** The changes with their context, those that are close to each other together. */
function hunks(lines: readonly Line[]): readonly string[] {
  const result: string[] = []
  let start = 0
  while (start < lines.length) {
    const first = lines.findIndex(({ mark }, i) => i >= start && mark !== ' ')
    if (first < 0) break
    let last = first
    for (let i = first; i < lines.length && i - last <= 2 * CONTEXT; i++)
      if (lines[i]?.mark !== ' ') last = i
    const from = Math.max(start, first - CONTEXT)
    result.push(hunk(lines, from, Math.min(lines.length, last + CONTEXT + 1)))
    start = last + 1
  }
  return result
}

function hunk(lines: readonly Line[], from: number, to: number): string {
  const count = (part: readonly Line[], mark: '-' | '+'): number =>
    part.filter((line) => line.mark === ' ' || line.mark === mark).length
  const [ahead, shown] = [lines.slice(0, from), lines.slice(from, to)]
  const range = (mark: '-' | '+'): string =>
    `${mark}${count(ahead, mark) + 1},${count(shown, mark)}`
  return `@@ ${range('-')} ${range('+')} @@\n${shown.map(({ mark, text }) => `${mark}${text}\n`).join('')}`
}
