/**
 * Differences of two texts as `diff -u` shows them: changed lines with unchanged ones around them.
 *
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
import { type StructuredPatchHunk, structuredPatch } from 'diff'

/** What stands after a last line that has no end. */
export const NO_LINE_END = '\\ No newline at end of file'

const CONTEXT = 3
/**
 * More differing lines than this, and the texts are shown as one change. The search for the
 * shortest difference costs the square of its length.
 */
const DIFFERENCES_AT_MOST = 1_500

/**
 * The hunks that turn `before` into `after`; empty when they are equal.
 *
 * @example
 * unifiedDiff('a\nb\n', 'a\nc\n') // '@@ -1,2 +1,2 @@\n a\n-b\n+c\n'
 */
export function unifiedDiff(before: string, after: string, context = CONTEXT): string {
  const patch = structuredPatch('', '', before, after, '', '', {
    context,
    maxEditLength: DIFFERENCES_AT_MOST,
  })
  return (patch?.hunks ?? [oneChange(before, after)]).map(hunkText).join('')
}

function oneChange(before: string, after: string): StructuredPatchHunk {
  const [olds, news] = [linesOf(before, '-'), linesOf(after, '+')]
  const count = (lines: readonly string[]): number =>
    lines.filter((line) => !line.startsWith('\\')).length
  return {
    oldStart: 1,
    oldLines: count(olds),
    newStart: 1,
    newLines: count(news),
    lines: [...olds, ...news],
  }
}

function linesOf(text: string, mark: '-' | '+'): readonly string[] {
  if (text === '') return []
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => mark + line)
  return text.endsWith('\n') ? lines : [...lines, NO_LINE_END]
}

function hunkText({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk): string {
  const range = (first: number, count: number): string =>
    `${count === 0 ? first - 1 : first}${count === 1 ? '' : `,${count}`}`
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@\n${lines.map((line) => `${line}\n`).join('')}`
}
