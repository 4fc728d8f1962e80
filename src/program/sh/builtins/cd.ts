/**
 * `cd` and `pwd`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cd.html
 */
import { FileError } from '../../files.js'
import { cannotChangeDirectory } from '../messages.js'
import type { Builtin } from './builtin.js'

const NO_HOME = 'cd: HOME not set'

export const cd: Builtin = (sh, args) => {
  const { system, state } = sh
  const [given] = args.filter((arg) => arg !== '-P' && arg !== '-L' && arg !== '--')
  const back = given === '-'
  const path = back ? sh.variable('OLDPWD') : (given ?? sh.variable('HOME'))
  if (path === undefined) {
    sh.complain(back ? 'cd: OLDPWD not set' : NO_HOME)
    return 1
  }
  const before = system.cwd
  try {
    if (path !== '' && system.files.stat(path).type !== 'directory')
      throw new FileError('ENOTDIR', path)
    system.setCwd(path === '' ? '.' : path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    sh.complain(cannotChangeDirectory(state.flavor, path, error.message))
    return state.flavor === 'dash' ? 2 : 1
  }
  sh.assign('OLDPWD', before)
  sh.assign('PWD', system.cwd)
  if (back) sh.out(`${system.cwd}\n`)
  return 0
}

export const pwd: Builtin = (sh) => {
  sh.out(`${sh.system.cwd}\n`)
  return 0
}
