/**
 * Small tools for files: `unlink`, `truncate`, `sync`, `usleep`, `nohup`.
 *
 * @module
 */
import { FileError } from '../files.js'
import { ExecError, type Program, type System, awaitInput, exit } from '../program.js'
import { byteLength } from '../../oci/entry.js'
import { countOf } from './count.js'
import { gnuProblem, wordProblem } from './gnu.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { failing, instant } from './tool.js'
import { ERRNO } from '../../text/errno.js'

export const unlink = instant('unlink', ({ system, args }) => {
  const [path] = args
  if (path === undefined) throw new UsageProblem('unlink FILE\n\nDelete FILE by calling unlink()')
  try {
    system.files.remove(path)
    return 0
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ToolError(`can't remove file '${path}': ${error.message}`)
  }
})

const LARGEST = 10_000_000

const TRUNCATE = 'truncate [-c] -s SIZE FILE...\n\nTruncate FILEs to SIZE'

export const truncate = instant('truncate', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'cs:r:',
    long: { size: 's', 'no-create': 'c', reference: 'r' },
    usage: TRUNCATE,
  })
  const [size, reference] = [options.value('s'), options.value('r')]
  if (size === undefined && reference === undefined)
    throw gnuProblem(system, TRUNCATE, "you must specify either '--size' or '--reference'")
  if (options.operands.length === 0) throw new UsageProblem(TRUNCATE)
  for (const path of options.operands) {
    const text = system.files.exists(path) ? system.files.read(path) : ''
    const wanted = reference === undefined ? size : String(system.files.stat(reference).size)
    const length = sizeAfter(system, wanted ?? '0', byteLength(text))
    if (!options.has('c') || system.files.exists(path))
      system.files.write(path, text.slice(0, length).padEnd(length, '\u0000'))
  }
  return 0
})

/** `10K`, or with `+`, `-`, `<`, `>`, `/`, `%` what becomes of a size. @throws ToolError */
function sizeAfter(system: System, text: string, size: number): number {
  const [, change = '', digits, unit = '', decimal] =
    /^([-+<>/%]?)(\d+)([KMG]?)(B?)$/.exec(text) ?? []
  if (digits === undefined)
    throw wordProblem(system, `Invalid number: '${text}'`, `invalid number '${text}'`)
  const count =
    Number(digits) * (decimal === 'B' ? 1000 : 1024) ** ['', 'K', 'M', 'G'].indexOf(unit)
  const changes: Readonly<Record<string, () => number>> = {
    '+': () => size + count,
    '-': () => Math.max(0, size - count),
    '<': () => Math.min(size, count),
    '>': () => Math.max(size, count),
    '/': () => Math.floor(size / count) * count,
    '%': () => Math.ceil(size / count) * count,
  }
  const length = changes[change]?.() ?? count
  if (!(length <= LARGEST)) throw new ToolError('File too large')
  return length
}

export const sync = instant('sync', () => 0)

/** Microseconds, of which our clock counts whole thousands. */
export const usleep: Program = {
  name: 'usleep',
  step: (system, state) =>
    failing(system, 'usleep', () => {
      const until =
        typeof state === 'number'
          ? state
          : system.now + Math.round(countOf(system.argv[1] ?? '0') / 1_000)
      return system.now >= until ? exit(0) : awaitInput(until, until)
    }),
}

/** What hangs up does not reach a simulated program, so it only takes another's place. */
export const nohup: Program = {
  name: 'nohup',
  step: (system) =>
    failing(system, 'nohup', () => {
      const command = system.argv.slice(1)
      if (command.length === 0)
        throw new UsageProblem(
          'nohup PROG ARGS\n\nRun PROG immune to hangups, with output to a non-tty',
        )
      try {
        system.exec(command)
        return awaitInput(null)
      } catch (error) {
        if (!(error instanceof ExecError)) throw error
        throw new ToolError(
          `can't execute '${command[0]}': ${error.exitCode === 127 ? ERRNO.ENOENT : ERRNO.EACCES}`,
          error.exitCode,
        )
      }
    }),
}
