/**
 * `xargs`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/xargs.html
 */
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './head.js'
import { type Options, optionsOf } from './options.js'
import { startChild } from './run.js'
import { failing } from './tool.js'

const OPTIONS = { letters: '+0rtn:I:L:P:d:s:x', usage: 'xargs [OPTIONS] [PROG ARGS]\n\nRun PROG on every item given by stdin' }
const WORDS_AT_ONCE = 5_000

interface Progress {
  readonly [key: string]: Json | undefined
  readonly input: string
  /** The command lines still to run, once all input has come. */
  readonly commands?: readonly (readonly string[])[]
  readonly pid?: number | undefined
  readonly code: number
}

export const xargs: Program = {
  name: 'xargs',
  step: (system, state) =>
    failing(system, 'xargs', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      let progress: Progress = (state as Progress | undefined) ?? { input: '', code: 0 }
      if (!progress.commands) {
        let [input, text] = [progress.input, system.read()]
        for (; text !== undefined && text !== ''; text = system.read()) input += text
        if (text === '') return awaitInput({ ...progress, input })
        progress = { input: '', code: 0, commands: commandsOf(input, options) }
      }
      return runCommands(system, options, progress)
    }),
}

function runCommands(system: System, options: Options, { commands = [], pid, code }: Progress) {
  let running = pid
  let result = code
  const rest = [...commands]
  for (;;) {
    if (running !== undefined) {
      const ended = system.reap(running)
      if (ended === undefined) return awaitInput({ input: '', commands: rest, pid: running, code: result })
      running = undefined
      if (ended === 255) return exit(124)
      if (ended !== 0) result = 123
    }
    const next = rest.shift()
    if (!next) return exit(result)
    if (options.has('t')) system.err(`${next.join(' ')}\n`)
    const started = startChild(system, 'xargs', next, { stdin: { kind: 'null' } })
    if ('code' in started) return exit(started.code)
    running = started.pid
  }
}

/** Quotes and backslashes protect blanks, as in a shell. */
function words(input: string, options: Options): readonly string[] {
  if (options.has('0')) return input.split('\u0000').filter((word, index, all) => index < all.length - 1 || word !== '')
  const delimiter = options.value('d')
  if (delimiter !== undefined) return input.replace(/\n$/, '').split(delimiter === '\\n' ? '\n' : delimiter)
  if (options.has('I')) return input.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return [...input.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|\\[^]|[^\s"'\\])+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'|\\([^])/g, (_all, double?: string, single?: string, escaped?: string) => double ?? single ?? escaped ?? ''))
}

function commandsOf(input: string, options: Options): readonly (readonly string[])[] {
  const command = options.operands.length === 0 ? ['echo'] : options.operands
  const all = words(input, options)
  const place = options.value('I')
  if (place !== undefined) return all.map((word) => command.map((part) => part.replaceAll(place, word)))
  if (all.length === 0) return options.has('r') ? [] : [command]
  const size = Math.max(1, options.has('n') || options.has('L') ? countOf(options.value('n') ?? options.value('L') ?? '1') : WORDS_AT_ONCE)
  const commands: string[][] = []
  for (let at = 0; at < all.length; at += size) commands.push([...command, ...all.slice(at, at + size)])
  return commands
}
