/**
 * What `declare` makes of variables of bash: names of others, upper and lower case.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html#index-declare
 */
import { type Variable, type Variables, entry } from './state.js'

/** How many names may refer to each other. */
const DEEPEST = 8

/** The name that a name stands for: itself, unless `declare -n` made it a reference. */
export function referred(variables: Variables, name: string): string {
  let found = name
  for (let depth = 0; depth < DEEPEST; depth++) {
    const variable = entry(variables, found)
    if (!variable?.reference || !variable.value) return found
    found = variable.value
  }
  return found
}

/** The variable that a name stands for. */
export function variableNamed(variables: Variables, name: string): Variable | undefined {
  const variable = entry(variables, name)
  return variable?.reference ? entry(variables, referred(variables, name)) : variable
}

/** A value as a variable keeps it. */
export function inLetters(value: string, letters: Variable['letters']): string {
  switch (letters) {
    case 'upper':
      return value.toUpperCase()
    case 'lower':
      return value.toLowerCase()
    case 'capital':
      return value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase()
    default:
      return value
  }
}

/** What the options of `declare`, such as -x and +i, make of a variable. */
export function attributesOf(options: readonly string[]): Partial<Variable> {
  let found: Partial<Variable> = {}
  for (const option of options)
    for (const letter of option.slice(1))
      found = { ...found, ...attribute(letter, option.startsWith('-')) }
  return found
}

function attribute(letter: string, on: boolean): Partial<Variable> {
  switch (letter) {
    case 'x':
      return { exported: on }
    case 'r':
      return on ? { readonly: true } : {}
    case 'i':
      return { integer: on }
    case 'n':
      return { reference: on }
    case 'u':
      return { letters: on ? 'upper' : undefined }
    case 'l':
      return { letters: on ? 'lower' : undefined }
    case 'c':
      return { letters: on ? 'capital' : undefined }
    default:
      return {}
  }
}

/** The letters with which `declare -p` shows what a variable is. */
export function lettersOf(variable: Variable): string {
  const { elements, associative, integer, letters, reference, readonly, exported } = variable
  const array = elements ? (associative ? 'A' : 'a') : ''
  const cased = letters === undefined ? '' : letters === 'capital' ? 'c' : letters[0]
  const shown = `${array}${integer ? 'i' : ''}${reference ? 'n' : ''}${readonly ? 'r' : ''}`
  return `${shown}${exported ? 'x' : ''}${cased}` || '-'
}
