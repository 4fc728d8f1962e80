/**
 * `tail`: the last lines or characters of files; `-f` goes on as they grow.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tail.html
 */
import { FileError } from '../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { fileTrouble } from './gnu.js'
import { numbered } from './head.js'
import { type Options, optionsOf } from './options.js'
import { cannotOpenFile } from './system-kind.js'
import {
  type Gathered,
  NOTHING,
  type Wanted,
  flows,
  gather,
  wantedOf,
  wantedPart,
} from './tail-input.js'
import { failing } from './tool.js'

const OPTIONS = {
  letters: 'n:c:qvfFs:',
  idle: 's',
  long: { lines: 'n', bytes: 'c', follow: 'f', quiet: 'q' },
  usage: 'tail [OPTIONS] [FILE]...\n\nPrint last 10 lines of FILEs (or stdin) to stdout',
}
const FOLLOW_EVERY = 1_000

interface Progress {
  readonly [key: string]: Json
  /** The file that is looked at; all have been shown when there are no more. */
  readonly index: number
  /** What has come of it. */
  readonly gathered: Gathered
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
        index: 0,
        gathered: NOTHING,
        lengths: [],
        code: 0,
      }
      if (progress.index < files.length) {
        const [next, wakeAt] = new First(system, options, files).show(progress)
        if (next.index < files.length) return awaitInput(next, wakeAt)
        progress = next
      } else progress = { ...progress, lengths: grown(system, files, progress.lengths) }
      const follows = (options.has('f') || options.has('F')) && files.some((file) => file !== '-')
      return follows
        ? awaitInput(progress, system.now + FOLLOW_EVERY, { ends: false })
        : exit(progress.code)
    }),
}

/** Shows the end of every file, one after the other. */
class First {
  private readonly wanted: Wanted

  constructor(
    private readonly system: System,
    private readonly options: Options,
    private readonly files: readonly string[],
  ) {
    this.wanted = wantedOf(system, options)
  }

  /** Goes on as far as the input has come; when to look again, if that is not when more comes. */
  show(before: Progress): readonly [progress: Progress, wakeAt: number | undefined] {
    let { index, gathered, lengths, code } = before
    for (; index < this.files.length; index++) {
      const file = this.files[index] as string
      let text: string | undefined
      if (flows(this.system, file)) {
        if (gathered.stage === 'new') this.title(file, index)
        const come = gather(this.system, file, this.wanted, gathered)
        if (!come.ended)
          return [
            { index, gathered: come.gathered, lengths, code },
            come.later ? this.system.now : undefined,
          ]
        text = come.gathered.text
        gathered = NOTHING
      } else {
        text = textOf(this.system, file)
        if (text === undefined) code = 1
        else this.title(file, index)
      }
      this.system.out(wantedPart(text ?? '', this.wanted))
      lengths = [...lengths, text?.length ?? 0]
    }
    return [{ index, gathered, lengths, code }, undefined]
  }

  private title(file: string, index: number): void {
    const { system, files, options } = this
    if ((files.length > 1 || options.has('v')) && !options.has('q'))
      system.out(`${index > 0 ? '\n' : ''}==> ${file === '-' ? 'standard input' : file} <==\n`)
  }
}

function textOf(system: System, file: string): string | undefined {
  try {
    return system.files.read(file)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const said = { path: file, message: error.message }
    system.err(`${fileTrouble(system, 'tail', said, cannotOpenFile(system, error))}\n`)
    return undefined
  }
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
