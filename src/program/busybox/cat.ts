/**
 * `cat`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cat.html
 */
import { costsOf, endlessDevice } from '../endless.js'
import { FileError } from '../files.js'
import { type Json, type Program, awaitInput, exit } from '../program.js'
import { optionsOf } from './options.js'
import { failing } from './tool.js'
import { cannotOpenFile } from './system-kind.js'

const OPTIONS = { letters: 'nbvteAuES', usage: 'cat [-nbvteA] [FILE]...\n\nPrint FILEs to stdout' }

interface Progress {
  readonly [key: string]: Json
  readonly index: number
  readonly line: number
  /** Whether the next text begins a line. */
  readonly fresh: boolean
  readonly code: number
}

export const cat: Program = {
  name: 'cat',
  step: (system, state) =>
    failing(system, 'cat', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const files = options.operands.length === 0 ? ['-'] : options.operands
      let { index, line, fresh, code } = (state as Progress | undefined) ?? {
        index: 0,
        line: 1,
        fresh: true,
        code: 0,
      }
      const plain = !['n', 'b', 'e', 'E', 'A'].some((letter) => options.has(letter))
      const show = (text: string): void => {
        if (plain) return system.out(text)
        const blank = options.has('b')
        let shown = ''
        for (const piece of text.split(/(?<=\n)/)) {
          if (piece === '') continue
          if (fresh && (options.has('n') || blank) && !(blank && piece === '\n'))
            shown += `${String(line++).padStart(6)}\t`
          shown +=
            options.has('e') || options.has('E') || options.has('A')
              ? piece.replace('\n', '$\n')
              : piece
          fresh = piece.endsWith('\n')
        }
        system.out(shown)
      }
      for (; index < files.length; index++) {
        const file = files[index] as string
        if (file === '-') {
          if (system.isBlocked()) return awaitInput({ index, line, fresh, code })
          let text = system.read()
          for (; text !== undefined && text !== ''; text = system.read()) show(text)
          if (text === '') return awaitInput({ index, line, fresh, code })
        } else {
          for (;;) {
            const device = endlessDevice(system.files, file)
            if (device === undefined) break
            if (system.isBlocked()) return awaitInput({ index, line, fresh, code })
            if (system.isSpent) return awaitInput({ index, line, fresh, code }, system.now)
            system.spend(costsOf(device))
            show(system.files.read(file))
          }
          try {
            show(system.files.read(file))
          } catch (error) {
            if (!(error instanceof FileError)) throw error
            system.err(
              error.code === 'EISDIR'
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
