/**
 * The syntax tree of the shell's language: commands and words, as plain data.
 *
 * Commands refer to each other by their place in the script's list, so that a running shell can say
 * where it is with a number.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html
 */

/** A piece of a word. `quoted` pieces are neither split into fields nor expanded to file names. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'parameter'
      readonly name: string
      /** The element of an array, or all of them. */
      readonly index?: Word | '@' | '*'
      readonly quoted: boolean
      readonly operator?: string
      readonly word?: Word
      readonly replacement?: Word
    }
  /** `$(…)`; the text of what runs. */
  | { readonly kind: 'command'; readonly source: string; readonly quoted: boolean }
  /** `<(…)`: a file that holds what the commands write; `>(…)`: one whose text they read. */
  | {
      readonly kind: 'process'
      readonly source: string
      readonly quoted: boolean
      readonly isWritten: boolean
    }
  /** A group of patterns of bash, such as `@(a|b)`. */
  | {
      readonly kind: 'group'
      readonly operator: string
      readonly patterns: readonly Word[]
      readonly quoted: false
    }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean }
  /** `${…}` that makes no sense; an error when it is expanded. */
  | { readonly kind: 'bad'; readonly text: string; readonly quoted: boolean }

export type Word = readonly Part[]

/** What becomes of the branch of a `case` after this one: `;;`, `;&` or `;;&`. */
export type Next = 'ends' | 'runs' | 'is tested'

/** `2>file`. The target of a here-document is its text. */
export interface Redirect {
  readonly fd: number | undefined
  readonly operator: '<' | '>' | '>>' | '>|' | '<>' | '<&' | '>&' | '&>' | '&>>' | '<<' | '<<<'
  readonly target: Word
}

export interface Assignment {
  readonly name: string
  /** `name+=value`. */
  readonly append: boolean
  readonly value: Word
  /** The element of an array that it sets. */
  readonly index?: Word
  /** `name=(…)`: the elements, where one has an index, with it. */
  readonly items?: readonly { readonly index?: Word; readonly value: Word }[]
  /** It is an argument of `declare` and its kin. */
  readonly declares?: true
}

/** An expression of `[[ … ]]`. */
export type Condition =
  | { readonly kind: 'or' | 'and'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Word }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Word
      readonly right: Word
    }

/** A command; other commands in it are indexes into the script's `nodes`. */
export type Node =
  | {
      readonly kind: 'simple'
      readonly assignments: readonly Assignment[]
      readonly words: readonly Word[]
      readonly redirects: readonly Redirect[]
      /** Its arguments may be assignments: it is `declare` or its kin. */
      readonly declares: boolean
      /** The first word as written and what follows it, for aliases. */
      readonly name: string
      readonly rest: string
      readonly line: number
    }
  | {
      readonly kind: 'list'
      readonly items: readonly {
        readonly node: number
        readonly background: boolean
        readonly text: string
      }[]
    }
  | {
      readonly kind: 'and-or'
      readonly first: number
      readonly rest: readonly { readonly operator: '&&' | '||'; readonly node: number }[]
    }
  | {
      readonly kind: 'pipeline'
      readonly stages: readonly number[]
      readonly negated: boolean
      readonly timed: boolean | 'posix'
    }
  | { readonly kind: 'redirected'; readonly body: number; readonly redirects: readonly Redirect[] }
  | { readonly kind: 'group'; readonly body: number }
  | { readonly kind: 'subshell'; readonly body: number }
  | {
      readonly kind: 'if'
      readonly branches: readonly { readonly test: number; readonly body: number }[]
      readonly otherwise: number | undefined
    }
  | {
      readonly kind: 'for'
      readonly name: string
      readonly words: readonly Word[] | undefined
      readonly body: number
    }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly words: readonly Word[] | undefined
      readonly body: number
    }
  | {
      readonly kind: 'for-arithmetic'
      readonly init: Word
      readonly test: Word
      readonly advance: Word
      readonly body: number
    }
  | {
      readonly kind: 'while'
      readonly test: number
      readonly body: number
      readonly until: boolean
    }
  | {
      readonly kind: 'case'
      readonly subject: Word
      readonly branches: readonly {
        readonly patterns: readonly Word[]
        readonly body: number
        readonly next: Next
      }[]
    }
  | { readonly kind: 'function'; readonly name: string; readonly body: number }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'arithmetic'; readonly expression: Word }
  | { readonly kind: 'error'; readonly problem: Problem }

/** What is wrong with a script. */
export interface Problem {
  readonly kind: 'unexpected' | 'unterminated' | 'nested'
  /**
   * The token that should not be there (`end of file`, `newline`, `word`, or itself), or the quote
   * that is not closed.
   */
  readonly token: string
  readonly expecting?: string
  readonly line: number
  /** True if more text could make it right. */
  readonly incomplete: boolean
}

/** A parsed script. Commands before a mistake run, as in a shell that reads line by line. */
export interface Script {
  readonly nodes: readonly Node[]
  readonly root: number
  readonly problem: Problem | undefined
  /** True if it is the beginning of a longer one. */
  readonly incomplete: boolean
}
