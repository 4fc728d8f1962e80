/**
 * A jq program as a tree.
 *
 * @see https://jqlang.github.io/jq/manual/v1.7/
 */
import type { Json } from './values.js'

/** What a value is bound to: a name, or names in the shape of an array or an object. */
export type Pattern =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'array'; readonly items: readonly Pattern[] }
  | {
      readonly is: 'object'
      readonly entries: readonly {
        readonly key: Node
        readonly name?: string
        readonly value?: Pattern
      }[]
    }

/** A function that a program defines. */
export interface Definition {
  readonly name: string
  readonly params: readonly string[]
  readonly body: Node
}

/** A part of a program. */
export type Node =
  | { readonly is: 'identity' }
  | { readonly is: 'descend' }
  | { readonly is: 'literal'; readonly value: Json }
  | { readonly is: 'text'; readonly format?: string; readonly parts: readonly (string | Node)[] }
  | { readonly is: 'format'; readonly name: string }
  | { readonly is: 'index'; readonly of: Node; readonly key: Node }
  | { readonly is: 'slice'; readonly of: Node; readonly from?: Node; readonly to?: Node }
  | { readonly is: 'iterate'; readonly of: Node }
  | { readonly is: 'array'; readonly body?: Node }
  | {
      readonly is: 'object'
      readonly entries: readonly { readonly key: Node; readonly value: Node }[]
    }
  | { readonly is: 'negate'; readonly of: Node }
  | { readonly is: 'pipe' | 'comma'; readonly left: Node; readonly right: Node }
  | { readonly is: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly is: 'alternative'; readonly left: Node; readonly right: Node }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly is: 'assign'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly is: 'if'; readonly test: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly is: 'try'; readonly body: Node; readonly handler?: Node }
  | {
      readonly is: 'reduce'
      readonly source: Node
      readonly pattern: Pattern
      readonly init: Node
      readonly update: Node
    }
  | {
      readonly is: 'foreach'
      readonly source: Node
      readonly pattern: Pattern
      readonly init: Node
      readonly update: Node
      readonly extract?: Node
    }
  | { readonly is: 'bind'; readonly source: Node; readonly pattern: Pattern; readonly body: Node }
  | { readonly is: 'define'; readonly definition: Definition; readonly body: Node }
  | { readonly is: 'label'; readonly name: string; readonly body: Node }
  | { readonly is: 'break'; readonly name: string }
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Node[] }

/** The nodes of a kind. */
export type NodeOf<Kind extends Node['is']> = Extract<Node, { readonly is: Kind }>
