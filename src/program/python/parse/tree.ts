/**
 * The syntax tree of Python.
 *
 * @see https://docs.python.org/3/library/ast.html
 */
import type { Value } from '../values.js'

/** Where something stands: lines count from 1, columns from 0. */
export interface Span {
  readonly line: number
  readonly col: number
  readonly endLine: number
  readonly endCol: number
}

/** Text that is no Python. */
export class SyntaxFault {
  constructor(
    readonly message: string,
    readonly at: Span,
    readonly kind: 'SyntaxError' | 'IndentationError' | 'TabError' = 'SyntaxError',
  ) {}
}

export interface Argument {
  readonly value: Expr
  readonly star?: '*' | '**'
  readonly name?: string
}

export interface Parameter {
  readonly name: string
  readonly kind: 'positional' | 'plain' | 'rest' | 'keyword' | 'keywords'
  readonly default?: Expr
  readonly annotation?: Expr
}

/** `for target in iterable if condition`. */
export interface Clause {
  readonly target: Expr
  readonly iterable: Expr
  readonly conditions: readonly Expr[]
  readonly isAsync: boolean
}

/** A part of an f-string. */
export type Piece =
  | string
  | { readonly value: Expr; readonly conversion: string; readonly spec: readonly Piece[] }

type Of<T> = T & { readonly at: Span }

export type Expr = Of<
  | { readonly is: 'Constant'; readonly value: Value }
  | { readonly is: 'Name'; readonly id: string }
  | { readonly is: 'JoinedStr'; readonly pieces: readonly Piece[] }
  | { readonly is: 'BinOp'; readonly op: string; readonly left: Expr; readonly right: Expr }
  | { readonly is: 'UnaryOp'; readonly op: string; readonly operand: Expr }
  | { readonly is: 'BoolOp'; readonly op: 'and' | 'or'; readonly values: readonly Expr[] }
  | {
      readonly is: 'Compare'
      readonly left: Expr
      readonly ops: readonly string[]
      readonly rights: readonly Expr[]
    }
  | { readonly is: 'Call'; readonly func: Expr; readonly args: readonly Argument[] }
  | { readonly is: 'Attribute'; readonly value: Expr; readonly attr: string }
  | { readonly is: 'Subscript'; readonly value: Expr; readonly index: Expr }
  | { readonly is: 'Slice'; readonly parts: readonly (Expr | undefined)[] }
  | { readonly is: 'Starred'; readonly value: Expr }
  | { readonly is: 'List' | 'Tuple' | 'Set'; readonly items: readonly Expr[] }
  | { readonly is: 'Dict'; readonly entries: readonly (readonly [Expr | undefined, Expr])[] }
  | { readonly is: 'Lambda'; readonly params: readonly Parameter[]; readonly body: Expr }
  | { readonly is: 'IfExp'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }
  | {
      readonly is: 'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp'
      readonly element: Expr
      readonly value?: Expr
      readonly clauses: readonly Clause[]
    }
  | { readonly is: 'Yield'; readonly value?: Expr }
  | { readonly is: 'YieldFrom' | 'Await'; readonly value: Expr }
  | { readonly is: 'NamedExpr'; readonly target: string; readonly value: Expr }
>
export type ExprOf<Is extends Expr['is']> = Extract<Expr, { is: Is }>

export interface Handler {
  readonly at: Span
  readonly type?: Expr
  readonly name?: string
  readonly body: readonly Stmt[]
}

export type Pattern =
  | { readonly is: 'value'; readonly value: Expr }
  | { readonly is: 'capture'; readonly name?: string }
  | { readonly is: 'or'; readonly patterns: readonly Pattern[] }
  | { readonly is: 'sequence'; readonly patterns: readonly Pattern[] }
  | { readonly is: 'star'; readonly name?: string }
  | {
      readonly is: 'mapping'
      readonly entries: readonly (readonly [Expr, Pattern])[]
      readonly rest?: string
    }
  | {
      readonly is: 'class'
      readonly cls: Expr
      readonly patterns: readonly Pattern[]
      readonly named: readonly (readonly [string, Pattern])[]
    }
  | { readonly is: 'as'; readonly pattern: Pattern; readonly name: string }

export interface Case {
  readonly pattern: Pattern
  readonly guard?: Expr
  readonly body: readonly Stmt[]
}

export type Stmt = Of<
  | { readonly is: 'Expr'; readonly value: Expr }
  | { readonly is: 'Assign'; readonly targets: readonly Expr[]; readonly value: Expr }
  | { readonly is: 'AugAssign'; readonly target: Expr; readonly op: string; readonly value: Expr }
  | {
      readonly is: 'AnnAssign'
      readonly target: Expr
      readonly annotation: Expr
      readonly value?: Expr
    }
  | { readonly is: 'Return'; readonly value?: Expr }
  | { readonly is: 'Delete'; readonly targets: readonly Expr[] }
  | { readonly is: 'Pass' | 'Break' | 'Continue' }
  | {
      readonly is: 'If' | 'While'
      readonly test: Expr
      readonly body: readonly Stmt[]
      readonly otherwise: readonly Stmt[]
    }
  | {
      readonly is: 'For'
      readonly target: Expr
      readonly iterable: Expr
      readonly body: readonly Stmt[]
      readonly otherwise: readonly Stmt[]
    }
  | {
      readonly is: 'With'
      readonly items: readonly { readonly context: Expr; readonly target?: Expr }[]
      readonly body: readonly Stmt[]
      readonly isAsync: boolean
    }
  | {
      readonly is: 'Try'
      readonly body: readonly Stmt[]
      readonly handlers: readonly Handler[]
      readonly otherwise: readonly Stmt[]
      readonly last: readonly Stmt[]
    }
  | { readonly is: 'Raise'; readonly value?: Expr; readonly cause?: Expr }
  | { readonly is: 'Assert'; readonly test: Expr; readonly message?: Expr }
  | { readonly is: 'Global' | 'Nonlocal'; readonly names: readonly string[] }
  | {
      readonly is: 'Import'
      readonly names: readonly { readonly name: string; readonly as?: string }[]
    }
  | {
      readonly is: 'ImportFrom'
      readonly module: string
      readonly level: number
      readonly names: readonly { readonly name: string; readonly as?: string }[]
    }
  | {
      readonly is: 'FunctionDef'
      readonly name: string
      readonly params: readonly Parameter[]
      readonly body: readonly Stmt[]
      readonly decorators: readonly Expr[]
      readonly isAsync: boolean
    }
  | {
      readonly is: 'ClassDef'
      readonly name: string
      readonly args: readonly Argument[]
      readonly body: readonly Stmt[]
      readonly decorators: readonly Expr[]
    }
  | { readonly is: 'Match'; readonly subject: Expr; readonly cases: readonly Case[] }
>
export type StmtOf<Is extends Stmt['is']> = Extract<Stmt, { is: Is }>
