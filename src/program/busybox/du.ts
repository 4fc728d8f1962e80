/**
 * `du`: how much room files take.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/du.html
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { fileTrouble } from './gnu.js'
import { humanSize } from './ls.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const BLOCK = 4096
const USAGE = 'du [-aHLdclsxhmk] [FILE]...\n\nSummarize disk space used for FILEs and directories'

export const du = instant('du', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'aHLd:clshmkxb',
    idle: 'kx',
    unsimulated: 'HLl',
    long: {
      all: 'a',
      'human-readable': 'h',
      'max-depth': 'd',
      summarize: 's',
      total: 'c',
      bytes: 'b',
    },
    usage: USAGE,
  })
  const deepest = depthOf(system, options)
  let [total, code] = [0, 0]
  for (const path of options.operands.length === 0 ? ['.'] : options.operands) {
    try {
      total += sized({ system, options, deepest }, path, 0)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const { message } = error
      system.err(`${fileTrouble(system, 'du', { path, message }, `${path}: ${message}`)}\n`)
      code = 1
    }
  }
  if (options.has('c')) system.out(`${shown(options, total)}\ttotal\n`)
  return code
})

interface Walk {
  readonly system: System
  readonly options: Options
  readonly deepest: number
}

/** @throws ToolError if the depth is no number */
function depthOf(system: System, options: Options): number {
  const given = options.value('d')
  if (options.has('s')) return 0
  if (given === undefined) return Number.POSITIVE_INFINITY
  if (/^\d+$/.test(given)) return Number(given)
  throw isGnu(system)
    ? new UsageProblem(USAGE, 1, `invalid maximum depth '${given}'`)
    : new ToolError(`invalid number '${given}'`)
}

/** The bytes that a path takes, with what is below it; says so as the options want it. */
function sized(walk: Walk, path: string, depth: number): number {
  const { system, options, deepest } = walk
  const { type, size } = system.files.lstat(path)
  const whole = options.has('b') ? size : Math.ceil(size / BLOCK) * BLOCK
  let sum = type === 'directory' ? BLOCK : type === 'symlink' ? 0 : whole
  if (type === 'directory')
    for (const name of system.files.list(path))
      sum += sized(walk, `${path.replace(/\/$/, '')}/${name}`, depth + 1)
  if (depth === 0 || (depth <= deepest && (type === 'directory' || options.has('a'))))
    system.out(`${shown(options, sum)}\t${path}\n`)
  return sum
}

function shown(options: Options, bytes: number): string {
  if (options.has('h')) return humanSize(bytes)
  if (options.has('b')) return String(bytes)
  return String(Math.ceil(bytes / (options.has('m') ? 1_048_576 : 1024)))
}
