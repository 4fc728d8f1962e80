/**
 * Paths: `pwd`, `basename`, `dirname`, `realpath`, `readlink`, `which`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/idx/utilities.html
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { atLeast, each, lastOf, lexists } from './each.js'
import { gnuProblem } from './gnu.js'
import { isGnu } from './system-kind.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

export const pwd = instant('pwd', ({ system }) => {
  system.out(`${system.cwd}\n`)
  return 0
})

const BASENAME =
  'basename FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...\n\nStrip directory path and SUFFIX from FILE'
export const basename = instant('basename', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: '+as:z',
    long: { multiple: 'a', suffix: 's', zero: 'z' },
    usage: BASENAME,
  })
  const { operands } = options
  atLeast(1, operands, BASENAME)
  const isMany = options.has('a') || options.has('s')
  if (!isMany && operands.length > 2)
    throw gnuProblem(system, BASENAME, `extra operand '${operands[2]}'`)
  const suffix = isMany ? (options.value('s') ?? '') : (operands[1] ?? '')
  for (const path of isMany ? operands : operands.slice(0, 1))
    system.out(`${nameWithout(path, suffix)}${options.has('z') ? '\0' : '\n'}`)
  return 0
})

/** The last part of a path, without a suffix that it is not all of. */
function nameWithout(path: string, suffix: string): string {
  const name = /^\/+$/.test(path) ? '/' : lastOf(path)
  return suffix !== '' && name !== suffix && name.endsWith(suffix)
    ? name.slice(0, -suffix.length)
    : name
}

const DIRNAME = 'dirname FILENAME\n\nStrip non-directory suffix from FILENAME'
export const dirname = instant('dirname', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'z', long: { zero: 'z' }, usage: DIRNAME })
  atLeast(1, operands, DIRNAME)
  for (const given of isGnu(system) ? operands : operands.slice(0, 1)) {
    const path = given.replace(/(.)\/+$/, '$1')
    const at = path.lastIndexOf('/')
    system.out(`${at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at)}${has('z') ? '\0' : '\n'}`)
  }
  return 0
})

const REALPATH = 'realpath FILE...\n\nPrint absolute pathnames of FILEs'
export const realpath = instant('realpath', ({ system, args }) => {
  const { operands, has } = optionsOf(args, {
    letters: isGnu(system) ? 'emsLPqz' : '',
    idle: 'P',
    unsimulated: 'sLq',
    usage: REALPATH,
  })
  atLeast(1, operands, REALPATH)
  return each(
    system,
    'realpath',
    operands,
    (path) => {
      const found = realPath(system, path)
      // All but the last part has to be there, or nothing, or all of it.
      if (has('e')) system.files.stat(path)
      else if (!has('m')) system.files.stat(`${found.slice(0, found.lastIndexOf('/'))}/`)
      system.out(`${found}\n`)
    },
    ({ message }, path) => `${path}: ${message}`,
  )
})

const DEEPEST = 40

/** A path without symbolic links; what is not there stays as it is written. */
export function realPath({ files }: System, path: string): string {
  let [left, found, links] = [
    files
      .resolve(path)
      .split('/')
      .filter((part) => part !== ''),
    '',
    0,
  ]
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    const at = `${found}/${part}`
    const target = lexists(files, at) ? files.lstat(at).target : undefined
    if (target === undefined) found = at
    else {
      if (++links > DEEPEST) throw new FileError('ELOOP', path)
      const whole = target.startsWith('/') ? target : files.resolve(`${found}/${target}`)
      left = [...whole.split('/').filter((one) => one !== ''), ...left]
      found = ''
    }
  }
  return found === '' ? '/' : found
}

const READLINK = 'readlink [-fnv] FILE\n\nDisplay the value of a symlink'
export const readlink = instant('readlink', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'fnvsqmez',
    idle: 'vsq',
    long: {
      canonicalize: 'f',
      'canonicalize-existing': 'e',
      'canonicalize-missing': 'm',
      'no-newline': 'n',
    },
    usage: READLINK,
  })
  atLeast(1, options.operands, READLINK)
  const end = options.has('n') ? '' : '\n'
  let code = 0
  for (const path of options.operands)
    try {
      if (options.has('f') || options.has('m') || options.has('e')) {
        if (options.has('e')) system.files.stat(path)
        system.out(`${realPath(system, path)}${end}`)
      } else {
        const { target } = system.files.lstat(path)
        if (target === undefined) code = 1
        else system.out(`${target}${end}`)
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      code = 1
    }
  return code
})

export const which = instant('which', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'as', idle: 's', usage: WHICH })
  if (operands.length === 0 && !isGnu(system)) throw new ToolError(WHICH, 1, true)
  let code = operands.length === 0 ? 1 : 0
  for (const name of operands) {
    const places = name.includes('/')
      ? [name]
      : (system.env['PATH'] ?? '').split(':').map((folder) => `${folder}/${name}`)
    const found = places.filter(
      (path) => system.files.exists(path) && system.files.stat(path).mode & 0o111,
    )
    if (found.length === 0) code = 1
    for (const path of has('a') ? found : found.slice(0, 1)) system.out(`${path}\n`)
  }
  return code
})

const WHICH = 'which [-a] COMMAND...'
