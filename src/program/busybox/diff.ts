/**
 * `diff` (in the unified form, which is BusyBox's only one) and `cmp`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#diff
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { type Call, instant } from './tool.js'

const DIFF_USAGE =
  'diff [-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2\n\nCompare files line by line and output the differences between them.'
const CMP_USAGE = 'cmp [-ls] [-n NUM] FILE1 [FILE2]\n\nCompare FILE1 with FILE2 (or stdin)'
const CONTEXT = 3
const TROUBLE = 2
/**
 * More cells than this in the table of a comparison, and the differing middle is shown as one
 * change.
 */
const CELLS_AT_MOST = 4_000_000

interface Edit {
  readonly kind: ' ' | '-' | '+'
  readonly text: string
}

function textsOf({ system, name }: Call, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    try {
      return path === '-' ? (system.read() ?? '') : system.files.read(path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      throw new ToolError(
        name === 'diff'
          ? `can't stat '${path}': ${error.message}`
          : `can't open '${path}': ${error.message}`,
        TROUBLE,
      )
    }
  })
}

/** From one list of lines to the other, by their longest common subsequence. */
function edits(from: readonly string[], to: readonly string[]): readonly Edit[] {
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end++
  const same = (text: string): Edit => ({ kind: ' ', text })
  const middle = between(from.slice(start, from.length - end), to.slice(start, to.length - end))
  return [...from.slice(0, start).map(same), ...middle, ...from.slice(from.length - end).map(same)]
}

function between(from: readonly string[], to: readonly string[]): readonly Edit[] {
  const removed = (text: string): Edit => ({ kind: '-', text })
  const added = (text: string): Edit => ({ kind: '+', text })
  const width = to.length + 1
  if ((from.length + 1) * width > CELLS_AT_MOST) return [...from.map(removed), ...to.map(added)]
  const lengths = new Uint32Array((from.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] as number
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const result: Edit[] = []
  let [i, j] = [0, 0]
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      result.push({ kind: ' ', text: from[i++] as string })
      j++
    } else if (i < from.length && (j >= to.length || at(i + 1, j) >= at(i, j + 1)))
      result.push(removed(from[i++] as string))
    else result.push(added(to[j++] as string))
  }
  return result
}

/** Changes with the lines around them. */
function hunks(all: readonly Edit[], context: number): string {
  let text = ''
  let [line, other] = [1, 1]
  for (let at = 0; at < all.length; ) {
    if (all[at]?.kind === ' ') {
      line++
      other++
      at++
      continue
    }
    let last = at
    for (let i = at; i < all.length && i <= last + 2 * context + 1; i++)
      if (all[i]?.kind !== ' ') last = i
    const lead = Math.min(context, at)
    const hunk = all.slice(at - lead, last + context + 1)
    const [olds, news] = [
      hunk.filter(({ kind }) => kind !== '+').length,
      hunk.filter(({ kind }) => kind !== '-').length,
    ]
    const range = (first: number, count: number): string =>
      `${count === 0 ? first - 1 : first}${count === 1 ? '' : `,${count}`}`
    text += `@@ -${range(line - lead, olds)} +${range(other - lead, news)} @@\n`
    for (const { kind, text: one } of hunk)
      text += one.endsWith('\n') ? `${kind}${one}` : `${kind}${one}\n\\ No newline at end of file\n`
    line += olds - lead
    other += news - lead
    at = last + context + 1
  }
  return text
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split(/(?<=\n)/))

export const diff = instant('diff', (call) => {
  const { system, args } = call
  const options = optionsOf(args, { letters: 'abBdiNqrTstwuU:L:S:', usage: DIFF_USAGE })
  const [first, second] = options.operands
  if (first === undefined || second === undefined)
    throw new ToolError(usageOf(DIFF_USAGE), TROUBLE, true)
  const [from = '', to = ''] = textsOf(call, [first, second])
  if (from === to) {
    if (options.has('s')) system.out(`Files ${first} and ${second} are identical\n`)
    return 0
  }
  if (options.has('q')) system.out(`Files ${first} and ${second} differ\n`)
  else {
    const [left = first, right = second] = options.values('L')
    const context = Number(options.value('U') ?? CONTEXT)
    system.out(
      `--- ${left}\n+++ ${right}\n${hunks(edits(linesOf(from), linesOf(to)), Number.isInteger(context) && context >= 0 ? context : CONTEXT)}`,
    )
  }
  return 1
})

export const cmp = instant('cmp', (call) => {
  const options = optionsOf(call.args, { letters: 'lsn:', usage: CMP_USAGE })
  const [first, second = '-'] = options.operands
  if (first === undefined) throw new ToolError(usageOf(CMP_USAGE), TROUBLE, true)
  const [from = '', to = ''] = textsOf(call, [first, second])
  if (from === to) return 0
  if (!options.has('s')) say(call.system, first, second, from, to)
  return 1
})

function say(system: System, first: string, second: string, from: string, to: string): void {
  let at = 0
  while (at < from.length && at < to.length && from[at] === to[at]) at++
  if (at === from.length || at === to.length)
    system.err(`cmp: EOF on ${at === from.length ? first : second}\n`)
  else
    system.out(
      `${first} ${second} differ: char ${at + 1}, line ${from.slice(0, at).split('\n').length}\n`,
    )
}
