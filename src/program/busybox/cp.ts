/**
 * `cp`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cp.html
 * @see https://www.gnu.org/software/coreutils/manual/html_node/cp-invocation.html
 */
import { endlessDevice } from '../endless.js'
import { FileError } from '../files.js'
import { type Program, type System, exit } from '../program.js'
import { doTasks } from './asking.js'
import { inside, isDirectory } from './each.js'
import { fileTrouble } from './gnu.js'
import { type Options, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { PLACING, targetsOf } from './targets.js'
import { failing } from './tool.js'

const CP =
  'cp [-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nCopy SOURCEs to DEST'

const isRecursive = (options: Options): boolean => ['r', 'R', 'a'].some((one) => options.has(one))

/** One copy: what is asked for, where it is written, what is told. */
interface Copying {
  readonly system: System
  readonly options: Options
}

export const cp: Program = {
  name: 'cp',
  step: (system, state) =>
    failing(system, 'cp', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'arRPLHpdfinlsTuvt:',
        long: { ...PLACING, recursive: 'r', archive: 'a', 'symbolic-link': 's' },
        usage: CP,
      })
      const { sources, destination } = targetsOf(system, options, CP)
      const endless = sources.find((source) => endlessDevice(system.files, source) !== undefined)
      if (endless !== undefined && !isRecursive(options)) {
        // It copies block by block from now on, until a limit ends it.
        const target = inside(system.files, endless, destination)
        system.exec(['dd', `if=${endless}`, `of=${target}`])
        return exit(0)
      }
      const tasks = sources.map((source) => ({
        question: () => overwrite('cp', system, options, source, destination),
        act: () => copied({ system, options }, source, destination),
      }))
      return doTasks(system, tasks, state)
    }),
}

/** What is asked before a file is overwritten. */
export function overwrite(
  name: string,
  { files }: System,
  options: Options,
  source: string,
  destination: string,
): string | undefined {
  if (options.order.findLast((letter) => 'ifn'.includes(letter)) !== 'i') return undefined
  const target = options.has('T') ? destination : inside(files, source, destination)
  return files.exists(source) && files.exists(target)
    ? `${name}: overwrite '${target}'? `
    : undefined
}

/** Whether a target stays as it is: `-n`, or `-u` and it is not older. */
export function isKept(
  { files }: System,
  options: Options,
  source: string,
  target: string,
): boolean {
  if (!files.exists(target) || isDirectory(files, target)) return false
  if (options.order.findLast((letter) => 'ifn'.includes(letter)) === 'n') return true
  return options.has('u') && files.stat(target).mtime >= files.stat(source).mtime
}

function copied({ system, options }: Copying, source: string, destination: string): boolean {
  const { files } = system
  const from = source.replace(/(.)\/+$/, '$1')
  const to = options.has('T') ? destination : inside(files, from, destination)
  try {
    const fault = refusal({ system, options }, from, to)
    if (fault !== undefined) {
      system.err(`cp: ${fault}\n`)
      return false
    }
    if (isKept(system, options, from, to)) return true
    if (isRecursive(options) || options.has('P') || options.has('d'))
      copyTree({ system, options }, from, to, options.has('L') || options.has('H'))
    else copyFile({ system, options }, from, to)
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const isSource = files.resolve(error.path) === files.resolve(from)
    const said = isSource
      ? fileTrouble(
          system,
          'cp',
          { path: source, message: error.message },
          `can't stat '${source}': ${error.message}`,
        )
      : `cp: ${isGnu(system) ? 'cannot create regular file' : "can't create"} '${error.path}': ${error.message}`
    system.err(`${said}\n`)
    return false
  }
}

function refusal({ system, options }: Copying, from: string, to: string): string | undefined {
  const { files } = system
  const gnu = isGnu(system)
  const isTree = files.stat(from).type === 'directory'
  if (isTree && !isRecursive(options))
    return `${gnu ? '-r not specified; ' : ''}omitting directory '${from}'`
  const [source, target] = [files.resolve(from), files.resolve(to)]
  if (source === target) return `'${from}' and '${to}' are the same file`
  if (isTree && `${target}/`.startsWith(`${source}/`))
    return gnu
      ? `cannot copy a directory, '${from}', into itself, '${to}'`
      : `recursion detected, omitting directory '${to}'`
  if (isTree && files.exists(to) && !isDirectory(files, to))
    return `cannot overwrite non-directory '${to}' with directory '${from}'`
  return undefined
}

function told({ system, options }: Copying, from: string, to: string): void {
  if (options.has('v')) system.out(`'${from}' -> '${to}'\n`)
}

/** A directory and what is in it; a symbolic link stays one unless it is followed. */
function copyTree(copying: Copying, from: string, to: string, isFollowed: boolean): void {
  const { files } = copying.system
  const stat = isFollowed ? files.stat(from) : files.lstat(from)
  if (stat.type === 'symlink') {
    if (files.exists(to)) files.remove(to)
    files.symlink(stat.target ?? '', to)
    told(copying, from, to)
  } else if (stat.type === 'directory') {
    const isNew = !files.exists(to)
    if (isNew) files.mkdir(to, { mode: stat.mode })
    if (isNew) told(copying, from, to)
    for (const name of files.list(from))
      copyTree(copying, `${from}/${name}`, `${to}/${name}`, copying.options.has('L'))
    kept(copying, from, to)
  } else copyFile(copying, from, to)
}

function copyFile(copying: Copying, from: string, to: string): void {
  const { files } = copying.system
  const { options } = copying
  if (options.has('s')) files.symlink(from, to)
  else {
    const { mode, program } = files.stat(from)
    const old = files.exists(to) ? files.stat(to).mode : undefined
    files.write(to, files.read(from), {
      mode: options.has('p') || options.has('a') ? mode : (old ?? mode),
      ...(program === undefined ? {} : { program }),
    })
    kept(copying, from, to)
  }
  told(copying, from, to)
}

/** `-p` and `-a` keep mode, owner (where that may be) and time. */
function kept({ system: { files, user }, options }: Copying, from: string, to: string): void {
  if (!options.has('p') && !options.has('a')) return
  const { mode, uid, gid, mtime } = files.stat(from)
  files.chmod(to, mode)
  if (user.uid === 0) files.chown(to, uid, gid)
  files.touch(to, mtime)
}
