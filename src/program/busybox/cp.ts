/**
 * `cp` and `mv`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cp.html
 */
import { FileError, type Files } from '../files.js'
import { type Call, instant } from './tool.js'
import { type Options, ToolError, optionsOf, usageOf } from './options.js'
import { nameOf } from './paths.js'
import { isGnu } from './system-kind.js'

const CP_USAGE = 'cp [-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nCopy SOURCEs to DEST'
const MV_USAGE = 'mv [-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nRename SOURCE to DEST, or move SOURCEs to DIRECTORY'

/** Does something to each source and its place at the destination. */
function toDestination({ system, name }: Call, options: Options, usage: string, work: (source: string, target: string) => void): number {
  const { files } = system
  const into = options.value('t')
  const sources = into === undefined ? options.operands.slice(0, -1) : options.operands
  const destination = into ?? options.operands.at(-1)
  if (destination === undefined || sources.length === 0) throw new ToolError(usageOf(usage), 1, true)
  const isDirectory = files.exists(destination) && files.stat(destination).type === 'directory' && !options.has('T')
  if (sources.length > 1 && !isDirectory) throw new ToolError(isGnu(system) ? `target '${destination}' is not a directory` : `target '${destination}' is not a directory`)
  let code = 0
  for (const source of sources) {
    const target = isDirectory ? `${destination.replace(/\/+$/, '')}/${nameOf(source)}` : destination
    try {
      if (options.has('n') && files.exists(target)) continue
      work(source, target)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`${name}: ${complaint(isGnu(system), name, source, target, error)}\n`)
      code = 1
    }
  }
  return code
}

function complaint(gnu: boolean, name: string, source: string, target: string, { code, path, message }: FileError): string {
  if (code === 'EISDIR' && path === source && name === 'cp') return gnu ? `-r not specified; omitting directory '${source}'` : `omitting directory '${source}'`
  if (path === source) return gnu ? `cannot stat '${source}': ${message}` : name === 'mv' ? `can't rename '${source}': ${message}` : `can't stat '${source}': ${message}`
  return gnu ? `cannot create ${name === 'cp' ? 'regular file ' : ''}'${target}': ${message}` : `can't create '${target}': ${message}`
}

export const cp = instant('cp', (call) => {
  const options = optionsOf(call.args, { letters: 'arRdPLHpfinlsTt:uv', long: { recursive: 'r', archive: 'a', force: 'f', 'no-clobber': 'n' }, usage: CP_USAGE })
  const recursive = options.has('r') || options.has('R') || options.has('a')
  return toDestination(call, options, CP_USAGE, (source, target) => {
    const { type } = call.system.files.stat(source)
    if (type === 'directory' && !recursive) throw new FileError('EISDIR', source)
    const { files } = call.system
    if (type === 'directory' && `${files.resolve(target)}/`.startsWith(`${files.resolve(source)}/`)) throw new FileError('EINVAL', target)
    copy(files, source, target, options.has('a') || options.has('d') || options.has('P'))
  })
})

function copy(files: Files, source: string, target: string, keepLinks: boolean): void {
  const stat = keepLinks ? files.lstat(source) : files.stat(source)
  if (stat.type === 'symlink') {
    if (files.exists(target)) files.remove(target)
    return files.symlink(stat.target ?? '', target)
  }
  if (stat.type === 'file') return files.write(target, files.read(source), { mode: stat.mode, ...(stat.program === undefined ? {} : { program: stat.program }) })
  if (!files.exists(target)) files.mkdir(target, { mode: stat.mode })
  for (const name of files.list(source)) copy(files, `${source}/${name}`, `${target}/${name}`, keepLinks)
}

export const mv = instant('mv', (call) => {
  const options = optionsOf(call.args, { letters: 'finTt:v', usage: MV_USAGE })
  return toDestination(call, options, MV_USAGE, (source, target) => call.system.files.rename(source, target))
})
