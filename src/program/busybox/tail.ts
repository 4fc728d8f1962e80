/**
 * `tail`, with -f.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tail.html
 */
import { FileError } from '../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './head.js'
import { type Options, optionsOf } from './options.js'
import { cannotOpenFile } from './system-kind.js'
import { failing } from './tool.js'

const OPTIONS = { letters: 'n:c:fFqs:v1234567890', usage: 'tail [OPTIONS] [FILE]...\n\nPrint last 10 lines of FILEs (or stdin) to. With more than one FILE, precede each with a filename header.' }
const DEFAULT = '10'
/** How often -f looks, in milliseconds. */
const INTERVAL = 1_000

interface Progress {
  readonly [key: string]: Json
  /** What has come on standard input and may be its end. */
  readonly input: string
  /** How much of each file has been shown; -1 for one that is not there. */
  readonly shown: readonly number[]
  readonly code: number
}

export const tail: Program = {
  name: 'tail',
  step: (system, state) =>
    failing(system, 'tail', () => {
      const options = optionsOf(system.argv.slice(1).map((arg) => (/^\+[0-9]+$/.test(arg) ? `-n${arg}` : arg)), OPTIONS)
      const files = options.operands.length === 0 ? ['-'] : options.operands
      const progress = (state as Progress | undefined) ?? { input: '', shown: [], code: 0 }
      const follows = options.has('f') || options.has('F')
      if (progress.shown.length > 0) return awaitInput(follow(system, files, progress), system.now + INTERVAL)
      let { input } = progress
      if (files.includes('-')) {
        let text = system.read()
        for (; text !== undefined && text !== ''; text = system.read()) input += text
        if (text === '') return awaitInput({ ...progress, input: shortened(input, options) })
      }
      const done = show(system, files, input, options)
      return follows && done.shown.length > 0 && !(files.length === 1 && files[0] === '-') ? awaitInput({ input: '', ...done }, system.now + INTERVAL) : exit(done.code)
    }),
}

const LONGEST_KEPT = 1_000_000

/** Only the end matters of what has come, unless it counts from the beginning. */
const shortened = (input: string, options: Options): string => (input.length > LONGEST_KEPT && !(options.value('n') ?? '').startsWith('+') ? endOf(input, options) : input)

function endOf(text: string, options: Options): string {
  const digits = options.order.filter((letter) => /[0-9]/.test(letter)).join('')
  const wanted = options.value('c') ?? options.value('n') ?? (digits || DEFAULT)
  const count = countOf(wanted)
  const fromStart = wanted.startsWith('+')
  if (options.has('c')) return fromStart ? text.slice(Math.max(0, count - 1)) : count === 0 ? '' : text.slice(-count)
  const lines = text.split(/(?<=\n)/)
  return fromStart ? lines.slice(Math.max(0, count - 1)).join('') : count === 0 ? '' : lines.slice(-count).join('')
}

function show(system: System, files: readonly string[], input: string, options: Options): { readonly shown: readonly number[]; readonly code: number } {
  let code = 0
  const shown = files.map((file, index) => {
    try {
      const text = file === '-' ? input : system.files.read(file)
      if ((files.length > 1 || options.has('v')) && !options.has('q')) system.out(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`)
      system.out(endOf(text, options))
      return text.length
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`tail: ${cannotOpenFile(system, error)}\n`)
      code = 1
      return -1
    }
  })
  if (shown.every((one) => one < 0) && !options.has('F')) {
    system.err('tail: no files\n')
    return { shown: [], code: 1 }
  }
  return { shown, code }
}

/** Shows what was added; a file that became shorter begins anew. */
function follow(system: System, files: readonly string[], progress: Progress): Json {
  const shown = files.map((file, index) => {
    const before = progress.shown[index] ?? 0
    if (file === '-' || !system.files.exists(file)) return before
    const text = system.files.read(file)
    const from = before < 0 || text.length < before ? 0 : before
    if (text.length > from) system.out(text.slice(from))
    return text.length
  })
  return { ...progress, shown }
}
