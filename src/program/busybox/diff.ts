/**
 * `diff` (BusyBox's knows the unified form alone).
 *
 * @see https://busybox.net/downloads/BusyBox.html#diff
 */
import { unifiedDiff } from '../../text/unified-diff.js'
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { strftime } from './date.js'
import { normalDiff, sideBySide } from './diff-forms.js'
import { isDirectory, lastOf } from './each.js'
import { gnuProblem } from './gnu.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { type Call, instant } from './tool.js'

const DIFF_USAGE =
  'diff [-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2\n\nCompare files line by line and output the differences between them.'
const CONTEXT = 3
const TROUBLE = 2
function textsOf({ system }: Call, paths: readonly string[]): readonly string[] {
  const found: (string | undefined)[] = paths.map((path) => {
    try {
      return path === '-' ? (system.read() ?? '') : system.files.read(path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      // GNU's tells of both files, BusyBox's stops at the first.
      if (!isGnu(system)) throw new ToolError(`can't stat '${path}': ${error.message}`, TROUBLE)
      system.err(`diff: ${path}: ${error.message}\n`)
      return undefined
    }
  })
  if (found.includes(undefined)) throw new ToolError('', TROUBLE, true)
  return found.map((text) => text ?? '')
}

/** The differences of the files of two directories; with `-N`, one that is missing is empty. */
function directories(comparing: Comparing, from: string, to: string): number {
  const { system, options, args } = comparing
  const words = args.filter((word) => word.startsWith('-')).join(' ')
  const [olds, news] = [from, to].map((path) => new Set(system.files.list(path)))
  let code = 0
  for (const name of [...new Set([...(olds ?? []), ...(news ?? [])])].sort()) {
    const [left, right] = [`${from}/${name}`, `${to}/${name}`]
    const [isOld, isNew] = [olds?.has(name), news?.has(name)]
    if (!options.has('N') && !(isOld && isNew)) {
      system.out(`Only in ${isOld ? from : to}: ${name}\n`)
      code = 1
      continue
    }
    if ([left, right].every((path) => isDirectory(system.files, path))) {
      if (options.has('r')) code = Math.max(code, directories(comparing, left, right))
      else if (isGnu(system)) system.out(`Common subdirectories: ${left} and ${right}\n`)
      continue
    }
    const before = isOld ? system.files.read(left) : ''
    const after = isNew ? system.files.read(right) : ''
    if (isSame(options, before, after)) continue
    code = 1
    if (!options.has('q')) system.out(`diff ${words === '' ? '' : `${words} `}${left} ${right}\n`)
    show(comparing, left, right, before, after)
  }
  return code
}

/** What `diff` compares. */
interface Comparing {
  readonly system: System
  readonly options: Options
  readonly args: readonly string[]
}

/** A line as it is compared. */
function folded(options: Options, line: string): string {
  const shown = options.has('i') ? line.toLowerCase() : line
  if (options.has('w')) return shown.replace(/\s+/g, '')
  if (options.has('Z')) return shown.replace(/\s+$/, '')
  return options.has('b') ? shown.replace(/[ \t]+/g, ' ').replace(/ +$/, '') : shown
}

function isSame(options: Options, before: string, after: string): boolean {
  const compared = (text: string): string =>
    text
      .split('\n')
      .filter((line, i, all) => !options.has('B') || line !== '' || i === all.length - 1)
      .map((line) => folded(options, line))
      .join('\n')
  return before === after || compared(before) === compared(after)
}

function show(
  { system, options }: Comparing,
  first: string,
  second: string,
  from: string,
  to: string,
): void {
  if (options.has('q')) {
    system.out(`Files ${first} and ${second} differ\n`)
    return
  }
  const asCompared = (line: string): string => folded(options, line)
  if (options.has('y')) return system.out(sideBySide(from, to, asCompared))
  if (isGnu(system) && !options.has('u') && !options.has('U'))
    return system.out(normalDiff(from, to, asCompared))
  const [left = titled(system, first), right = titled(system, second)] = options.values('L')
  const context = Number(options.value('U') ?? CONTEXT)
  const lines = Number.isInteger(context) && context >= 0 ? context : CONTEXT
  system.out(`--- ${left}\n+++ ${right}\n${unifiedDiff(from, to, lines)}`)
}

/** GNU's names a file with its time. */
function titled(system: System, path: string): string {
  if (!isGnu(system)) return path
  const at = path === '-' ? system.now : system.files.stat(path).mtime
  return `${path}\t${strftime(at, '%Y-%m-%d %H:%M:%S.%N +0000')}`
}

export const diff = instant('diff', (call) => {
  const { system, args } = call
  const options = optionsOf(args, {
    letters: `abBdiNqrTstwuU:L:S:${isGnu(system) ? 'yZ' : ''}`,
    long: isGnu(system) ? LONG : {},
    unsimulated: 'tTS',
    usage: DIFF_USAGE,
  })
  const [first, second, extra] = options.operands
  if (first === undefined || second === undefined)
    throw isGnu(system)
      ? new UsageProblem(DIFF_USAGE, TROUBLE, `missing operand after '${args.at(-1) ?? 'diff'}'`)
      : new UsageProblem(DIFF_USAGE, TROUBLE)
  if (extra !== undefined) throw gnuProblem(system, DIFF_USAGE, `extra operand '${extra}'`)
  const comparing = { system, options, args }
  const trees = [first, second].map((path) => isDirectory(system.files, path))
  if (trees[0] && trees[1]) return directories(comparing, first, second)
  // A file is compared with the one of its name in a directory.
  const left = trees[0] ? `${first.replace(/\/$/, '')}/${lastOf(second)}` : first
  const right = trees[1] ? `${second.replace(/\/$/, '')}/${lastOf(first)}` : second
  const [from = '', to = ''] = textsOf(call, [left, right])
  if (isSame(options, from, to)) {
    if (options.has('s')) system.out(`Files ${left} and ${right} are identical\n`)
    if (options.has('y')) system.out(sideBySide(from, to, (line) => folded(options, line)))
    return 0
  }
  show(comparing, left, right, from, to)
  return 1
})

const LONG = {
  brief: 'q',
  'report-identical-files': 's',
  unified: 'u',
  recursive: 'r',
  'new-file': 'N',
  'ignore-case': 'i',
  'ignore-all-space': 'w',
  'ignore-space-change': 'b',
  'ignore-blank-lines': 'B',
  'ignore-trailing-space': 'Z',
  text: 'a',
  'side-by-side': 'y',
  label: 'L',
} as const
