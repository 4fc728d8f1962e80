/**
 * The parts of a text in HCL, HashiCorp's configuration language: blocks, attributes and
 * expressions.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */

/** A part of one line of a file: columns count from 1, the last is not in it. */
export interface Range {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** A text that is no HCL, or an expression that has no value. */
export class HclError extends Error {
  override name = 'HclError'
  constructor(
    readonly summary: string,
    readonly detail: string,
    readonly range: Range,
  ) {
    super(`${summary}; ${detail}`)
  }
}

/** A value: what JSON has. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | readonly HclValue[]
  | { readonly [key: string]: HclValue }

/** Binds names of a `for` expression. */
export interface ForParts {
  readonly key: string | undefined
  readonly item: string
  readonly over: Expression
  readonly filter: Expression | undefined
}

export type Expression = { readonly range: Range } & (
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  | { readonly is: 'template'; readonly parts: readonly Expression[] }
  | { readonly is: 'variable'; readonly name: string }
  | {
      readonly is: 'call'
      readonly name: string
      readonly args: readonly Expression[]
      /** The last argument is a list of arguments. */
      readonly isSpread: boolean
    }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly is: 'index'; readonly of: Expression; readonly key: Expression }
  | { readonly is: 'splat'; readonly of: Expression; readonly path: readonly string[] }
  | { readonly is: 'unary'; readonly operator: string; readonly of: Expression }
  | {
      readonly is: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly is: 'conditional'
      readonly condition: Expression
      readonly then: Expression
      readonly otherwise: Expression
    }
  | ({ readonly is: 'forList'; readonly each: Expression } & ForParts)
  | ({
      readonly is: 'forObject'
      readonly name: Expression
      readonly each: Expression
      readonly isGrouped: boolean
    } & ForParts)
)

export interface Attribute {
  readonly name: string
  readonly value: Expression
  readonly range: Range
}

export interface Block {
  readonly type: string
  readonly labels: readonly { readonly text: string; readonly range: Range }[]
  readonly body: Body
  /** Its opening brace. */
  readonly range: Range
}

export interface Body {
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}
