/**
 * `tar`: lists, extracts and makes archives, also compressed ones.
 *
 * @see https://busybox.net/downloads/BusyBox.html#tar
 */
import { type Compression, compress, compressionOf, expand } from '../compressed.js'
import { type ArchiveEntry, archiveOf, entriesOf } from '../archive.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { byteLength } from '../../oci/entry.js'
import { matches, patternOf } from '../../text/shell-pattern.js'
import { FileError } from '../files.js'
import { strftime } from './date.js'
import { lexists, walk } from './each.js'
import { modeString } from './mode.js'
import { isGnu } from './system-kind.js'
import { ERRNO } from '../../text/errno.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE =
  'tar c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...\n\nCreate, extract, or list files from a tar file'
const OPTIONS = {
  letters: 'cxtzZjJahmvokOpf:C:X:',
  idle: 'pmo',
  unsimulated: 'Zh',
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
    exclude: 'X',
    'to-stdout': 'O',
    'auto-compress': 'a',
    'keep-old-files': 'k',
    dereference: 'h',
    'preserve-permissions': 'p',
  },
  usage: USAGE,
}

const NO_MODE = "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options"
/** GNU's ends with it when something is wrong. */
const TROUBLE = 2
const FATAL = 'tar: Error is not recoverable: exiting now\n'
const LATER = 'tar: Exiting with failure status due to previous errors\n'

const slashRemoved = (system: System): string =>
  isGnu(system)
    ? "tar: Removing leading `/' from member names\n"
    : "tar: removing leading '/' from member names\n"

/** Gives up at once, in GNU's words or in BusyBox's. */
function fatal(system: System, ofGnu: string, ofBusybox: string): ToolError {
  return isGnu(system)
    ? new ToolError(`tar: ${ofGnu}\n${FATAL}`.trimEnd(), TROUBLE, true)
    : new ToolError(ofBusybox)
}

