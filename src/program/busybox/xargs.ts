/**
 * `xargs`: runs a command with words from its input.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/xargs.html
 */
import { ExecError, type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { type Options, optionsOf } from './options.js'
import { failing } from './tool.js'
import { ERRNO } from '../../text/errno.js'

const OPTIONS = {
  letters: '+0rptxn:L:I:P:s:d:',
  long: { 'no-run-if-empty': 'r', null: '0', 'max-args': 'n', replace: 'I' },
  usage: 'xargs [OPTIONS] [PROG ARGS]\n\nRun PROG on every item given by stdin',
}
const FAILED = 123

interface Progress {
  readonly [key: string]: Json | undefined
  readonly input: string
  /** The commands that are still to be run; absent until all input has come. */
  readonly commands?: readonly (readonly string[])[]
  readonly child?: number
  readonly code: number
}

export const xargs: Program = {
  name: 'xargs',
  step: (system, state) =>
    failing(system, 'xargs', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      let { input, commands, child, code } = (state as Progress | undefined) ?? {
        input: '',
        code: 0,
      }
      while (!commands) {
        const text = system.read()
        if (text === '') return awaitInput({ input, code })
        if (text === undefined) commands = commandsOf(options, input)
        else input += text
      }
      for (;;) {
        if (child !== undefined) {
          const status = system.reap(child)
          if (status === undefined) return awaitInput({ input: '', commands, child, code })
          if (status !== 0) code = status === 127 || status === 126 ? status : FAILED
        }
        const [next, ...rest]: readonly (readonly string[])[] = commands
        if (!next) return exit(code)
        commands = rest
        child = start(system, options, next)
        if (child === undefined) return exit(127)
      }
    }),
}

function start(system: System, options: Options, command: readonly string[]): number | undefined {
  if (options.has('t')) system.err(`${command.join(' ')}\n`)
  try {
    return system.spawn(command, { stdin: { kind: 'null' } })
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    system.err(`xargs: can't execute '${command[0] ?? ''}': ${ERRNO.ENOENT}\n`)
    return undefined
  }
}

function commandsOf(options: Options, input: string): readonly (readonly string[])[] {
  const command = options.operands.length === 0 ? ['echo'] : options.operands
  const mark = options.value('I')
  if (mark !== undefined) {
    const found = input.split('\n').filter((line) => line.trim() !== '')
    return found.map((line) => command.map((word) => word.replaceAll(mark, () => line.trim())))
  }
  const items = options.has('0') ? input.split('\0').filter((one) => one !== '') : itemsOf(input)
  if (items.length === 0) return options.has('r') ? [] : [command]
  const size = countOf(options.value('n') ?? options.value('L') ?? String(items.length))
  const commands: string[][] = []
  for (let at = 0; at < items.length; at += Math.max(1, size))
    commands.push([...command, ...items.slice(at, at + Math.max(1, size))])
  return commands
}

/** Words; quotes and backslashes keep blanks. */
const itemsOf = (input: string): readonly string[] =>
  [...input.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/gs)].map(([word]) =>
    word.replace(
      /"([^"]*)"|'([^']*)'|\\(.)/gs,
      (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '',
    ),
  )
