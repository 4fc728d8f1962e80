/**
 * `declare` and `typeset`: variables with attributes, and what is declared.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html#index-declare
 */
import { declareArray, elementsOf } from '../arrays.js'
import { attributesOf, lettersOf } from '../attributes.js'
import type { Interpreter } from '../interpreter.js'
import { ShellError, readOnly } from '../messages.js'
import { entry } from '../state.js'
import type { Builtin } from './builtin.js'
import { declared, list, local, mark } from './variables.js'

const USAGE =
  'declare: usage: declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]'
const KNOWN = /^[-+][aAcfFgiIlnprtux]+$/

export const declare: Builtin = (sh, args) => {
  const options = args.filter((arg) => /^[-+][A-Za-z]+$/.test(arg))
  const names = args.filter((arg) => !options.includes(arg) && arg !== '--')
  const wrong = options.find((option) => !KNOWN.test(option))
  if (wrong !== undefined) {
    const letter = [...wrong.slice(1)].find((one) => !KNOWN.test(`-${one}`)) ?? ''
    sh.complain(`declare: ${wrong[0]}${letter}: invalid option`)
    sh.err(`${USAGE}\n`)
    return 2
  }
  const letters = options.filter((option) => option.startsWith('-')).join('')
  if (/[fF]/.test(letters)) return functions(sh, names, letters)
  if (letters.includes('p')) return show(sh, names)
  if (names.length === 0) return list(sh, 'declare --', () => true)
  const inFunction = sh.state.frames.some(({ special }) => special === 'call')
  if (inFunction && !letters.includes('g')) return local(sh, args)
  for (const arg of names) {
    const { name, value } = declared(sh, 'declare', arg)
    if (value !== undefined && entry(sh.state.variables, name)?.readonly)
      throw new ShellError(`declare: ${readOnly(sh.state.flavor, name)}`, 1)
    mark(sh, name, value, attributesOf(options))
    if (/[aA]/.test(letters)) declareArray(sh, name, letters.includes('A'))
  }
  return 0
}

/** `declare -F` and `declare -f`: the functions that there are. */
function functions(sh: Interpreter, names: readonly string[], letters: string): number {
  const all = sh.state.functions
  const isList = names.length === 0
  if (letters.includes('f') && !letters.includes('F'))
    sh.complain('declare: kubarium does not show the text of functions')
  else
    for (const name of isList ? Object.keys(all).sort() : names)
      if (entry(all, name)) sh.out(isList ? `declare -f ${name}\n` : `${name}\n`)
  return names.every((name) => entry(all, name)) ? 0 : 1
}

/** `declare -p`: variables as they could be declared again. */
function show(sh: Interpreter, names: readonly string[]): number {
  const { variables } = sh.state
  let status = 0
  for (const name of names.length === 0 ? Object.keys(variables).sort() : names) {
    const variable = entry(variables, name)
    if (!variable) {
      sh.complain(`declare: ${name}: not found`)
      status = 1
      continue
    }
    const { elements, associative, value } = variable
    const pairs = elementsOf(variable).map(([key, text]) => `[${key}]=${inQuotes(text)}`)
    const shown = elements
      ? `=(${pairs.join(' ')}${associative && pairs.length > 0 ? ' ' : ''})`
      : value === undefined
        ? ''
        : `=${inQuotes(value)}`
    sh.out(`declare -${lettersOf(variable)} ${name}${shown}\n`)
  }
  return status
}

const inQuotes = (text: string): string => `"${text.replace(/["$`\\]/g, '\\$&')}"`
