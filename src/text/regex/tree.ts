/**
 * Regular expressions as trees: what the parsers make and the compiler takes.
 *
 * @module
 */

/** Whether a character (a code point) is a member. */
export type CharacterSet = (character: number) => boolean

/** A place that a match has to pass. */
export type Assertion =
  | 'line start'
  | 'line end'
  | 'text start'
  | 'text end'
  | 'word boundary'
  | 'no word boundary'
  | 'word start'
  | 'word end'

/** Whether the place before a character is one that a match may pass. */
export type Condition = (text: string, at: number) => boolean

/** The lengths of the texts that stand from a place on, or before it; the preferred first. */
export type TextLengths = (text: string, at: number, isBackward: boolean) => readonly number[]

/** Groups by their numbers: from `first` to before `end`. */
export interface GroupRange {
  readonly first: number
  readonly end: number
}

/** A part of an expression. */
export type Node =
  | { readonly kind: 'set'; readonly has: CharacterSet }
  | { readonly kind: 'assertion'; readonly of: Assertion }
  /** A place about which the expression's own language decides. */
  | { readonly kind: 'condition'; readonly holds: Condition; readonly isAtStart?: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | {
      readonly kind: 'repeat'
      readonly of: Node
      readonly min: number
      /** Undefined for any number. */
      readonly max: number | undefined
      readonly lazy?: boolean
      /** The groups that stand in it. */
      readonly groups?: GroupRange
    }
  /** Groups count from 1; 0 is a group that is not captured. */
  | { readonly kind: 'group'; readonly of: Node; readonly index: number }
  /** What one of some groups took, of which one at most has taken something, once more. */
  | {
      readonly kind: 'reference'
      readonly groups: readonly number[]
      readonly isSame: (taken: string, here: string) => boolean
    }
  /** One of some texts, the longer first; gives their lengths. */
  | { readonly kind: 'texts'; readonly lengths: TextLengths }
  | {
      readonly kind: 'look'
      readonly of: Node
      readonly behind: boolean
      readonly negated: boolean
    }
  /** `\K`: the match begins here. */
  | { readonly kind: 'keep' }

/** A whole expression. */
export interface Tree {
  readonly root: Node
  /** How many groups are captured. */
  readonly groups: number
  /**
   * The rules of JavaScript: a round of a loop forgets what the groups in it took and has to take
   * something, and a reference to a group that took nothing matches.
   */
  readonly isJavaScript?: boolean
  /** Characters are UTF-16 code units and not code points. */
  readonly isOfUnits?: boolean
}

/** An expression makes no sense; the message is that of the C library's `regcomp`. */
export class RegexError extends Error {
  override name = 'RegexError'
}

/** The matcher has no room for all the ways that are still open. */
export class TooManyWays extends RangeError {
  constructor() {
    super('Maximum call stack size exceeded')
  }
}

/** What `regcomp` says, by kind. */
export const PROBLEMS = {
  bracket: 'Unmatched [, [^, [:, [., or [=',
  open: 'Unmatched ( or \\(',
  close: 'Unmatched ) or \\)',
  brace: 'Unmatched { or \\{',
  interval: 'Invalid content of \\{\\}',
  preceding: 'Invalid preceding regular expression',
  range: 'Invalid range end',
  trailing: 'Trailing backslash',
  reference: 'Invalid back reference',
  class: 'Invalid character class name',
  big: 'Regular expression too big',
  perl: 'invalid or unsupported Perl syntax',
} as const

/** Nothing, which always matches. */
export const EMPTY: Node = { kind: 'sequence', parts: [] }

export const sequenceOf = (parts: readonly Node[]): Node =>
  parts.length === 1 && parts[0] ? parts[0] : { kind: 'sequence', parts }

export const choiceOf = (parts: readonly Node[]): Node =>
  parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts }
