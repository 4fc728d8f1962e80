/**
 * `tail`: the last lines or characters of files; `-f` goes on as they grow.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tail.html
 */
import { FileError } from '../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { numbered } from './head.js'
import { type Options, optionsOf } from './options.js'
import { cannotOpenFile } from './system-kind.js'
import { failing } from './tool.js'

const OPTIONS = {
  letters: 'n:c:qvfFs:',
  long: { lines: 'n', bytes: 'c', follow: 'f', quiet: 'q' },
  usage: 'tail [OPTIONS] [FILE]...\n\nPrint last 10 lines of FILEs (or stdin) to stdout',
}
const LINES = '10'
const FOLLOW_EVERY = 1_000
/** `/dev/zero` and `/dev/full`. */
const ENDLESS: ReadonlySet<string> = new Set(['1, 5', '1, 7'])
const CHUNK = 1_048_576
/** How many bytes are read in a tick. */
const BYTES_PER_TICK = 4096

interface Progress {
  readonly [key: string]: Json
  /** What has come on standard input. */
  readonly gathered: string
  readonly shown: boolean
  /** How much of each file has been shown. */
  readonly lengths: readonly number[]
  readonly code: number
}

export const tail: Program = {
  name: 'tail',
  step: (system, state) =>
    failing(system, 'tail', () => {
      const options = optionsOf(
        numbered(system.argv.slice(1)).flatMap((word, index) =>
          index === 0 && /^\+\d+$/.test(word) ? ['-n', word] : [word],
        ),
        OPTIONS,
      )
      const files = options.operands.length === 0 ? ['-'] : options.operands
      let progress = (state as Progress | undefined) ?? {
        gathered: '',
        shown: false,
        lengths: [],
        code: 0,
      }
      if (!progress.shown) {
        const input = files.includes('-')
          ? gathered(system, progress.gathered)
          : { text: '', ended: true }
        if (!input.ended) return awaitInput({ ...progress, gathered: input.text })
        progress = first(system, options, files, input.text)
      } else progress = { ...progress, lengths: grown(system, files, progress.lengths) }
      const follows = (options.has('f') || options.has('F')) && files.some((file) => file !== '-')
      return follows
        ? awaitInput(progress, system.now + FOLLOW_EVERY, { ends: false })
        : exit(progress.code)
    }),
}

function gathered(
  system: System,
  before: string,
): { readonly text: string; readonly ended: boolean } {
  let text = before
  for (;;) {
    const more = system.read()
    if (more === undefined) return { text, ended: true }
    if (more === '') return { text, ended: false }
    text += more
    system.occupy(text.length - startOfEnd(text))
  }
}

/** Where the last lines begin: what is above them need not be kept. */
function startOfEnd(text: string): number {
  let at = text.length
  for (let i = 0; i <= Number(LINES) && at > 0; i++) at = text.lastIndexOf('\n', at - 1)
  return Math.max(0, at)
}

/** Shows the end of every file. */
function first(
  system: System,
  options: Options,
  files: readonly string[],
  input: string,
): Progress {
  let code = 0
  const lengths = files.map((file, index) => {
    const text = file === '-' ? input : textOf(system, file)
    if (text === undefined) {
      code = 1
      return 0
    }
    if (files.length > 1 && !options.has('q'))
      system.out(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`)
    system.out(endOf(text, options))
    return text.length
  })
  return { gathered: '', shown: true, lengths, code }
}

function textOf(system: System, file: string): string | undefined {
  try {
    if (isEndless(system, file)) fillUp(system, file)
    return system.files.read(file)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    system.err(`tail: ${cannotOpenFile(system, error)}\n`)
    return undefined
  }
}

/** A device that has no end: what `tail` waits for never comes. */
const isEndless = (system: System, file: string): boolean =>
  ENDLESS.has(system.files.stat(file).device ?? '')

/** Keeps what comes until there is no memory left; zeros have no line, so all of it is kept. */
function fillUp(system: System, file: string): void {
  for (let bytes = CHUNK; ; bytes += CHUNK) {
    system.spend(system.files.read(file).length / BYTES_PER_TICK)
    system.occupy(bytes)
  }
}

function endOf(text: string, options: Options): string {
  const given = options.value('c') ?? options.value('n') ?? LINES
  const fromStart = given.startsWith('+')
  const count = countOf(given.replace(/^[-+]/, ''))
  if (options.has('c'))
    return fromStart ? text.slice(Math.max(0, count - 1)) : count === 0 ? '' : text.slice(-count)
  const all = text.split(/(?<=\n)/)
  return (
    fromStart ? all.slice(Math.max(0, count - 1)) : count === 0 ? [] : all.slice(-count)
  ).join('')
}

/** Shows what has been added to the files; a file that shrank begins anew. */
function grown(
  system: System,
  files: readonly string[],
  lengths: readonly number[],
): readonly number[] {
  return files.map((file, index) => {
    if (file === '-' || !system.files.exists(file)) return 0
    const text = system.files.read(file)
    const before = lengths[index] ?? 0
    system.out(text.slice(text.length < before ? 0 : before))
    return text.length
  })
}