/** @throws ToolError if it cannot be read */
function archiveAt(system: System, path: string): string {
  try {
    return system.files.read(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const { message } = error
    throw fatal(system, `${path}: Cannot open: ${message}`, `${path}: ${message}`)
  }
}

export const tar: Program = {
  name: 'tar',
  step: (system, state) =>
    failing(system, 'tar', () => {
      const options = optionsOf(spelledOut(system.argv.slice(1)), OPTIONS)
      const modes = ['c', 'x', 't'].filter((letter) => options.has(letter))
      if (modes.length !== 1)
        throw isGnu(system) ? new UsageProblem(USAGE, 1, NO_MODE) : new UsageProblem(USAGE)
      const named = options.value('f')
      if (modes[0] === 'c') return exit(create(system, options, named))
      if (named !== undefined && named !== '-')
        return exit(unpack(system, options, archiveAt(system, named)))
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
  if (options.operands.length === 0)
    throw isGnu(system)
      ? new UsageProblem(USAGE, 1, 'Cowardly refusing to create an empty archive')
      : new ToolError('empty archive')
  const directory = directoryOf(system, options)
  const there = options.operands.filter((operand) => isThere(system, directory, operand))
  const entries = there.flatMap((operand) =>
    [...walk(system.files, joined(directory, operand))]
      .filter((path) => !isExcluded(options, path))
      .map((path): ArchiveEntry => {
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
  const isAbsolute = (operand: string): boolean => operand.startsWith('/')
  // BusyBox's says so of what it puts in, GNU's of what is named.
  if ((isGnu(system) ? options.operands : there).some(isAbsolute)) system.err(slashRemoved(system))
  const toOutput = named === undefined || named === '-'
  if (options.has('v'))
    for (const { name } of entries) {
      // GNU's tells of the names as they are found, BusyBox's as they are kept.
      const isFound = isGnu(system) && options.operands.some((one) => one === `/${name}`)
      const say = toOutput ? system.err : system.out
      say(`${isFound ? '/' : ''}${name}\n`)
    }
  const format = formatOf(options, named)
  const archive = format ? compress(format, archiveOf(entries)) : archiveOf(entries)
  if (toOutput) system.out(archive)
  else system.files.write(named, archive)
  if (there.length === options.operands.length) return 0
  if (isGnu(system)) system.err(LATER)
  return isGnu(system) ? TROUBLE : 1
}

/** Whether there is something to be put in; says so if not. */
function isThere(system: System, directory: string, operand: string): boolean {
  if (lexists(system.files, joined(directory, operand))) return true
  system.err(`tar: ${operand}: ${isGnu(system) ? 'Cannot stat: ' : ''}${ERRNO.ENOENT}\n`)
  return false
}

/** `--exclude`: by the whole path or by its last parts. */
const isExcluded = (options: Options, path: string): boolean =>
  options.values('X').some((pattern) => {
    const steps = patternOf(pattern)
    const parts = path.split('/')
    return parts.some((_, at) =>
      parts.slice(at).some((__, end) => matches(steps, parts.slice(at, at + end + 1).join('/'))),
    )
  })

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
  throw fatal(
    system,
    `${named}: Cannot open: ${why}`,
    `can't change directory to '${named}': ${why}`,
  )
}

/** Lists or extracts. */
function unpack(system: System, options: Options, whole: string): number {
  const format = compressionOf(whole)
  const text = format === undefined ? whole : expand(format, whole)
  if (text === undefined) throw new ToolError('corrupted data')
  const entries = entriesOf(text)
  if (entries.length === 0 && text !== '')
    throw isGnu(system)
      ? new ToolError(
          `tar: This does not look like a tar archive\n${LATER}`.trimEnd(),
          TROUBLE,
          true,
        )
      : new ToolError('invalid tar magic')
  if (text === '') throw fatal(system, 'Unexpected EOF in archive', 'short read')
  const wanted = ({ name }: ArchiveEntry): boolean =>
    options.operands.length === 0 ||
    options.operands.some((one) => name === one || name.startsWith(`${one.replace(/\/$/, '')}/`))
  const directory = directoryOf(system, options)
  const kept: string[] = []
  for (const entry of entries.filter(wanted)) {
    const { name, mode, text: contents } = entry
    if (options.has('t') || options.has('v')) system.out(`${lineOf(options, entry)}\n`)
    if (options.has('t')) continue
    const target = joined(directory, name.replace(/^\//, ''))
    if (options.has('O')) system.out(contents ?? '')
    else if (contents === undefined) system.files.mkdir(target, { parents: true, mode })
    else if (options.has('k') && lexists(system.files, target)) kept.push(name)
    else {
      system.files.mkdir(target.replace(/\/[^/]*$/, '') || '/', { parents: true })
      system.files.write(target, contents, { mode })
    }
  }
  const absent = options.operands.filter(
    (one) =>
      !entries.some(({ name }) => name === one || name.startsWith(`${one.replace(/\/$/, '')}/`)),
  )
  // BusyBox's leaves what is there without a word.
  if (isGnu(system))
    for (const one of kept) system.err(`tar: ${one}: Cannot open: ${ERRNO.EEXIST}\n`)
  for (const one of absent)
    system.err(`tar: ${one}: ${isGnu(system) ? 'Not found' : 'not found'} in archive\n`)
  if (absent.length === 0 && (kept.length === 0 || !isGnu(system))) return 0
  if (isGnu(system)) system.err(LATER)
  return isGnu(system) ? TROUBLE : 1
}

/** A line of the list; `-tv` shows mode, owner, size and time. */
function lineOf(options: Options, { name, mode, text, mtime }: ArchiveEntry): string {
  if (!options.has('t') || !options.has('v')) return name
  const type = text === undefined ? 'directory' : 'file'
  const size = String(byteLength(text ?? ''))
  const shown = modeString({ ...PLAIN, type, mode })
  const when = strftime(mtime * 1_000, '%Y-%m-%d %H:%M')
  return `${shown} root/root ${size.padStart(9)} ${when} ${name}`
}

const PLAIN = { uid: 0, gid: 0, size: 0, mtime: 0, links: 1 } as const
