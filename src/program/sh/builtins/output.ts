/**
 * `echo`, `printf` and `test`: the same as the programs of that name, without a process.
 *
 * @module
 */
import { echoed } from '../../busybox/echo.js'
import { formatted } from '../../busybox/printf.js'
import { evaluateTest } from '../../busybox/test.js'
import { FileError } from '../../files.js'
import { isOn } from '../options.js'
import type { Flavor } from '../state.js'
import type { Builtin } from './builtin.js'

export const echo: Builtin = (sh, args) => {
  return print(sh, 'echo', echoed(args, sh.state.flavor === 'dash' || isOn(sh.state, 'xpg_echo')))
}

/** Writes to standard output, where that is possible. */
function print(sh: Parameters<Builtin>[0], name: string, text: string): number {
  try {
    sh.out(text)
    return 0
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const why = `write error: ${error.message}`
    sh.complain(sh.state.flavor === 'ash' ? why : `${name}: ${why}`)
    return 1
  }
}

export const printf: Builtin = (sh, args) => {
  const variable = args[0] === '-v' ? args[1] : undefined
  const { text, errors, status } = formatted(
    variable === undefined ? args : args.slice(2),
    sh.system.spend,
  )
  const written = variable === undefined ? print(sh, 'printf', text) : 0
  if (variable !== undefined) sh.assign(variable, text)
  for (const error of errors) sh.complain(`printf: ${worded(sh.state.flavor, error)}`)
  return written || status
}

export const testCommand =
  (name: '[' | 'test'): Builtin =>
  (sh, args) => {
    const words = name === '[' ? args.slice(0, -1) : args
    if (name === '[' && args.at(-1) !== ']') {
      sh.complain('[: missing ]')
      return 2
    }
    const result = evaluateTest(sh.system, words)
    if (typeof result === 'boolean') return result ? 0 : 1
    const text = testProblem(sh.state.flavor, result.text, words)
    sh.complain(sh.state.flavor === 'ash' ? text : `${name}: ${text}`)
    return 2
  }

/** A number that is none, as each shell says it. */
function worded(flavor: Flavor, error: string): string {
  const [, word] = /^invalid number '(.*)'$/s.exec(error) ?? []
  if (word === undefined || flavor === 'ash') return error
  return flavor === 'bash' ? `${word}: invalid number` : `${word}: expected numeric value`
}

/** What is wrong with an expression, as each shell says it. */
function testProblem(flavor: Flavor, text: string, words: readonly string[]): string {
  const [, number] = /^(.*): bad number$/s.exec(text) ?? []
  const [, operand] = /^(.*): unknown operand$/s.exec(text) ?? []
  if (flavor === 'ash') return text
  if (number !== undefined)
    return flavor === 'bash'
      ? `${number}: integer expression expected`
      : `Illegal number: ${number}`
  if (operand === undefined) return text
  if (flavor === 'dash') return `${operand}: unexpected operator`
  if (words.length > 3) return 'too many arguments'
  const [first = '', second = ''] = words
  return words.length === 3
    ? `${second}: binary operator expected`
    : `${first}: unary operator expected`
}
