/**
 * What a program of `bc` is made of: statements and expressions.
 *
 * @module
 */

/** An expression. */
export type Expression =
  | { readonly kind: 'number' | 'variable'; readonly text: string }
  | { readonly kind: 'element'; readonly text: string; readonly index: Expression }
  | { readonly kind: 'call'; readonly text: string; readonly values: readonly Expression[] }
  | { readonly kind: 'not' | 'minus'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly text: string
      readonly left: Expression
      readonly right: Expression
    }
  /** `a = 1`, `a += 1`, `a++` (which is the value before). */
  | {
      readonly kind: 'assign'
      readonly text: string
      readonly to: Expression
      readonly value: Expression
      readonly isBefore: boolean
      /** It is `++` or `--`. */
      readonly isStep: boolean
    }

/** A statement. */
export type Statement =
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly values: readonly (Expression | string)[] }
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | {
      readonly kind: 'if'
      readonly test: Expression
      readonly then: Statement
      readonly otherwise: Statement | undefined
    }
  | {
      readonly kind: 'loop'
      readonly first: Expression | undefined
      readonly test: Expression | undefined
      readonly step: Expression | undefined
      readonly body: Statement
    }
  | { readonly kind: 'break' | 'continue' | 'quit' | 'halt' }
  | { readonly kind: 'return'; readonly value: Expression | undefined }
  | { readonly kind: 'define'; readonly text: string; readonly definition: Definition }

/** A function of the user's. */
export interface Definition {
  readonly parameters: readonly string[]
  readonly locals: readonly string[]
  readonly body: readonly Statement[]
}
