/**
 * `head`: the first lines or characters of files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/head.html
 */
import { costsOf, endlessDevice } from '../endless.js'
import { FileError } from '../files.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { gathering } from './gather.js'
import { fileTrouble } from './gnu.js'
import { cannotOpen, lines, type LineCall } from './lines.js'
import { type Options, optionsOf } from './options.js'
import { failing } from './tool.js'

const OPTIONS = {
  letters: 'n:c:qv',
  long: { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q', verbose: 'v' },
  usage:
    'head [OPTIONS] [FILE]...\n\nPrint first 10 lines of FILEs to stdout.\nWith more than one FILE, precede each with a filename header.',
}
const LINES = 10

/** `-5` means `-n 5`. */
export const numbered = (args: readonly string[]): readonly string[] =>
  args.flatMap((word, at) =>
    /^-\d+$/.test(word) && !/^-[a-z]*[nc]$/.test(args[at - 1] ?? '')
      ? ['-n', word.slice(1)]
      : [word],
  )

interface Progress {
  readonly [key: string]: number | string
  /** Lines (or characters) that are left of this file. */
  readonly left: number
}

const wanted = ({ options, system }: Pick<LineCall, 'options' | 'system'>): number =>
  countOf(options.value('c') ?? options.value('n') ?? String(LINES), system, unitOf(options))

/** What is counted. */
export const unitOf = (options: Options): 'bytes' | 'lines' =>
  options.has('c') ? 'bytes' : 'lines'

/** `-n -3`: all but the last three. */
function isFromEnd(options: Options): boolean {
  return (options.value('c') ?? options.value('n') ?? '').startsWith('-')
}

const allButLast = gathering('head', {
  options: OPTIONS,
  words: numbered,
  complaint: cannotOpen,
  work: ({ system, options }, text) => {
    const count = countOf(
      (options.value('c') ?? options.value('n') ?? '').slice(1),
      system,
      unitOf(options),
    )
    if (options.has('c')) system.out(text.slice(0, Math.max(0, text.length - count)))
    else {
      const all = text.split(/(?<=\n)/)
      system.out(all.slice(0, Math.max(0, all.length - count)).join(''))
    }
    return 0
  },
})

/** The title of a file among several. */
function title({ options, system }: Pick<LineCall, 'options' | 'system'>, index: number): void {
  const file = options.operands[index] ?? '-'
  if ((options.operands.length > 1 && !options.has('q')) || options.has('v'))
    system.out(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`)
}

const firstLines = lines<Progress>('head', {
  options: OPTIONS,
  words: numbered,
  complaint: cannotOpen,
  begin: (call) => ({ data: { left: wanted(call) } }),
  open: (call, _data, _file, index) => {
    title(call, index)
    return { left: wanted(call) }
  },
  line: (call, { left }, { text, ended, index }) => {
    const more = index < call.options.operands.length - 1
    if (left <= 0) return more ? { next: { left } } : { stop: 0 }
    call.system.out(ended ? `${text}\n` : text)
    return finished(left - 1, more)
  },
  end: () => 0,
})

const finished = (
  left: number,
  more: boolean,
): Progress | { readonly stop: number } | { readonly next: Progress } =>
  left > 0 ? { left } : more ? { next: { left } } : { stop: 0 }

/** Which file is read, and how many of its characters are still wanted. */
interface BytesProgress {
  readonly [key: string]: number
  readonly index: number
  readonly left: number
  readonly code: number
}

/** `head -c`: takes what comes, whether lines end or not. */
function firstBytes(system: System, options: Options, before: BytesProgress | undefined): Next {
  const count = wanted({ options, system })
  const files = options.operands.length === 0 ? ['-'] : options.operands
  let { index, left, code } = before ?? { index: -1, left: 0, code: 0 }
  for (;;) {
    if (left <= 0) {
      if (++index >= files.length) return exit(code)
      left = count
      if (isReadable(system, files[index] as string)) title({ options, system }, index)
      else {
        code = 1
        left = 0
      }
      continue
    }
    if (system.isBlocked()) return awaitInput({ index, left, code })
    if (system.isSpent) return awaitInput({ index, left, code }, system.now)
    const file = files[index] as string
    const device = file === '-' ? undefined : endlessDevice(system.files, file)
    const text = file === '-' ? system.read() : system.files.read(file)
    if (text === '' && file === '-') return awaitInput({ index, left, code })
    if (device !== undefined) system.spend(costsOf(device))
    system.out(text?.slice(0, left) ?? '')
    if (file === '-' && text !== undefined && text.length > left) system.unread(text.slice(left))
    left = text === undefined || (file !== '-' && device === undefined) ? 0 : left - text.length
  }
}

/** Whether a file can be read; says why not. */
function isReadable(system: System, file: string): boolean {
  try {
    if (file !== '-') system.files.read(file)
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const said = { path: file, message: error.message }
    system.err(`${fileTrouble(system, 'head', said, cannotOpen(error))}\n`)
    return false
  }
}

export const head: Program = {
  name: 'head',
  step: (system, state) =>
    failing(system, 'head', () => {
      const options = optionsOf(numbered(system.argv.slice(1)), OPTIONS)
      if (isFromEnd(options)) return allButLast.step(system, state)
      return options.has('c')
        ? firstBytes(system, options, state as BytesProgress | undefined)
        : firstLines.step(system, state)
    }),
}
