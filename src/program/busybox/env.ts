/**
 * `env` and `printenv`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/env.html
 */
import { ExecError, type Program, awaitInput, exit } from '../program.js'
import { optionsOf } from './options.js'
import { failing, instant } from './tool.js'

const USAGE = 'env [-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG [ARGS]]\n\nPrint current environment or run PROG after setting up environment'

export const env: Program = {
  name: 'env',
  step: (system) =>
    failing(system, 'env', () => {
      const options = optionsOf(system.argv.slice(1), { letters: '+iu:0', usage: USAGE })
      const removed = new Set(options.values('u'))
      const pairs = options.has('i') ? [] : Object.entries(system.env).filter(([name]) => !removed.has(name))
      const words = options.operands[0] === '-' ? options.operands.slice(1) : options.operands
      const first = words.findIndex((word) => !/^[^=]+=/.test(word))
      const [assigned, command] = first < 0 ? [words, []] : [words.slice(0, first), words.slice(first)]
      const result = Object.fromEntries([...pairs, ...assigned.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const)])
      if (command.length === 0) {
        system.out(Object.entries(result).map(([name, value]) => `${name}=${value}\n`).join(''))
        return exit(0)
      }
      try {
        system.exec(command, result)
        return awaitInput(null)
      } catch (error) {
        if (!(error instanceof ExecError)) throw error
        system.err(error.exitCode === 127 ? `env: can't execute '${command[0]}': No such file or directory\n` : `env: can't execute '${command[0]}': Permission denied\n`)
        return exit(error.exitCode)
      }
    }),
}

export const printenv = instant('printenv', ({ system, args }) => {
  if (args.length === 0) {
    system.out(Object.entries(system.env).map(([name, value]) => `${name}=${value}\n`).join(''))
    return 0
  }
  let code = 0
  for (const name of args) {
    if (Object.hasOwn(system.env, name)) system.out(`${system.env[name]}\n`)
    else code = 1
  }
  return code
})
