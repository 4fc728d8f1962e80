/**
 * `rm`, `rmdir` and `unlink`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/rm.html
 */
import { FileError } from '../files.js'
import { forEachFile } from './each.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { directoryOf } from './paths.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const USAGE = 'rm [-irf] FILE...\n\nRemove (unlink) FILEs'
const RMDIR_USAGE = 'rmdir [-p] DIRECTORY...\n\nRemove DIRECTORY if it is empty'

export const rm = instant('rm', (call) => {
  const { system, args } = call
  const options = optionsOf(args, { letters: 'firRv', long: { force: 'f', recursive: 'r', verbose: 'v' }, usage: USAGE })
  if (options.operands.length === 0 && !options.has('f')) throw new ToolError(usageOf(USAGE), 1, true)
  const recursive = options.has('r') || options.has('R')
  const gnu = isGnu(system)
  return forEachFile(
    call,
    options.operands,
    (path) => {
      if (/^(.*\/)?\.\.?$/.test(path)) throw new FileError('EINVAL', path)
      if (system.files.lstat(path).type === 'directory' && !recursive) throw new FileError('EISDIR', path)
      system.files.remove(path, { recursive })
    },
    (path, { code, message }) => {
      if (code === 'ENOENT' && options.has('f')) return undefined
      if (code === 'EINVAL') return gnu ? `refusing to remove '.' or '..' directory: skipping '${path}'` : "can't remove '.' or '..'"
      if (code === 'EISDIR') return gnu ? `cannot remove '${path}': Is a directory` : `'${path}' is a directory`
      return gnu ? `cannot remove '${path}': ${message}` : `can't remove '${path}': ${message}`
    },
  )
})

export const rmdir = instant('rmdir', (call) => {
  const { system, args } = call
  const options = optionsOf(args, { letters: 'p', usage: RMDIR_USAGE })
  if (options.operands.length === 0) throw new ToolError(usageOf(RMDIR_USAGE), 1, true)
  const remove = (path: string): void => {
    if (system.files.stat(path).type !== 'directory') throw new FileError('ENOTDIR', path)
    system.files.remove(path)
    const parent = directoryOf(path)
    if (options.has('p') && parent !== '.' && parent !== '/') remove(parent)
  }
  return forEachFile(call, options.operands, remove, (path, { message }) => (isGnu(system) ? `failed to remove '${path}': ${message}` : `'${path}': ${message}`))
})

export const unlink = instant('unlink', (call) => forEachFile(call, call.args, (path) => call.system.files.remove(path), (path, { message }) => `can't remove '${path}': ${message}`))
