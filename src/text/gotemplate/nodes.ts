/**
 * The parts of a template, and how Go writes them in errors.
 *
 * @see https://pkg.go.dev/text/template/parse#Node
 */

/** One part of a template. */
export type Statement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly pipe: Pipe }
  | {
      readonly kind: 'if' | 'with' | 'range'
      readonly pipe: Pipe
      readonly body: readonly Statement[]
      readonly otherwise: readonly Statement[]
    }
  | Include
  | { readonly kind: 'break' | 'continue' }

/** `{{template "name" pipeline}}`. */
export interface Include {
  readonly kind: 'template'
  readonly name: string
  readonly quoted: string
  readonly pipe: Pipe | undefined
  readonly offset: number
}

/** Commands whose results flow from left to right, and the variables that get the last one. */
export interface Pipe {
  readonly kind: 'pipe'
  readonly declares: readonly string[]
  readonly assigns: boolean
  readonly commands: readonly Command[]
  readonly offset: number
}

/** A word and its arguments. */
export interface Command {
  readonly kind: 'command'
  readonly words: readonly [Word, ...Word[]]
  readonly offset: number
}

/** A number as it is written; it can be several things at once, as constants of Go are. */
export interface NumberLiteral {
  readonly kind: 'number'
  readonly text: string
  readonly offset: number
  readonly int?: bigint
  readonly float?: number
  readonly imaginary?: number
  /** A character in quotes. */
  readonly isCharacter: boolean
}

/** One word of a command. */
export type Word =
  | { readonly kind: 'dot' | 'nil'; readonly offset: number }
  | { readonly kind: 'bool'; readonly value: boolean; readonly offset: number }
  | {
      readonly kind: 'string'
      readonly value: string
      readonly quoted: string
      readonly offset: number
    }
  | NumberLiteral
  | { readonly kind: 'function'; readonly name: string; readonly offset: number }
  /** `.a.b` stands where `.b` does. */
  | { readonly kind: 'field'; readonly names: readonly string[]; readonly offset: number }
  /** `$x.a`; the first name is the variable's. */
  | { readonly kind: 'variable'; readonly names: readonly string[]; readonly offset: number }
  | {
      readonly kind: 'chain'
      readonly of: Word
      readonly names: readonly string[]
      readonly offset: number
    }
  | Pipe

/** Whatever can stand in an error. */
export type Node = Word | Command | Include

/** How Go writes a part of a template. */
export function sourceOf(node: Node): string {
  switch (node.kind) {
    case 'dot':
      return '.'
    case 'nil':
      return 'nil'
    case 'bool':
      return String(node.value)
    case 'string':
      return node.quoted
    case 'number':
      return node.text
    case 'function':
      return node.name
    case 'field':
      return `.${node.names.join('.')}`
    case 'variable':
      return node.names.join('.')
    case 'chain': {
      const base = sourceOf(node.of)
      return `${node.of.kind === 'pipe' ? `(${base})` : base}.${node.names.join('.')}`
    }
    case 'command':
      return node.words
        .map((word) => (word.kind === 'pipe' ? `(${sourceOf(word)})` : sourceOf(word)))
        .join(' ')
    case 'template':
      return `{{template ${node.quoted}${node.pipe ? ` ${sourceOf(node.pipe)}` : ''}}}`
    case 'pipe': {
      const declared = node.declares.join(', ')
      const sign = node.assigns ? ' = ' : ' := '
      return (declared === '' ? '' : declared + sign) + node.commands.map(sourceOf).join(' | ')
    }
  }
}
