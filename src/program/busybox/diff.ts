/**
 * `diff` (in the unified form, which is BusyBox's only one) and `cmp`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#diff
 */
import { unifiedDiff } from '../../text/unified-diff.js'
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { type Call, instant } from './tool.js'

const DIFF_USAGE =
  'diff [-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2\n\nCompare files line by line and output the differences between them.'
const CMP_USAGE = 'cmp [-ls] [-n NUM] FILE1 [FILE2]\n\nCompare FILE1 with FILE2 (or stdin)'
const CONTEXT = 3
const TROUBLE = 2
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

const isDirectory = ({ files }: System, path: string): boolean =>
  files.exists(path) && files.stat(path).type === 'directory'

/** The differences of the files of two directories; with `isEmpty`, one that is missing is empty. */
function directories({ system, args }: Call, from: string, to: string, isEmpty: boolean): number {
  const words = args.filter((word) => word.startsWith('-')).join(' ')
  const [olds, news] = [from, to].map((path) => new Set(system.files.list(path)))
  let code = 0
  for (const name of [...new Set([...(olds ?? []), ...(news ?? [])])].sort()) {
    const [left, right] = [`${from}/${name}`, `${to}/${name}`]
    const [isOld, isNew] = [olds?.has(name), news?.has(name)]
    if (!isEmpty && !(isOld && isNew)) {
      system.out(`Only in ${isOld ? from : to}: ${name}\n`)
      code = 1
      continue
    }
    if ([left, right].some((path) => isDirectory(system, path))) continue
    const before = isOld ? system.files.read(left) : ''
    const after = isNew ? system.files.read(right) : ''
    if (before === after) continue
    code = 1
    const head = `diff ${words === '' ? '' : `${words} `}${left} ${right}`
    system.out(`${head}\n--- ${left}\n+++ ${right}\n${unifiedDiff(before, after)}`)
  }
  return code
}

export const diff = instant('diff', (call) => {
  const { system, args } = call
  const options = optionsOf(args, { letters: 'abBdiNqrTstwuU:L:S:', usage: DIFF_USAGE })
  const [first, second] = options.operands
  if (first === undefined || second === undefined) throw new UsageProblem(DIFF_USAGE, TROUBLE)
  if ([first, second].every((path) => isDirectory(system, path)))
    return directories(call, first, second, options.has('N'))
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
      `--- ${left}\n+++ ${right}\n${unifiedDiff(from, to, Number.isInteger(context) && context >= 0 ? context : CONTEXT)}`,
    )
  }
  return 1
})

export const cmp = instant('cmp', (call) => {
  const options = optionsOf(call.args, { letters: 'lsn:', usage: CMP_USAGE })
  const [first, second = '-'] = options.operands
  if (first === undefined) throw new UsageProblem(CMP_USAGE, TROUBLE)
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
