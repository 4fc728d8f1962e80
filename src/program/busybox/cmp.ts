/**
 * `cmp`: where two files differ, byte by byte.
 *
 * @see https://busybox.net/downloads/BusyBox.html#cmp
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Invoking-cmp.html
 */
import { utf8 } from '../../text/utf8.js'
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { countOf } from './count.js'
import { gnuProblem } from './gnu.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const USAGE = 'cmp [-ls] [-n NUM] FILE1 [FILE2]\n\nCompare FILE1 with FILE2 (or stdin)'
const TROUBLE = 2

/** A file that is compared. */
interface Side {
  readonly path: string
  readonly bytes: readonly number[]
}

export const cmp = instant('cmp', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'lsn:',
    long: isGnu(system) ? { verbose: 'l', quiet: 's', silent: 's', bytes: 'n' } : {},
    usage: USAGE,
  })
  const [first, second = '-'] = options.operands
  if (first === undefined)
    throw isGnu(system)
      ? new UsageProblem(USAGE, TROUBLE, "missing operand after 'cmp'")
      : new UsageProblem(USAGE, TROUBLE)
  if (isGnu(system) && options.has('l') && options.has('s'))
    throw gnuProblem(system, USAGE, 'options -l and -s are incompatible')
  const most = options.value('n')
  const limit = most === undefined ? undefined : countOf(most, system)
  const [left, right] = [sideOf(system, first, limit), sideOf(system, second, limit)]
  const shared = Math.min(left.bytes.length, right.bytes.length)
  const different = Array.from({ length: shared }, (_, at) => at).filter(
    (at) => left.bytes[at] !== right.bytes[at],
  )
  if (different.length === 0 && left.bytes.length === right.bytes.length) return 0
  if (options.has('s')) return 1
  const [at] = different
  if (options.has('l')) for (const one of different) system.out(row(left, right, one, shared))
  else if (at !== undefined) {
    const line = lineAt(left.bytes, at)
    system.out(`${first} ${second} differ: char ${at + 1}, line ${line}\n`)
    return 1
  }
  if (left.bytes.length !== right.bytes.length) ended(system, left, right, options.has('l'))
  return 1
})

/** @throws ToolError if the file cannot be read */
function sideOf(system: System, path: string, limit: number | undefined): Side {
  try {
    const text = path === '-' ? (system.read() ?? '') : system.files.read(path)
    return { path, bytes: utf8(text).slice(0, limit) }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const { message } = error
    throw new ToolError(
      isGnu(system) ? `${path}: ${message}` : `can't open '${path}': ${message}`,
      TROUBLE,
    )
  }
}

/** The line that a byte is in, counted from 1. */
const lineAt = (bytes: readonly number[], at: number): number =>
  bytes.slice(0, at).filter((byte) => byte === NEWLINE).length + 1

const NEWLINE = 10

/** `-l`: the place of a byte, and both bytes in octal digits. */
function row(left: Side, right: Side, at: number, shared: number): string {
  const octal = ({ bytes }: Side): string => (bytes[at] ?? 0).toString(8).padStart(3)
  return `${String(at + 1).padStart(String(shared).length)} ${octal(left)} ${octal(right)}\n`
}

/** The shorter file has come to its end. */
function ended(system: System, left: Side, right: Side, isListed: boolean): void {
  const { path, bytes } = left.bytes.length < right.bytes.length ? left : right
  if (!isGnu(system)) return system.err(`cmp: EOF on ${path}\n`)
  if (bytes.length === 0) return system.err(`cmp: EOF on ${path} which is empty\n`)
  const lines = lineAt(bytes, bytes.length)
  const where = bytes.at(-1) === NEWLINE ? `line ${lines - 1}` : `in line ${lines}`
  system.err(`cmp: EOF on ${path} after byte ${bytes.length}${isListed ? '' : `, ${where}`}\n`)
}
