/**
 * `install`: copies files and sets their mode and owner, or makes directories.
 *
 * @see https://busybox.net/downloads/BusyBox.html#install
 */
import { ERRNO } from '../../text/errno.js'
import type { System } from '../program.js'
import { inside, isDirectory, lastOf } from './each.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'
import { idOf } from './users.js'

const USAGE =
  'install [-cdDsp] [-o USER] [-g GRP] [-m MODE] [-t DIR] [SOURCE]... DEST\n\nCopy files and set attributes'

/** What the files get. */
interface Attributes {
  readonly mode: number
  readonly uid: number | undefined
  readonly gid: number | undefined
}

/** @throws ToolError for a mode that is none, or an unknown user or group */
function attributesOf(system: System, options: Options): Attributes {
  const wanted = options.value('m') ?? '755'
  if (!/^[0-7]{3,4}$/.test(wanted)) throw new ToolError(`invalid mode '${wanted}'`)
  const id = (kind: 'user' | 'group', letter: string): number | undefined => {
    const name = options.value(letter)
    if (name === undefined) return undefined
    const found = idOf(system, kind === 'user' ? '/etc/passwd' : '/etc/group', name)
    if (found === undefined) throw new ToolError(`unknown ${kind} ${name}`)
    return found
  }
  return { mode: Number.parseInt(wanted, 8), uid: id('user', 'o'), gid: id('group', 'g') }
}

function notDirectory({ files }: System, path: string): ToolError {
  const fault = files.exists(path) ? ERRNO.ENOTDIR : ERRNO.ENOENT
  return new ToolError(`target '${path}': ${fault}`)
}

function owned({ files }: System, path: string, { uid, gid }: Attributes): void {
  if (uid === undefined && gid === undefined) return
  const before = files.stat(path)
  files.chown(path, uid ?? before.uid, gid ?? before.gid)
}

function copied(system: System, options: Options, from: string, to: string, as: Attributes): void {
  const { files } = system
  if (options.has('D')) files.mkdir(to.slice(0, to.lastIndexOf('/')) || '/', { parents: true })
  const { program, mtime } = files.stat(from)
  const { mode } = as
  files.write(to, files.read(from), { mode, ...(program === undefined ? {} : { program }) })
  // A file that is there keeps its mode when it is written.
  files.chmod(to, mode)
  owned(system, to, as)
  if (options.has('p')) files.touch(to, mtime)
}

export const install = instant('install', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'cdDspo:g:m:t:', idle: 'cs', usage: USAGE })
  const attributes = attributesOf(system, options)
  if (options.has('d')) {
    for (const path of options.operands) {
      system.files.mkdir(path, { parents: true, mode: attributes.mode })
      owned(system, path, attributes)
    }
    return 0
  }
  const folder = options.value('t')
  const sources = folder === undefined ? options.operands.slice(0, -1) : options.operands
  const target = folder ?? options.operands.at(-1)
  if (target === undefined || sources.length === 0) throw new UsageProblem(USAGE)
  if (folder !== undefined && options.has('D')) system.files.mkdir(folder, { parents: true })
  if ((folder !== undefined || sources.length > 1) && !isDirectory(system.files, target))
    throw notDirectory(system, target)
  for (const source of sources) {
    const to =
      folder === undefined ? inside(system.files, source, target) : `${folder}/${lastOf(source)}`
    copied(system, options, source, to, attributes)
  }
  return 0
})
