/**
 * The syntax tree of an awk program, as plain data.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html
 */

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'regex'; readonly source: string }
  | { readonly kind: 'group'; readonly of: Expression }
  | Target
  | {
      readonly kind: 'assign'
      readonly target: Target
      readonly operator: string
      readonly value: Expression
    }
  | {
      readonly kind: 'step'
      readonly target: Target
      readonly by: 1 | -1
      readonly prefix: boolean
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'choice'
      readonly test: Expression
      readonly yes: Expression
      readonly no: Expression
    }
  | { readonly kind: 'in'; readonly keys: readonly Expression[]; readonly array: string }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly args: readonly Expression[]
      readonly own: boolean
    }

/** What can be assigned to. */
export type Target =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'element'; readonly array: string; readonly keys: readonly Expression[] }
  | { readonly kind: 'field'; readonly index: Expression }

export type Statement =
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | { readonly kind: 'expression'; readonly of: Expression }
  | {
      readonly kind: 'print'
      readonly args: readonly Expression[]
      readonly formatted: boolean
      readonly to?: { readonly append: boolean; readonly file: Expression }
    }
  | {
      readonly kind: 'if'
      readonly test: Expression
      readonly yes: Statement
      readonly no: Statement | undefined
    }
  | {
      readonly kind: 'loop'
      readonly test: Expression | undefined
      readonly advance: Statement | undefined
      readonly body: Statement
      readonly testsFirst: boolean
    }
  | {
      readonly kind: 'each'
      readonly name: string
      readonly array: string
      readonly body: Statement
    }
  | {
      readonly kind: 'delete'
      readonly array: string
      readonly keys: readonly Expression[] | undefined
    }
  | { readonly kind: 'break' | 'continue' | 'next' }
  | { readonly kind: 'exit' | 'return'; readonly value: Expression | undefined }

/** A pattern and what to do; without a pattern for every line. */
export interface Rule {
  readonly when: 'begin' | 'end' | 'line'
  readonly from?: Expression
  /** The end of a range `from, to`. */
  readonly to?: Expression
  readonly body: Statement | undefined
}

export interface Program {
  readonly rules: readonly Rule[]
  readonly functions: Readonly<
    Record<string, { readonly parameters: readonly string[]; readonly body: Statement }>
  >
}
