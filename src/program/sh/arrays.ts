/**
 * Arrays of bash: variables with elements, by number or (associative ones) by key.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Arrays.html
 */
import { referred, variableNamed } from './attributes.js'
import type { Interpreter } from './interpreter.js'
import { ShellError } from './messages.js'
import { type Variable, entry, withEntry, withoutEntry } from './state.js'

/** An element of a list: what follows the one before it has no index. */
export interface Element {
  readonly index?: string
  readonly value: string
}

const variableOf = ({ state: { variables } }: Interpreter, name: string): Variable | undefined =>
  variableNamed(variables, name)

/** The elements of a variable in their order; of a plain one, it alone. */
export function elementsOf(variable: Variable | undefined): readonly (readonly [string, string])[] {
  if (!variable) return []
  const { elements, associative, value } = variable
  if (!elements) return value === undefined ? [] : [['0', value]]
  const all = Object.entries(elements)
  return associative ? all : all.sort(([a], [b]) => Number(a) - Number(b))
}

/** The name of an element: an index counted from the end becomes one from the start. */
export function elementName(variable: Variable | undefined, index: string): string {
  if (variable?.associative) return index
  const number = Number(index)
  if (number >= 0) return String(number)
  const last = Number(elementsOf(variable).at(-1)?.[0] ?? -1)
  const counted = last + 1 + number
  if (counted < 0) throw new ShellError(`[${index}]: bad array subscript`, 1)
  return String(counted)
}

/** An element's value; undefined if it is not set. */
export const elementOf = (variable: Variable | undefined, name: string): string | undefined =>
  variable?.elements ? entry(variable.elements, name) : name === '0' ? variable?.value : undefined

/** Sets one element. @throws ShellError if the variable is read-only */
export function assignElement(
  sh: Interpreter,
  name: string,
  index: string,
  value: string,
  append = false,
): void {
  const variable = variableOf(sh, name)
  const key = elementName(variable, index)
  const all = Object.fromEntries(elementsOf(variable))
  const text = append ? (entry(all, key) ?? '') + value : value
  put(sh, name, withEntry(all, key, text))
}

/** Sets all elements, or adds some. @throws ShellError if the variable is read-only */
export function assignElements(
  sh: Interpreter,
  name: string,
  items: readonly Element[],
  { append = false, associative = false } = {},
): void {
  const known = variableOf(sh, name)
  const isKeyed = associative || known?.associative === true
  let elements: Readonly<Record<string, string>> = append
    ? Object.fromEntries(elementsOf(known))
    : {}
  let next = append && !isKeyed ? Number(elementsOf(known).at(-1)?.[0] ?? -1) + 1 : 0
  for (const { index, value } of items) {
    if (index === undefined && isKeyed)
      throw new ShellError(
        `${name}: ${value}: must use subscript when assigning associative array`,
        1,
      )
    const key = index === undefined ? String(next) : isKeyed ? index : String(Number(index))
    elements = withEntry(elements, key, value)
    if (!isKeyed) next = Number(key) + 1
  }
  put(sh, name, elements, isKeyed)
}

/** Forgets one element. */
export function removeElement(sh: Interpreter, name: string, index: string): void {
  const variable = variableOf(sh, name)
  if (!variable?.elements) return
  put(sh, name, withoutEntry(variable.elements, elementName(variable, index)))
}

/** Declares an array that has no elements yet. */
export function declareArray(sh: Interpreter, name: string, associative: boolean): void {
  const variable = variableOf(sh, name)
  if (variable?.elements) return
  const elements = associative ? {} : Object.fromEntries(elementsOf(variable))
  put(sh, name, elements, associative)
}

function put(
  sh: Interpreter,
  name: string,
  elements: Readonly<Record<string, string>>,
  associative?: boolean,
): void {
  // All of them are written down anew.
  sh.system.spend(Object.keys(elements).length)
  const first = entry(elements, '0')
  const keyed = associative ?? variableOf(sh, name)?.associative
  sh.assign(name, first ?? '', { elements, ...(keyed ? { associative: true } : {}) })
  const assigned = variableOf(sh, name)
  if (first === undefined && assigned)
    sh.state.variables = withEntry(sh.state.variables, referred(sh.state.variables, name), {
      ...assigned,
      value: undefined,
    })
}
