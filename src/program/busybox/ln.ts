/**
 * `ln`. A hard link is a copy, which has the other's content only as it is now.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/ln.html
 */
import { ERRNO } from '../../text/errno.js'
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { atLeast, inside, isDirectory, lastOf, lexists } from './each.js'
import { type Options, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const LN =
  'ln [-sfnbtv] [-S SUF] TARGET... LINK|DIR\n\nCreate a link LINK or DIR/TARGET to the specified TARGET(s)'
const SUFFIX = '~'

export const ln = instant('ln', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'sfnbvTt:S:',
    long: {
      symbolic: 's',
      force: 'f',
      'no-dereference': 'n',
      verbose: 'v',
      'target-directory': 't',
      'no-target-directory': 'T',
    },
    usage: LN,
  })
  const { operands } = options
  atLeast(1, operands, LN)
  const directory = options.value('t')
  const isAlone = operands.length === 1 || directory !== undefined
  const place = directory ?? (isAlone ? '.' : (operands.at(-1) as string))
  const targets = isAlone ? operands : operands.slice(0, -1)
  if (targets.length > 1 && !isDirectory(system.files, place)) {
    const reason = system.files.exists(place) ? ERRNO.ENOTDIR : ERRNO.ENOENT
    system.err(`ln: target '${place}': ${reason}\n`)
    return 1
  }
  return targets.map((target) => linked(system, options, target, place)).includes(false) ? 1 : 0
})

function linked(system: System, options: Options, target: string, place: string): boolean {
  const { files } = system
  const isOwn =
    options.has('T') || (options.has('n') && lexists(files, place) && isLink(system, place))
  const link = isOwn ? place : inside(files, lastOf(target), place)
  const isSymbolic = options.has('s')
  try {
    if (lexists(files, link) && options.has('b'))
      files.rename(link, `${link}${options.value('S') ?? SUFFIX}`)
    if (lexists(files, link) && options.has('f')) files.remove(link)
    if (lexists(files, link)) throw new FileError('EEXIST', link)
    if (isSymbolic) files.symlink(target, link)
    else hardLink(system, target, link)
    if (options.has('v')) system.out(`'${link}' ${isSymbolic ? '->' : '=>'} '${target}'\n`)
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    system.err(`ln: ${complaint(system, error, { target, link, isSymbolic })}\n`)
    return false
  }
}

const isLink = ({ files }: System, path: string): boolean => files.lstat(path).type === 'symlink'

function hardLink({ files }: System, target: string, link: string): void {
  const { mode, uid, gid, program, type } = files.stat(target)
  if (type === 'directory') throw new FileError('EPERM', target)
  files.write(link, files.read(target), {
    mode,
    uid,
    gid,
    ...(program === undefined ? {} : { program }),
  })
}

function complaint(
  system: System,
  { message, code, path }: FileError,
  { target, link, isSymbolic }: { target: string; link: string; isSymbolic: boolean },
): string {
  if (!isGnu(system)) return `${link}: ${message}`
  if (code === 'EPERM' && path === target) return `${target}: hard link not allowed for directory`
  if (!isSymbolic && !system.files.exists(target)) return `failed to access '${target}': ${message}`
  return isSymbolic
    ? `failed to create symbolic link '${link}': ${message}`
    : `failed to create hard link '${link}'${code === 'EEXIST' ? '' : ` => '${target}'`}: ${message}`
}
