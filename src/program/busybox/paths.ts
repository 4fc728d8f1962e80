/**
 * Paths: `pwd`, `basename`, `dirname`, `realpath`, `readlink`, `which`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/idx/utilities.html
 */
import { FileError } from '../files.js'
import { atLeast } from './each.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

export const pwd = instant('pwd', ({ system }) => {
  system.out(`${system.cwd}\n`)
  return 0
})

const BASENAME =
  'basename FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...\n\nStrip directory path and SUFFIX from FILE'
export const basename = instant('basename', ({ system, args }) => {
  const { operands } = optionsOf(args, { letters: '+as:', usage: BASENAME })
  atLeast(1, operands, BASENAME)
  const [path = '', suffix = ''] = operands
  const name = path === '/' ? '/' : (path.replace(/\/+$/, '').split('/').at(-1) ?? '')
  system.out(
    `${suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`,
  )
  return 0
})

const DIRNAME = 'dirname FILENAME\n\nStrip non-directory suffix from FILENAME'
export const dirname = instant('dirname', ({ system, args }) => {
  atLeast(1, args, DIRNAME)
  const path = (args[0] ?? '').replace(/(.)\/+$/, '$1')
  const at = path.lastIndexOf('/')
  system.out(`${at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at)}\n`)
  return 0
})

const REALPATH = 'realpath FILE...\n\nPrint absolute pathnames of FILEs'
export const realpath = instant('realpath', ({ system, args }) => {
  const { operands } = optionsOf(args, { letters: '', usage: REALPATH })
  atLeast(1, operands, REALPATH)
  for (const path of operands) system.out(`${system.files.resolve(path)}\n`)
  return 0
})

const READLINK = 'readlink [-fnv] FILE\n\nDisplay the value of a symlink'
export const readlink = instant('readlink', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'fnvsqme', usage: READLINK })
  atLeast(1, options.operands, READLINK)
  const [path = ''] = options.operands
  const end = options.has('n') ? '' : '\n'
  try {
    const { type, target } = system.files.lstat(path)
    if (options.has('f'))
      system.out(
        `${type === 'symlink' && target ? system.files.resolve(target) : system.files.resolve(path)}${end}`,
      )
    else if (type === 'symlink') system.out(`${target ?? ''}${end}`)
    else return 1
    return 0
  } catch (error) {
    if (error instanceof FileError) return 1
    throw error
  }
})

export const which = instant('which', ({ system, args }) => {
  if (args.length === 0) throw new ToolError('which [-a] COMMAND...', 1, true)
  let code = 0
  for (const name of args.filter((word) => !word.startsWith('-'))) {
    const found = name.includes('/')
      ? name
      : (system.env['PATH'] ?? '')
          .split(':')
          .map((folder) => `${folder}/${name}`)
          .find((path) => system.files.exists(path) && system.files.stat(path).mode & 0o111)
    if (found === undefined || !system.files.exists(found)) code = 1
    else system.out(`${found}\n`)
  }
  return code
})
