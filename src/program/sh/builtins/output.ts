/**
 * `echo`, `printf` and `test`: the same as the programs of that name, without a process.
 *
 * @module
 */
import { echoed } from '../../busybox/echo.js'
import { formatted } from '../../busybox/printf.js'
import { evaluateTest } from '../../busybox/test.js'
import type { Builtin } from './index.js'

export const echo: Builtin = (sh, args) => {
  sh.out(echoed(args, sh.state.flavor === 'dash'))
  return 0
}

export const printf: Builtin = (sh, args) => {
  const variable = args[0] === '-v' ? args[1] : undefined
  const { text, errors, status } = formatted(variable === undefined ? args : args.slice(2))
  if (variable === undefined) sh.out(text)
  else sh.assign(variable, text)
  for (const error of errors) sh.complain(`printf: ${error}`)
  return status
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
    sh.complain(sh.state.flavor === 'ash' ? result.text : `${name}: ${result.text}`)
    return 2
  }
