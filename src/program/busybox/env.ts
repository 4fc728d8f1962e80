/**
 * `env` and `printenv`: the environment, or a command in another one.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/env.html
 */
import { ExecError, type Program, awaitInput, exit } from '../program.js'
import { optionsOf } from './options.js'
import { failing, instant } from './tool.js'
import { ERRNO } from '../../text/errno.js'

const OPTIONS = {
  letters: '+iu:0',
  usage:
    'env [-iu0] [-] [NAME=VALUE]... [PROG [ARGS]]\n\nPrint current environment or run PROG after setting up environment',
}

const listed = (env: Readonly<Record<string, string>>, end = '\n'): string =>
  Object.entries(env)
    .map(([name, value]) => `${name}=${value}${end}`)
    .join('')

export const env: Program = {
  name: 'env',
  step: (system) =>
    failing(system, 'env', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const changed = new Map(options.has('i') ? [] : Object.entries(system.env))
      for (const name of options.values('u')) changed.delete(name)
      const words = [...options.operands]
      for (let found = assignment(words[0]); found; found = assignment(words[0])) {
        changed.set(...found)
        words.shift()
      }
      const environment = Object.fromEntries(changed)
      if (words.length === 0) {
        system.out(listed(environment, options.has('0') ? '\0' : '\n'))
        return exit(0)
      }
      try {
        system.exec(words, environment)
        return awaitInput(null)
      } catch (error) {
        if (!(error instanceof ExecError)) throw error
        system.err(
          `env: can't execute '${words[0] ?? ''}': ${error.exitCode === 127 ? ERRNO.ENOENT : ERRNO.EACCES}\n`,
        )
        return exit(error.exitCode)
      }
    }),
}

function assignment(word: string | undefined): [string, string] | undefined {
  const at = word?.indexOf('=') ?? -1
  return word === undefined || at < 1 ? undefined : [word.slice(0, at), word.slice(at + 1)]
}

export const printenv = instant('printenv', ({ system, args }) => {
  if (args.length === 0) {
    system.out(listed(system.env))
    return 0
  }
  let missing = false
  for (const name of args) {
    if (Object.hasOwn(system.env, name)) system.out(`${system.env[name] ?? ''}\n`)
    else missing = true
  }
  return missing ? 1 : 0
})
