/**
 * Compression: `gzip`, `bzip2`, `xz`, `lzma`, what undoes them, and their `cat`s.
 *
 * @see https://busybox.net/downloads/BusyBox.html#gzip
 */
import { type Compression, compress, compressionOf, expand } from '../compressed.js'
import { FileError } from '../files.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { ERRNO } from '../../text/errno.js'
import { type Options, ToolError, optionsOf } from './options.js'
import { cannotOpenFile, isGnu } from './system-kind.js'
import { failing } from './tool.js'

const SUFFIXES: Readonly<Record<Compression, readonly string[]>> = {
  gzip: ['.gz', '.tgz', '.Z'],
  bzip2: ['.bz2', '.tbz2'],
  xz: ['.xz', '.txz'],
  lzma: ['.lzma'],
}
/** What a short suffix of an archive becomes. */
const ARCHIVE: Readonly<Record<string, string>> = {
  '.tgz': '.tar',
  '.tbz2': '.tar',
  '.txz': '.tar',
}
/** Ticks of half a microsecond: some fifty megabytes a second. */
const BYTES_PER_TICK = 25

interface Kind {
  readonly name: string
  readonly format: Compression
  /** It undoes compression. */
  readonly undoes: boolean
  /** It writes to standard output, and leaves files as they are. */
  readonly shows: boolean
}

/** A tool of this kind as a program. */
const compressor = (kind: Kind): Program => ({
  name: kind.name,
  step: (system, state) =>
    failing(system, kind.name, () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'cdfktvqnz123456789T:l',
        idle: 'qn123456789T',
        unsimulated: 'l',
        long: {
          stdout: 'c',
          decompress: 'd',
          uncompress: 'd',
          force: 'f',
          keep: 'k',
          test: 't',
          verbose: 'v',
          quiet: 'q',
          'no-name': 'n',
          fast: '1',
          best: '9',
        },
        usage: usageFor(kind),
      })
      const files = options.operands.filter((one) => one !== '-')
      if (files.length === 0) return filter(system, kind, options, state)
      return exit(Math.max(...files.map((path) => convert(system, kind, options, path))))
    }),
})

const usageFor = ({ name, undoes, shows }: Kind): string =>
  shows
    ? `${name} [FILE]...\n\nDecompress to stdout`
    : `${name} [-cfk${undoes ? 't' : 'dt123456789'}] [FILE]...\n\n${undoes ? 'Decompress' : 'Compress'} FILEs (or stdin)`

/** From standard input to standard output. */
function filter(system: System, kind: Kind, options: Options, state: unknown): Next {
  let text = typeof state === 'string' ? state : ''
  for (let more = system.read(); more !== undefined; more = system.read()) {
    if (more === '') return awaitInput(text)
    text += more
  }
  system.spend(Math.ceil(text.length / BYTES_PER_TICK))
  if (!kind.undoes && !options.has('d') && !options.has('t')) {
    if (system.isTerminal('stdout') && !options.has('f'))
      throw new ToolError('compressed data not written to a terminal. Use -f to force compression.')
    system.out(compress(kind.format, text))
    return exit(0)
  }
  const contents = undone(system, kind, text, 'stdin')
  if (!options.has('t')) system.out(contents)
  return exit(0)
}

/** What was compressed. @throws ToolError where it is not, or was damaged */
function undone(system: System, kind: Kind, text: string, name: string): string {
  const format = compressionOf(text)
  const other = isGnu(system)
  if (format === undefined || (format !== kind.format && other))
    throw new ToolError(other ? `${name}: not in ${kind.format} format` : 'invalid magic')
  const contents = expand(format, text)
  if (contents === undefined)
    throw new ToolError(other ? `${name}: invalid compressed data--crc error` : 'crc error')
  return contents
}

/** A file in the place of another; the exit code. */
function convert(system: System, kind: Kind, options: Options, path: string): number {
  const undoes = kind.undoes || options.has('d') || options.has('t')
  const { files } = system
  const say = (text: string): number => {
    system.err(`${kind.name}: ${text}\n`)
    return 1
  }
  try {
    if (files.stat(path).type === 'directory')
      return say(isGnu(system) ? `${path} is a directory -- ignored` : `${path}: ${ERRNO.EISDIR}`)
    const isShown = kind.shows || options.has('c') || options.has('t')
    const target = undoes ? withoutSuffix(kind, path) : `${path}${SUFFIXES[kind.format][0]}`
    if (target === undefined && !isShown)
      return say(`${path}: unknown suffix${isGnu(system) ? ' -- ignored' : ''}`)
    const before = files.read(path)
    system.spend(Math.ceil(before.length / BYTES_PER_TICK))
    const after = undoes ? undone(system, kind, before, path) : compress(kind.format, before)
    if (options.has('t')) return 0
    if (isShown || target === undefined) {
      system.out(after)
      return 0
    }
    if (files.exists(target) && !options.has('f'))
      return say(
        isGnu(system)
          ? `${target} already exists;\tnot overwritten`
          : `can't open '${target}': ${ERRNO.EEXIST}`,
      )
    const { mode } = files.stat(path)
    files.write(target, after, { mode })
    if (!options.has('k')) files.remove(path)
    if (options.has('v')) system.err(`${path}:\t  0.0% -- replaced with ${target}\n`)
    return 0
  } catch (error) {
    if (error instanceof ToolError) return say(error.message)
    if (error instanceof FileError) return say(cannotOpenFile(system, error))
    throw error
  }
}

function withoutSuffix({ format }: Kind, path: string): string | undefined {
  const suffix = SUFFIXES[format].find((one) => path.endsWith(one) && path !== one)
  return suffix && path.slice(0, -suffix.length) + (ARCHIVE[suffix] ?? '')
}

const family = (
  format: Compression,
  names: readonly [string, string, string],
): readonly Program[] =>
  names.map((name, at) => compressor({ name, format, undoes: at > 0, shows: at === 2 }))

/** The tools of all formats. */
export const compressors: readonly Program[] = [
  ...family('gzip', ['gzip', 'gunzip', 'zcat']),
  ...family('bzip2', ['bzip2', 'bunzip2', 'bzcat']),
  ...family('xz', ['xz', 'unxz', 'xzcat']),
  ...family('lzma', ['lzma', 'unlzma', 'lzcat']),
]
