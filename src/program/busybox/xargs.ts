/**
 * `xargs`: runs a command with words from its input.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/xargs.html
 */
import { ExecError, type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'
import { ERRNO } from '../../text/errno.js'

const OPTIONS = {
  letters: '+0rptxn:L:I:P:s:d:',
  idle: 'xP',
  unsimulated: 'ps',
  long: {
    'no-run-if-empty': 'r',
    null: '0',
    'max-args': 'n',
    'max-lines': 'L',
    'max-procs': 'P',
    replace: 'I',
    delimiter: 'd',
    verbose: 't',
  },
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
        if (text === undefined) commands = commandsOf(system, options, input)
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
    const [program = ''] = command
    const reason = error.exitCode === 126 ? ERRNO.EACCES : ERRNO.ENOENT
    const said = isGnu(system) ? `${program}: ${reason}` : `can't execute '${program}': ${reason}`
    system.err(`xargs: ${said}\n`)
    return undefined
  }
}

function commandsOf(
  system: System,
  options: Options,
  input: string,
): readonly (readonly string[])[] {
  const command = options.operands.length === 0 ? ['echo'] : options.operands
  const mark = options.value('I')
  if (mark !== undefined) {
    const found = input.split('\n').filter((line) => line.trim() !== '')
    return found.map((line) => command.map((word) => word.replaceAll(mark, () => line.trim())))
  }
  const lines = options.value('L')
  if (lines !== undefined) return byLines(command, input, sizeOf(system, lines, 'L'))
  const items = itemsIn(system, options, input)
  if (items.length === 0) return options.has('r') ? [] : [command]
  const size = sizeOf(system, options.value('n') ?? String(items.length), 'n')
  const commands: string[][] = []
  for (let at = 0; at < items.length; at += Math.max(1, size))
    commands.push([...command, ...items.slice(at, at + Math.max(1, size))])
  return commands
}

/** @throws ToolError if it is no number */
function sizeOf(system: System, text: string, letter: string): number {
  if (isGnu(system) && !/^\d+$/.test(text))
    throw new UsageProblem(OPTIONS.usage, 1, `invalid number "${text}" for -${letter} option`)
  return countOf(text)
}

/** As many lines for each command. */
function byLines(
  command: readonly string[],
  input: string,
  count: number,
): readonly (readonly string[])[] {
  const lines = input.split('\n').filter((line) => line.trim() !== '')
  const commands: string[][] = []
  for (let at = 0; at < lines.length; at += Math.max(1, count))
    commands.push([...command, ...lines.slice(at, at + Math.max(1, count)).flatMap(itemsOf)])
  return commands
}

function itemsIn(system: System, options: Options, input: string): readonly string[] {
  const delimiter = options.has('0')
    ? '\0'
    : options.value('d')?.replace('\\n', '\n').replace('\\0', '\0')
  if (delimiter !== undefined) {
    const items = input.split(delimiter)
    return items.at(-1) === '' ? items.slice(0, -1) : items
  }
  const [quote] = /["']/.exec(input.replace(/\\.|"[^"\n]*"|'[^'\n]*'/gs, '')) ?? []
  if (quote !== undefined) {
    const kind = quote === '"' ? 'double' : 'single'
    throw isGnu(system)
      ? new ToolError(
          `unmatched ${kind} quote; by default quotes are special to xargs unless you use the -0 option`,
        )
      : new ToolError(`unmatched ${kind} quote`)
  }
  return itemsOf(input)
}

/** Words; quotes and backslashes keep blanks. */
const itemsOf = (input: string): readonly string[] =>
  [...input.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/gs)].map(([word]) =>
    word.replace(
      /"([^"]*)"|'([^']*)'|\\(.)/gs,
      (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '',
    ),
  )
