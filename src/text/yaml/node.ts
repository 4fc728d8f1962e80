/**
 * What a YAML document is made of.
 *
 * @module
 */
import type { ScalarStyle } from './token.js'

/** A scalar; `tag` is empty unless one was written. */
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string
  readonly style: ScalarStyle
  readonly tag: string
  /** The line in which it begins, from 1; an empty node has none. */
  readonly line?: number
}

/** Another use of a node that has an anchor. */
export interface AliasNode {
  readonly kind: 'alias'
  readonly name: string
  readonly target: Node
}

/** A sequence. */
export interface SequenceNode {
  readonly kind: 'sequence'
  readonly items: Node[]
  /** The tag, if one was written. */
  readonly tag?: string
}

/** A mapping, with its pairs in the order of the text. */
export interface MappingNode {
  readonly kind: 'mapping'
  readonly pairs: (readonly [key: Node, value: Node])[]
  /** The tag, if one was written. */
  readonly tag?: string
}

/** Any of them. */
export type Node = ScalarNode | AliasNode | SequenceNode | MappingNode
