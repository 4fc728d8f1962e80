/**
 * `cp` and `mv`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cp.html
 */
import { endlessDevice } from '../endless.js'
import type { Files } from '../files.js'
import { atLeast, each } from './file-changes.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

const CP =
  'cp [-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nCopy SOURCEs to DEST'
const MV =
  'mv [-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nRename SOURCE to DEST, or move SOURCEs to DIRECTORY'

const lastOf = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? path

/** Where a source goes: into a directory under its own name, or to the destination itself. */
const inside = (files: Files, source: string, destination: string): string =>
  files.exists(destination) && files.stat(destination).type === 'directory'
    ? `${destination.replace(/\/$/, '')}/${lastOf(source)}`
    : destination

function copy(files: Files, from: string, to: string): void {
  const stat = files.lstat(from)
  if (stat.type === 'symlink') files.symlink(stat.target ?? '', to)
  else if (stat.type === 'directory') {
    if (!files.exists(to)) files.mkdir(to, { mode: stat.mode })
    for (const name of files.list(from)) copy(files, `${from}/${name}`, `${to}/${name}`)
  } else
    files.write(to, files.read(from), {
      mode: stat.mode,
      ...(stat.program === undefined ? {} : { program: stat.program }),
    })
}

export const cp = instant('cp', ({ system, args }) => {
  const { operands, has } = optionsOf(args, {
    letters: 'arRPLHpdfinlsTuv',
    long: { recursive: 'r', archive: 'a' },
    usage: CP,
  })
  atLeast(2, operands, CP)
  const { files } = system
  const destination = operands.at(-1) as string
  const sources = operands.slice(0, -1)
  if (
    sources.length > 1 &&
    !(files.exists(destination) && files.stat(destination).type === 'directory')
  )
    throw new ToolError(`target '${destination}': Not a directory`)
  const recursive = has('r') || has('R') || has('a')
  const endless = sources.find((source) => endlessDevice(files, source) !== undefined)
  if (endless !== undefined && !recursive) {
    // It copies block by block from now on, until a limit ends it.
    system.exec(['dd', `if=${endless}`, `of=${inside(files, endless, destination)}`])
    return 0
  }
  let code = 0
  const failed = each(
    system,
    sources,
    (source) => {
      if (!recursive && files.stat(source).type === 'directory') {
        system.err(`cp: omitting directory '${source}'\n`)
        code = 1
      } else if (recursive)
        copy(files, source.replace(/(.)\/+$/, '$1'), inside(files, source, destination))
      else {
        const { mode, program } = files.stat(source)
        files.write(inside(files, source, destination), files.read(source), {
          mode,
          ...(program === undefined ? {} : { program }),
        })
      }
    },
    ({ message, path }, source) =>
      path === source || files.resolve(path) === files.resolve(source)
        ? `cp: can't stat '${source}': ${message}`
        : `cp: can't create '${path}': ${message}`,
  )
  return Math.max(code, failed)
})

export const mv = instant('mv', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'finTv', usage: MV })
  atLeast(2, operands, MV)
  const { files } = system
  const destination = operands.at(-1) as string
  const sources = operands.slice(0, -1)
  if (
    sources.length > 1 &&
    !(files.exists(destination) && files.stat(destination).type === 'directory')
  )
    throw new ToolError(`target '${destination}': Not a directory`)
  return each(
    system,
    sources,
    (source) => {
      const to = inside(files, source, destination)
      if (!(has('n') && files.exists(to))) files.rename(source, to)
    },
    ({ message }, source) => `mv: can't rename '${source}': ${message}`,
  )
})
