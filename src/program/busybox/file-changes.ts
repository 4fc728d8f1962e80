/**
 * Tools that change the tree of files: `touch`, `rm`, `rmdir`, `mkdir`, `ln`, `chmod`, `chown`,
 * `truncate`, `mktemp`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/idx/utilities.html
 */
import { FileError, type Files } from '../files.js'
import type { System } from '../program.js'
import { changedMode } from './mode.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'
import { idOf } from './users.js'

/** Does something for each path, and goes on after one that fails. */
export function each(
  system: System,
  paths: readonly string[],
  work: (path: string) => void,
  complaint: (error: FileError, path: string) => string,
): number {
  let code = 0
  for (const path of paths) {
    try {
      work(path)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`${complaint(error, path)}\n`)
      code = 1
    }
  }
  return code
}

/** @throws ToolError with the usage when there are fewer operands */
export function atLeast(count: number, operands: readonly string[], usage: string): void {
  if (operands.length < count) throw new UsageProblem(usage)
}

/** A path and all that is below it. */
export function* walk(files: Files, path: string): Generator<string> {
  yield path
  if (files.lstat(path).type === 'directory')
    for (const name of files.list(path)) yield* walk(files, `${path.replace(/\/$/, '')}/${name}`)
}

const TOUCH = 'touch [-cham] [-d DATE] [-t DATE] [-r FILE] FILE...\n\nUpdate mtime of FILEs'
export const touch = instant('touch', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'champd:t:r:', usage: TOUCH })
  atLeast(1, operands, TOUCH)
  return each(
    system,
    operands,
    (path) => {
      if (system.files.exists(path)) system.files.touch(path)
      else if (!has('c')) system.files.write(path, '')
    },
    ({ message }, path) => `touch: ${path}: ${message}`,
  )
})

const RM = 'rm [-irf] FILE...\n\nRemove (unlink) FILEs'
export const rm = instant('rm', ({ system, args }) => {
  const { operands, has } = optionsOf(args, {
    letters: 'irfRv',
    long: { recursive: 'r', force: 'f' },
    usage: RM,
  })
  if (!has('f')) atLeast(1, operands, RM)
  const recursive = has('r') || has('R')
  let code = 0
  const failed = each(
    system,
    operands.filter((path) => !has('f') || lexists(system.files, path)),
    (path) => {
      if (!recursive && system.files.lstat(path).type === 'directory') {
        system.err(`rm: '${path}' is a directory\n`)
        code = 1
      } else system.files.remove(path, { recursive })
    },
    ({ message }, path) => `rm: can't remove '${path}': ${message}`,
  )
  return Math.max(code, failed)
})

function lexists(files: Files, path: string): boolean {
  try {
    files.lstat(path)
    return true
  } catch (error) {
    if (error instanceof FileError && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false
    throw error
  }
}

const RMDIR = 'rmdir [-p] DIRECTORY...\n\nRemove DIRECTORY if it is empty'
export const rmdir = instant('rmdir', ({ system, args }) => {
  const { operands } = optionsOf(args, { letters: 'p', usage: RMDIR })
  atLeast(1, operands, RMDIR)
  const complaint = ({ message }: FileError, path: string): string => `rmdir: '${path}': ${message}`
  return each(
    system,
    operands,
    (path) => {
      if (system.files.lstat(path).type !== 'directory') throw new FileError('ENOTDIR', path)
      if (system.files.list(path).length > 0) throw new FileError('ENOTEMPTY', path)
      system.files.remove(path, { recursive: true })
    },
    complaint,
  )
})

const MKDIR = 'mkdir [-m MODE] [-p] DIRECTORY...\n\nCreate DIRECTORY'
export const mkdir = instant('mkdir', ({ system, args }) => {
  const { operands, has, value } = optionsOf(args, {
    letters: 'pvm:',
    long: { parents: 'p', mode: 'm' },
    usage: MKDIR,
  })
  atLeast(1, operands, MKDIR)
  const mode = value('m')
  return each(
    system,
    operands,
    (path) =>
      system.files.mkdir(path, {
        parents: has('p'),
        ...(mode === undefined ? {} : { mode: Number.parseInt(mode, 8) }),
      }),
    ({ message }, path) => `mkdir: can't create directory '${path}': ${message}`,
  )
})

const LN =
  'ln [-sfnbtv] [-S SUF] TARGET... LINK|DIR\n\nCreate a link LINK or DIR/TARGET to the specified TARGET(s)'
export const ln = instant('ln', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'sfnbtvS:', usage: LN })
  atLeast(1, operands, LN)
  const { files } = system
  const [target = '', given = target.split('/').at(-1) ?? target] = operands
  const link =
    files.exists(given) && files.stat(given).type === 'directory' && !has('n')
      ? `${given.replace(/\/$/, '')}/${target.split('/').at(-1) ?? ''}`
      : given
  return each(
    system,
    [link],
    () => {
      if (has('f') && lexists(files, link)) files.remove(link)
      if (has('s')) files.symlink(target, link)
      else {
        const { mode, uid, gid, program } = files.stat(target)
        files.write(link, files.read(target), {
          mode,
          uid,
          gid,
          ...(program === undefined ? {} : { program }),
        })
      }
    },
    ({ message }) => `ln: ${link}: ${message}`,
  )
})

const CHMOD =
  'chmod [-Rcvf] MODE[,MODE]... FILE...\n\nMODE is octal number (bit pattern sstrwxrwxrwx) or [ugoa]{+|-|=}[rwxXst]'
export const chmod = instant('chmod', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: '+Rcvf', usage: CHMOD })
  atLeast(2, operands, CHMOD)
  const [mode = '', ...paths] = operands
  return each(
    system,
    paths,
    (path) => {
      for (const one of has('R') ? walk(system.files, path) : [path]) {
        const changed = changedMode(mode, system.files.stat(one))
        if (changed === undefined) throw new ToolError(`invalid mode '${mode}'`)
        system.files.chmod(one, changed)
      }
    },
    ({ message }, path) => `chmod: ${path}: ${message}`,
  )
})

const CHOWN =
  'chown [-Rhcvf] USER[:[GRP]] FILE...\n\nChange the owner and/or group of FILEs to USER and/or GRP'
export const chown = instant('chown', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'RhLHPcvf', usage: CHOWN })
  atLeast(2, operands, CHOWN)
  const [owner = '', ...paths] = operands
  const [user = '', group] = owner.split(/[:.]/)
  const uid = user === '' ? undefined : idOf(system, '/etc/passwd', user)
  if (user !== '' && uid === undefined) throw new ToolError(`unknown user ${user}`)
  const gid = group ? idOf(system, '/etc/group', group) : undefined
  if (group && gid === undefined) throw new ToolError(`unknown group ${group}`)
  return each(
    system,
    paths,
    (path) => {
      for (const one of has('R') ? walk(system.files, path) : [path]) {
        const before = system.files.lstat(one)
        system.files.chown(one, uid ?? before.uid, gid ?? before.gid)
      }
    },
    ({ message }, path) => `chown: ${path}: ${message}`,
  )
})
