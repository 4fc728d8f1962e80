/**
 * `tee`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tee.html
 */
import { FileError } from '../files.js'
import { type Program, awaitInput, exit } from '../program.js'
import { optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE = 'tee [-ai] [FILE]...\n\nCopy stdin to each FILE, and also to stdout'

export const tee: Program = {
  name: 'tee',
  step: (system, state) =>
    failing(system, 'tee', () => {
      const options = optionsOf(system.argv.slice(1), { letters: 'aip', long: { append: 'a' }, usage: USAGE })
      let code = typeof state === 'number' ? state : 0
      const write = (text: string, append: boolean, first: boolean): void => {
        for (const file of options.operands) {
          try {
            system.files.write(file, text, { append })
          } catch (error) {
            if (!(error instanceof FileError)) throw error
            if (first) system.err(`tee: ${file}: ${error.message}\n`)
            code = 1
          }
        }
      }
      if (state === undefined) write('', options.has('a'), true)
      let text = system.read()
      for (; text !== undefined && text !== ''; text = system.read()) {
        system.out(text)
        write(text, true, false)
      }
      return text === undefined ? exit(code) : awaitInput(code)
    }),
}
