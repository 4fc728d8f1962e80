/**
 * Differences of two texts as `diff -u` shows them: changed lines with three unchanged ones around
 * them.
 *
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */

const CONTEXT = 3

/** One line of both texts, or of one. */
interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** The hunks that turn `before` into `after`; empty when they are equal. */
export function unifiedDiff(before: string, after: string): string {
  const lines = compare(linesOf(before), linesOf(after))
  return hunksOf(lines)
    .map((hunk) => hunkText(lines, hunk))
    .join('')
}

const linesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n')

/** What both texts begin and end with is not looked at twice. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const same = (texts: readonly string[]): readonly Line[] =>
    texts.map((text) => ({ mark: ' ', text }))
  return [
    ...same(before.slice(0, start)),
    ...align(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ]
}

/** Both texts line by line, along their longest common subsequence. */
function align(before: readonly string[], after: readonly string[]): readonly Line[] {
  const width = after.length + 1
  const common = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ mark: ' ', text: before[i] as string })
      i++
      j++
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push({ mark: '-', text: before[i++] as string })
    else lines.push({ mark: '+', text: after[j++] as string })
  }
  return lines
}

/** Where the hunks begin and end: changes that are near each other share one. */
function hunksOf(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = []
  lines.forEach(({ mark }, i) => {
    if (mark === ' ') return
    const last = hunks.at(-1)
    const [from, to] = [Math.max(0, i - CONTEXT), Math.min(lines.length, i + CONTEXT + 1)]
    if (last && from <= last[1]) last[1] = to
    else hunks.push([from, to])
  })
  return hunks
}

function hunkText(lines: readonly Line[], [from, to]: readonly [number, number]): string {
  const shown = lines.slice(from, to)
  const range = (mark: '-' | '+'): string => {
    const own = (list: readonly Line[]): number =>
      list.filter((line) => line.mark === ' ' || line.mark === mark).length
    const [start, count] = [own(lines.slice(0, from)), own(shown)]
    return `${mark}${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`
  }
  return `@@ ${range('-')} ${range('+')} @@\n${shown.map(({ mark, text }) => `${mark}${text}\n`).join('')}`
}
