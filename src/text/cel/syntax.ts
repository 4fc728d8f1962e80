/**
 * The syntax tree of the Common Expression Language, and what is wrong with a text that has none.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax
 */
import type { Value } from './values.js'

/** A part of an expression; `at` is where it stands in the text. */
export type Node = { readonly at: number } & (
  | { readonly is: 'literal'; readonly value: Value }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'select'; readonly of: Node; readonly field: string; readonly optional: boolean }
  | { readonly is: 'index'; readonly of: Node; readonly index: Node; readonly optional: boolean }
  | { readonly is: 'has'; readonly of: Node; readonly field: string }
  | {
      readonly is: 'call'
      readonly name: string
      readonly target: Node | undefined
      readonly args: readonly Node[]
    }
  | { readonly is: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly is: 'choice'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly is: 'list'; readonly items: readonly Entry[] }
  | { readonly is: 'map'; readonly entries: readonly (Entry & { readonly key: Node })[] }
  | {
      readonly is: 'loop'
      readonly macro: Macro
      readonly over: Node
      readonly names: readonly string[]
      /** What is kept: of `map` with three arguments. */
      readonly filter: Node | undefined
      readonly body: Node
    }
  | {
      readonly is: 'optMap'
      readonly of: Node
      readonly name: string
      readonly body: Node
      readonly flat: boolean
    }
  | { readonly is: 'bind'; readonly name: string; readonly value: Node; readonly body: Node }
)

/** An item of a list or an entry of a map; an optional one is left out when it is empty. */
export interface Entry {
  readonly value: Node
  readonly optional: boolean
}

/** The macros that go over a list or the keys of a map. */
export type Macro = 'all' | 'exists' | 'exists_one' | 'map' | 'filter'

/** An expression cannot be read or has wrong types; the message is that of the real compiler. */
export class CelSyntaxError extends Error {
  override name = 'CelSyntaxError'
}

/** The message about a place in a text, with the line and a mark below it. */
export function issue(text: string, at: number, why: string): CelSyntaxError {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = [...before.slice(before.lastIndexOf('\n') + 1)].length
  const shown = text.split('\n')[line - 1] ?? ''
  return new CelSyntaxError(
    `ERROR: <input>:${line}:${column + 1}: ${why}\n | ${shown}\n | ${'.'.repeat(column)}^`,
  )
}
