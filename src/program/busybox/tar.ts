/**
 * `tar`: lists, extracts and makes archives, also compressed ones.
 *
 * @see https://busybox.net/downloads/BusyBox.html#tar
 */
import { type Compression, compress, compressionOf, expand } from '../compressed.js'
import { type ArchiveEntry, archiveOf, entriesOf } from '../archive.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { walk } from './each.js'
import { ERRNO } from '../../text/errno.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE =
  'tar c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...\n\nCreate, extract, or list files from a tar file'
const OPTIONS = {
  letters: 'cxtzZjJahmvokOpf:C:',
  long: {
    create: 'c',
    extract: 'x',
    list: 't',
    file: 'f',
    directory: 'C',
    verbose: 'v',
    gzip: 'z',
    bzip2: 'j',
    xz: 'J',
    'no-same-owner': 'o',
    'no-same-permissions': 'o',
  },
  usage: USAGE,
}

const LEADING_SLASH = "tar: removing leading '/' from member names\n"

export const tar: Program = {
  name: 'tar',
  step: (system, state) =>
    failing(system, 'tar', () => {
      const options = optionsOf(spelledOut(system.argv.slice(1)), OPTIONS)
      const modes = ['c', 'x', 't'].filter((letter) => options.has(letter))
      if (modes.length !== 1) throw new UsageProblem(USAGE)
      const named = options.value('f')
      if (modes[0] === 'c') return exit(create(system, options, named))
      if (named !== undefined && named !== '-')
        return exit(unpack(system, options, system.files.read(named)))
      let archive = typeof state === 'string' ? state : ''
      for (;;) {
        const text = system.read()
        if (text === undefined) return exit(unpack(system, options, archive))
        if (text === '') return awaitInput(archive)
        archive += text
      }
    }),
}

/**
 * `tar xzf a.tar` is `tar -x -z -f a.tar`: the letters of the first word take their values from the
 * words after it.
 */
function spelledOut([first = '', ...rest]: readonly string[]): readonly string[] {
  if (first.startsWith('--')) return [first, ...rest]
  const words: string[] = []
  const left = [...rest]
  for (const letter of first.replace(/^-/, ''))
    words.push(
      `-${letter}`,
      ...('fC'.includes(letter) && left.length > 0 ? [left.shift() as string] : []),
    )
  return [...words, ...left]
}

const joined = (directory: string, path: string): string =>
  path.startsWith('/') ? path : `${directory.replace(/\/$/, '')}/${path}`

function create(system: System, options: Options, named: string | undefined): number {
  if (options.operands.length === 0) throw new ToolError('empty archive')
  const directory = directoryOf(system, options)
  const entries = options.operands.flatMap((operand) =>
    [...walk(system.files, joined(directory, operand))].map((path): ArchiveEntry => {
      const { type, mode, mtime } = system.files.stat(path)
      const name =
        (path.startsWith('/') && operand.startsWith('/')
          ? path.slice(1)
          : operand.replace(/\/$/, '') +
            path.slice(joined(directory, operand).replace(/\/$/, '').length)) || operand
      const isDirectory = type === 'directory'
      return {
        name: isDirectory ? `${name.replace(/\/$/, '')}/` : name,
        mode,
        mtime: Math.floor(mtime / 1000),
        text: isDirectory ? undefined : system.files.read(path),
      }
    }),
  )
  if (options.operands.some((operand) => operand.startsWith('/'))) system.err(LEADING_SLASH)
  const toOutput = named === undefined || named === '-'
  if (options.has('v'))
    for (const { name } of entries) (toOutput ? system.err : system.out)(`${name}\n`)
  const format = formatOf(options, named)
  const archive = format ? compress(format, archiveOf(entries)) : archiveOf(entries)
  if (toOutput) system.out(archive)
  else system.files.write(named, archive)
  return 0
}

/** How the archive is to be compressed: `-a` looks at its name. */
function formatOf(options: Options, named: string | undefined): Compression | undefined {
  const suffix = options.has('a') ? (/\.(?:tar\.|t)(gz|bz2|xz)$/.exec(named ?? '')?.[1] ?? '') : ''
  if (options.has('z') || suffix === 'gz') return 'gzip'
  if (options.has('j') || suffix === 'bz2') return 'bzip2'
  return options.has('J') || suffix === 'xz' ? 'xz' : undefined
}

/** Where it works. @throws ToolError when there is no such directory */
function directoryOf(system: System, options: Options): string {
  const named = options.value('C')
  if (named === undefined) return system.cwd
  const { files } = system
  if (files.exists(named) && files.stat(named).type === 'directory') return named
  const why = files.exists(named) ? ERRNO.ENOTDIR : ERRNO.ENOENT
  throw new ToolError(`can't change directory to '${named}': ${why}`)
}

/** Lists or extracts. */
function unpack(system: System, options: Options, whole: string): number {
  const format = compressionOf(whole)
  const text = format === undefined ? whole : expand(format, whole)
  if (text === undefined) throw new ToolError('corrupted data')
  const entries = entriesOf(text)
  if (entries.length === 0 && text !== '') throw new ToolError('invalid tar magic')
  if (text === '') throw new ToolError('short read')
  const wanted = ({ name }: ArchiveEntry): boolean =>
    options.operands.length === 0 ||
    options.operands.some((one) => name === one || name.startsWith(`${one.replace(/\/$/, '')}/`))
  const directory = directoryOf(system, options)
  for (const { name, mode, text: contents } of entries.filter(wanted)) {
    if (options.has('t') || options.has('v')) system.out(`${name}\n`)
    if (options.has('t')) continue
    const target = joined(directory, name.replace(/^\//, ''))
    if (options.has('O')) system.out(contents ?? '')
    else if (contents === undefined) system.files.mkdir(target, { parents: true, mode })
    else {
      system.files.mkdir(target.replace(/\/[^/]*$/, '') || '/', { parents: true })
      system.files.write(target, contents, { mode })
    }
  }
  return 0
}
