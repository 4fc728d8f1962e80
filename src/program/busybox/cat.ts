/**
 * `cat`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cat.html
 */
import { costsOf, endlessDevice } from '../endless.js'
import { FileError } from '../files.js'
import { type Json, type Program, awaitInput, exit } from '../program.js'
import { type Options, optionsOf } from './options.js'
import { failing } from './tool.js'
import { cannotOpenFile, isGnu } from './system-kind.js'

const OPTIONS = {
  letters: 'nbvteAuEsT',
  idle: 'u',
  long: {
    number: 'n',
    'number-nonblank': 'b',
    'show-ends': 'E',
    'show-tabs': 'T',
    'show-all': 'A',
    'squeeze-blank': 's',
    'show-nonprinting': 'v',
  },
  usage: 'cat [-nbvteA] [FILE]...\n\nPrint FILEs to stdout',
}

interface Progress {
  readonly [key: string]: Json
  readonly index: number
  readonly line: number
  /** Whether the next text begins a line. */
  readonly fresh: boolean
  /** Whether the last line was empty. */
  readonly blank: boolean
  readonly code: number
}

/** Shows text as the options want it. */
class Printer {
  constructor(
    private readonly options: Options,
    public progress: Pick<Progress, 'line' | 'fresh' | 'blank'>,
  ) {}

  shown(text: string): string {
    const { options } = this
    if (!['n', 'b', 'e', 'E', 'A', 's', 'T', 't', 'v'].some((letter) => options.has(letter)))
      return text
    return text
      .split(/(?<=\n)/)
      .filter((piece) => piece !== '')
      .map((piece) => this.line(piece))
      .join('')
  }

  private line(piece: string): string {
    const { options } = this
    let { line, fresh, blank } = this.progress
    const isEmpty = fresh && piece === '\n'
    const isDropped = isEmpty && blank && options.has('s')
    const numbers = options.has('b') ? !isEmpty : options.has('n')
    const number = fresh && numbers && !isDropped ? `${String(line++).padStart(6)}\t` : ''
    fresh = piece.endsWith('\n')
    blank = isEmpty
    this.progress = { line, fresh, blank }
    return isDropped ? '' : number + this.visible(piece)
  }

  private visible(piece: string): string {
    const has = (letters: string): boolean => [...letters].some((one) => this.options.has(one))
    let shown = piece
    if (has('vetA'))
      shown = shown.replace(
        /[\u0000-\u0008\u000b-\u001f]/g,
        (one) => `^${String.fromCharCode(one.charCodeAt(0) + 64)}`,
      )
    if (has('TtA')) shown = shown.replaceAll('\t', '^I')
    if (has('eEA')) shown = shown.replace('\n', '$\n')
    return shown
  }
}

export const cat: Program = {
  name: 'cat',
  step: (system, state) =>
    failing(system, 'cat', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const files = options.operands.length === 0 ? ['-'] : options.operands
      let { index, code, ...begun } = (state as Progress | undefined) ?? {
        index: 0,
        line: 1,
        fresh: true,
        blank: false,
        code: 0,
      }
      const printer = new Printer(options, begun)
      const show = (text: string): void => system.out(printer.shown(text))
      const later = (): Progress => ({ index, code, ...printer.progress })
      for (; index < files.length; index++) {
        const file = files[index] as string
        if (file === '-') {
          if (system.isBlocked()) return awaitInput(later())
          let text = system.read()
          for (; text !== undefined && text !== ''; text = system.read()) show(text)
          if (text === '') return awaitInput(later())
        } else {
          for (;;) {
            const device = endlessDevice(system.files, file)
            if (device === undefined) break
            if (system.isBlocked()) return awaitInput(later())
            if (system.isSpent) return awaitInput(later(), system.now)
            system.spend(costsOf(device))
            show(system.files.read(file))
          }
          try {
            show(system.files.read(file))
          } catch (error) {
            if (!(error instanceof FileError)) throw error
            system.err(
              error.code === 'EISDIR' && !isGnu(system)
                ? 'cat: read error: Is a directory\n'
                : `cat: ${cannotOpenFile(system, error)}\n`,
            )
            code = 1
          }
        }
      }
      return exit(code)
    }),
}
