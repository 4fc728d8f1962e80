/**
 * The forms in which GNU's `diff` shows differences besides the unified one.
 *
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Normal.html
 */
import { diffArrays } from 'diff'
import { NO_LINE_END } from '../../text/unified-diff.js'

/** How a line is compared. */
type Compared = (line: string) => string

/** A run of lines that are the same, or that stand for each other. */
interface Run {
  readonly same: boolean
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const HALF = 61
const MOST_EDITS = 1_500

const linesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n')

function runsOf(before: string, after: string, compared: Compared): readonly Run[] {
  const [olds, news] = [linesOf(before), linesOf(after)]
  const parts = diffArrays([...olds], [...news], {
    comparator: (a, b) => compared(a) === compared(b),
    maxEditLength: MOST_EDITS,
  })
  if (parts === undefined) return [{ same: false, before: olds, after: news }]
  const runs: Run[] = []
  let [left, right] = [0, 0]
  for (const { added, removed, value } of parts) {
    const last = runs.at(-1)
    const olds2 = added ? [] : olds.slice(left, left + value.length)
    const news2 = removed ? [] : news.slice(right, right + value.length)
    left += olds2.length
    right += news2.length
    const same = !added && !removed
    if (last && !last.same && !same)
      runs[runs.length - 1] = {
        same,
        before: [...last.before, ...olds2],
        after: [...last.after, ...news2],
      }
    else runs.push({ same, before: olds2, after: news2 })
  }
  return runs
}

/** `2c2`, then the old lines with `<` and the new ones with `>`. */
export function normalDiff(before: string, after: string, compared: Compared): string {
  let [left, right, text] = [0, 0, '']
  const [oldCount, newCount] = [linesOf(before).length, linesOf(after).length]
  for (const run of runsOf(before, after, compared)) {
    const { length: olds } = run.before
    const { length: news } = run.after
    if (!run.same) {
      const letter = olds === 0 ? 'a' : news === 0 ? 'd' : 'c'
      text += `${range(left, olds)}${letter}${range(right, news)}\n`
      text += run.before.map((line) => `< ${line}\n`).join('')
      if (olds > 0 && left + olds === oldCount && !before.endsWith('\n')) text += `${NO_LINE_END}\n`
      if (olds > 0 && news > 0) text += '---\n'
      text += run.after.map((line) => `> ${line}\n`).join('')
      if (news > 0 && right + news === newCount && !after.endsWith('\n')) text += `${NO_LINE_END}\n`
    }
    left += olds
    right += news
  }
  return text
}

const range = (before: number, count: number): string =>
  count === 0
    ? String(before)
    : count === 1
      ? String(before + 1)
      : `${before + 1},${before + count}`

/** `diff -y`: both texts beside each other, with a mark between lines that differ. */
export function sideBySide(before: string, after: string, compared: Compared): string {
  let text = ''
  for (const { same, before: olds, after: news } of runsOf(before, after, compared))
    for (let i = 0; i < Math.max(olds.length, news.length); i++) {
      const [old, now] = [olds[i], news[i]]
      const mark = same ? ' ' : old === undefined ? '>' : now === undefined ? '<' : '|'
      text += row(old ?? '', mark, now ?? '')
    }
  return text
}

const TAB = 8

/** Two columns, with tabs between them as far as they reach. */
function row(old: string, mark: string, now: string): string {
  const left = old.slice(0, HALF)
  if (mark === '<') return `${left}${blanks(left.length, HALF + 1)}<\n`
  const begin = mark === ' ' ? '' : `${blanks(left.length, HALF + 1)}${mark}`
  const from = mark === ' ' ? left.length : HALF + 2
  return `${left}${begin}${blanks(from, HALF + 3)}${now.slice(0, HALF)}\n`
}

/** Tabs, then spaces, from one column to another. */
function blanks(from: number, to: number): string {
  let [at, text] = [from, '']
  for (let next = (Math.floor(at / TAB) + 1) * TAB; next <= to; next += TAB) {
    text += '\t'
    at = next
  }
  return text + ' '.repeat(to - at)
}
