/**
 * `tee`: passes its input on and writes it to files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tee.html
 */
import { type Program, awaitInput, exit } from '../program.js'
import { optionsOf } from './options.js'
import { failing } from './tool.js'

export const tee: Program = {
  name: 'tee',
  step: (system, state) =>
    failing(system, 'tee', () => {
      const { operands, has } = optionsOf(system.argv.slice(1), {
        letters: 'ai',
        long: { append: 'a' },
        usage: 'tee [-ai] [FILE]...\n\nCopy stdin to each FILE, and also to stdout',
      })
      if (state === undefined && !has('a'))
        for (const file of operands) system.files.write(file, '')
      for (let text = system.read(); ; text = system.read()) {
        if (text === undefined) return exit(0)
        if (text === '') return awaitInput(null)
        system.out(text)
        for (const file of operands) system.files.write(file, text, { append: true })
      }
    }),
}
