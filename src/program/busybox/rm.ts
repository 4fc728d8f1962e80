/**
 * `rm` and `rmdir`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/rm.html
 * @see https://www.gnu.org/software/coreutils/manual/html_node/rm-invocation.html
 */
import { ERRNO } from '../../text/errno.js'
import { FileError, type Files } from '../files.js'
import type { Program, System } from '../program.js'
import { doTasks } from './asking.js'
import { atLeast, each, lexists } from './each.js'
import { fileTrouble } from './gnu.js'
import { type Options, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { failing, instant } from './tool.js'

const RM = 'rm [-irf] FILE...\n\nRemove (unlink) FILEs'

export const rm: Program = {
  name: 'rm',
  step: (system, state) =>
    failing(system, 'rm', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: isGnu(system) ? 'irfRvdI' : 'irfR',
        long: isGnu(system)
          ? { recursive: 'r', force: 'f', verbose: 'v', dir: 'd', interactive: 'i' }
          : {},
        usage: RM,
      })
      if (!options.has('f')) atLeast(1, options.operands, RM)
      const tasks = options.operands
        .filter((path) => state !== undefined || wants(system, options, path))
        .map((path) => ({
          question: () => question(system, options, path),
          act: () => removed(system, options, path),
        }))
      return doTasks(system, tasks, state)
    }),
}

/** Nothing is said of what is not there if it is removed by force. */
const wants = ({ files }: System, options: Options, path: string): boolean =>
  !options.has('f') || lexists(files, path)

const isRecursive = (options: Options): boolean => options.has('r') || options.has('R')

function question(system: System, options: Options, path: string): string | undefined {
  const { files } = system
  if (!lexists(files, path)) return undefined
  const { type, size } = files.lstat(path)
  if (type === 'directory' && !isRecursive(options)) return undefined
  if (options.order.findLast((letter) => letter === 'i' || letter === 'f') !== 'i') return undefined
  if (!isGnu(system)) return `rm: remove '${path}'? `
  const kind =
    type === 'directory'
      ? 'directory'
      : type === 'symlink'
        ? 'symbolic link'
        : size === 0
          ? 'regular empty file'
          : 'regular file'
  return `rm: remove ${kind} '${path}'? `
}

function removed(system: System, options: Options, path: string): boolean {
  const { files } = system
  try {
    const isDirectory = files.lstat(path).type === 'directory'
    const isEmpty = isDirectory && options.has('d') && files.list(path).length === 0
    if (isDirectory && options.has('d') && !isRecursive(options) && !isEmpty)
      throw new FileError('ENOTEMPTY', path)
    if (isDirectory && !isRecursive(options) && !isEmpty) {
      const said = { path, message: ERRNO.EISDIR }
      system.err(`${fileTrouble(system, 'rm', said, `'${path}' is a directory`)}\n`)
      return false
    }
    const all = options.has('v') ? [...below(files, path)] : []
    files.remove(path, { recursive: isDirectory })
    for (const one of all) system.out(`removed ${one}\n`)
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const said = { path, message: error.message }
    system.err(`${fileTrouble(system, 'rm', said, `can't remove '${path}': ${error.message}`)}\n`)
    return false
  }
}

/** What is removed with a path, as it is told: what is in a directory goes before it. */
function* below(files: Files, path: string): Generator<string> {
  if (files.lstat(path).type !== 'directory') return yield `'${path}'`
  for (const name of files.list(path)) yield* below(files, `${path.replace(/\/$/, '')}/${name}`)
  yield `directory '${path}'`
}

const RMDIR = 'rmdir [-p] DIRECTORY...\n\nRemove DIRECTORY if it is empty'

export const rmdir = instant('rmdir', ({ system, args }) => {
  const { files } = system
  const { operands, has } = optionsOf(args, {
    letters: isGnu(system) ? 'pv' : 'p',
    long: isGnu(system) ? { parents: 'p', verbose: 'v' } : { parents: 'p' },
    usage: RMDIR,
  })
  atLeast(1, operands, RMDIR)
  const paths = operands.flatMap((path) => (has('p') ? withParents(path) : [path]))
  return each(
    system,
    'rmdir',
    paths,
    (path) => {
      if (has('v')) system.out(`rmdir: removing directory, '${path}'\n`)
      if (files.lstat(path).type !== 'directory') throw new FileError('ENOTDIR', path)
      if (files.list(path).length > 0) throw new FileError('ENOTEMPTY', path)
      files.remove(path, { recursive: true })
    },
    ({ message }, path) => `'${path}': ${message}`,
  )
})

/** `a/b/c`, `a/b` and `a`. */
function withParents(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '')
  const root = path.startsWith('/') ? '/' : ''
  return parts.map((_, i) => root + parts.slice(0, parts.length - i).join('/'))
}
