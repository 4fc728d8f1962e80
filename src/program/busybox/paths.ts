/**
 * Names and paths: `basename`, `dirname`, `readlink`, `realpath`, `pwd`.
 *
 * @module
 */
import { FileError } from '../files.js'
import type { Files } from '../files.js'
import { optionsOf, ToolError, usageOf } from './options.js'
import { instant } from './tool.js'

/** The last part of a path. */
export const nameOf = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) || (path.startsWith('/') ? '/' : path)

/** What is before the last part. */
export function directoryOf(path: string): string {
  const trimmed = path.replace(/(.)\/+$/, '$1')
  const at = trimmed.lastIndexOf('/')
  return at < 0 ? '.' : trimmed.slice(0, at).replace(/\/+$/, '') || '/'
}

export const basename = instant('basename', ({ system, args }) => {
  const [path, suffix = ''] = args.filter((arg) => arg !== '--')
  if (path === undefined) throw new ToolError(usageOf('basename FILE [SUFFIX]\n\nStrip directory path and suffix from FILE'), 1, true)
  const name = nameOf(path)
  system.out(`${suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name}\n`)
  return 0
})

export const dirname = instant('dirname', ({ system, args }) => {
  const [path] = args
  if (path === undefined) throw new ToolError(usageOf('dirname FILENAME\n\nStrip non-directory suffix from FILENAME'), 1, true)
  system.out(`${directoryOf(path)}\n`)
  return 0
})

const LINKS_AT_MOST = 40

/** A path with every symbolic link followed. @throws FileError */
export function realPath(files: Files, path: string, links = 0): string {
  if (links > LINKS_AT_MOST) throw new FileError('ELOOP', path)
  let at = ''
  const parts = files.resolve(path).split('/').filter((part) => part !== '')
  for (const [index, part] of parts.entries()) {
    const next = `${at}/${part}`
    if (!existsAsLink(files, next)) {
      if (index < parts.length - 1) files.stat(next)
      at = next
      continue
    }
    const target = files.lstat(next).target ?? ''
    return realPath(files, [target.startsWith('/') ? target : `${at}/${target}`, ...parts.slice(index + 1)].join('/'), links + 1)
  }
  return at === '' ? '/' : at
}

function existsAsLink(files: Files, path: string): boolean {
  try {
    return files.lstat(path).type === 'symlink'
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}

export const readlink = instant('readlink', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'fnvsqem', usage: 'readlink [-fnv] FILE\n\nDisplay the value of a symlink' })
  let code = 0
  for (const path of options.operands) {
    try {
      const stat = options.has('f') ? undefined : system.files.lstat(path)
      const target = options.has('f') ? realPath(system.files, path) : stat?.target
      if (target === undefined) code = 1
      else system.out(target + (options.has('n') ? '' : '\n'))
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      code = 1
    }
  }
  return code
})

export const realpath = instant('realpath', ({ system, args }) => {
  let code = 0
  for (const path of args) {
    try {
      const real = realPath(system.files, path)
      system.files.stat(real)
      system.out(`${real}\n`)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`realpath: ${path}: ${error.message}\n`)
      code = 1
    }
  }
  return code
})

export const pwd = instant('pwd', ({ system }) => {
  system.out(`${system.cwd}\n`)
  return 0
})
