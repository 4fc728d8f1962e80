/**
 * `tee`: passes its input on and writes it to files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tee.html
 */
import { FileError } from '../files.js'
import { type Program, awaitInput, exit } from '../program.js'
import { optionsOf } from './options.js'
import { failing } from './tool.js'

export const tee: Program = {
  name: 'tee',
  step: (system, state) =>
    failing(system, 'tee', () => {
      const { operands, has } = optionsOf(system.argv.slice(1), {
        letters: 'ai',
        idle: 'i',
        long: { append: 'a' },
        usage: 'tee [-ai] [FILE]...\n\nCopy stdin to each FILE, and also to stdout',
      })
      let failed = (state as readonly string[] | undefined) ?? []
      const put = (file: string, text: string, append: boolean): void => {
        if (failed.includes(file)) return
        try {
          system.files.write(file, text, { append })
        } catch (error) {
          if (!(error instanceof FileError)) throw error
          system.err(`tee: ${file}: ${error.message}\n`)
          failed = [...failed, file]
        }
      }
      if (state === undefined) for (const file of operands) put(file, '', has('a'))
      for (let text = system.read(); ; text = system.read()) {
        if (text === undefined) return exit(failed.length > 0 ? 1 : 0)
        if (text === '') return awaitInput(failed)
        system.out(text)
        for (const file of operands) put(file, text, true)
      }
    }),
}
