/**
 * The functions of awk.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html#tag_20_06_13_13
 */
import { strftime } from '../date.js'
import { ToolError } from '../options.js'
import type { Runner } from './run.js'
import { sprintf } from './sprintf.js'
import type { Expression, Target } from './tree.js'
import { type Value, toNumber, toText } from './values.js'

const WHOLE_LINE: Target = { kind: 'field', index: { kind: 'number', value: 0 } }

/** Calls a function that awk has. */
export function callBuiltin(runner: Runner, name: string, args: readonly Expression[]): Value {
  const value = (index: number): Value => {
    const arg = args[index]
    return arg && runner.evaluate(arg)
  }
  const text = (index: number): string => {
    const found = toText(value(index))
    runner.system.spend(found.length >> 8)
    return found
  }
  const number = (index: number): number => toNumber(value(index))
  switch (name) {
    case 'length':
      return lengthOf(runner, args)
    case 'substr':
      return substr(text(0), number(1), args.length > 2 ? number(2) : Number.POSITIVE_INFINITY)
    case 'index':
      return text(0).indexOf(text(1)) + 1
    case 'split':
      return split(runner, args)
    case 'sub':
    case 'gsub':
      return substitute(runner, args, name === 'gsub')
    case 'match':
      return match(runner, args)
    case 'sprintf':
      return printed(runner, args)
    case 'toupper':
      return text(0).toUpperCase()
    case 'tolower':
      return text(0).toLowerCase()
    case 'int':
      return Math.trunc(number(0))
    case 'sin':
    case 'cos':
    case 'exp':
    case 'log':
    case 'sqrt':
      return Math[name](number(0))
    case 'atan2':
      return Math.atan2(number(0), number(1))
    case 'rand':
      return runner.system.random.int(0, 2 ** 30 - 1) / 2 ** 30
    case 'systime':
      return Math.floor(runner.system.now / 1_000)
    case 'strftime':
      return strftime(
        args.length > 1 ? number(1) * 1_000 : runner.system.now,
        args.length > 0 ? text(0) : '%c',
      )
    case 'srand':
    case 'close':
    case 'fflush':
      return 0
    default:
      throw undefinedFunction()
  }
}

function lengthOf(runner: Runner, [arg]: readonly Expression[]): number {
  if (arg?.kind === 'variable' && runner.evaluate(arg) === undefined) {
    const cells = Object.keys(runner.array(arg.name)).length
    if (cells > 0) return cells
  }
  return [...toText(runner.evaluate(arg ?? WHOLE_LINE))].length
}

/** Characters count from 1; what lies outside of the text is nothing. */
function substr(text: string, start: number, length: number): string {
  const from = Math.round(start)
  const to = from + (Number.isFinite(length) ? Math.round(length) : length)
  return text.slice(Math.max(0, from - 1), Math.max(0, to - 1))
}

function split(runner: Runner, [textArg, arrayArg, separatorArg]: readonly Expression[]): number {
  if (!textArg || arrayArg?.kind !== 'variable')
    throw new ToolError('cmd. line:1: Too few arguments')
  const text = toText(runner.evaluate(textArg))
  const separator =
    separatorArg === undefined
      ? runner.text('FS', ' ')
      : separatorArg.kind === 'regex'
        ? separatorArg.source
        : toText(runner.evaluate(separatorArg))
  const isRegex = separatorArg?.kind === 'regex'
  const parts =
    text === '' ? [] : isRegex ? runner.regex(separator).split(text) : runner.split(text, separator)
  const array = runner.array(arrayArg.name)
  for (const key of Object.keys(array)) delete array[key]
  parts.forEach((part, index) => {
    array[String(index + 1)] = { input: part }
  })
  return parts.length
}

function substitute(
  runner: Runner,
  [pattern, replacement, targetArg]: readonly Expression[],
  all: boolean,
): number {
  if (!pattern || !replacement) throw new ToolError('cmd. line:1: Too few arguments')
  const target = targetArg ?? WHOLE_LINE
  const text = toText(runner.evaluate(target))
  const by = toText(runner.evaluate(replacement))
  let count = 0
  const result = runner
    .pattern(pattern)
    .replace(text, ({ groups: [found = ''] }, times: number) => {
      if (times > 1 && !all) return undefined
      count++
      return by.replace(/\\&|\\\\|&/g, (one) => (one === '&' ? found : one.slice(1)))
    })
  if (
    count > 0 &&
    (target.kind === 'variable' || target.kind === 'element' || target.kind === 'field')
  )
    runner.assign(target, result)
  return count
}

function match(runner: Runner, [textArg, pattern]: readonly Expression[]): number {
  if (!textArg || !pattern) throw new ToolError('cmd. line:1: Too few arguments')
  const found = runner.pattern(pattern).exec(toText(runner.evaluate(textArg)))
  runner.assign({ kind: 'variable', name: 'RSTART' }, found ? found.start + 1 : 0)
  runner.assign({ kind: 'variable', name: 'RLENGTH' }, found ? found.end - found.start : -1)
  return found ? found.start + 1 : 0
}

/** A script calls what it does not define. */
export const undefinedFunction = (): ToolError =>
  new ToolError('cmd. line:1: Call to undefined function')

const printed = (runner: Runner, args: readonly Expression[]): string =>
  sprintf(
    args.map((arg) => runner.evaluate(arg)),
    runner.system.spend,
  )
