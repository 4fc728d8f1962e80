/**
 * What completion knows of a command: its flags, the commands below it, and what its arguments and
 * the values of its flags may be.
 *
 * @see https://github.com/spf13/cobra/blob/main/site/content/completions/_index.md
 */
import type { FlagSpecs, FlagValue } from '../flags.js'

/** A word that what was typed can become. */
export interface Candidate {
  readonly word: string
  readonly description?: string
}

/** Candidates, and what the shell makes of them: a sum of `DIRECTIVE`. */
export interface Answer {
  readonly candidates: readonly Candidate[]
  readonly directive: number
}

/** What the shell shall do with candidates. */
export const DIRECTIVE = {
  default: 0,
  noSpace: 2,
  noFiles: 4,
  fileExtensions: 8,
  directories: 16,
  keepOrder: 32,
} as const

/** The words before the one that is completed, as its command reads them. */
export interface Typed {
  readonly args: readonly string[]
  readonly values: Readonly<Record<string, FlagValue>>
  /** The word that is completed, as far as it is typed. */
  readonly word: string
}

/** Says what a word can become. */
export type Completer = (typed: Typed) => Answer

/** A command as completion sees it. */
export interface Command {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly short: string
  readonly flags: FlagSpecs
  /** The flags of the commands above it, which it has too. */
  readonly inherited?: FlagSpecs
  /** Flags end at the first argument that is not one. */
  readonly interspersed?: boolean
  /** Flags before the name of a command below are this one's alone, not the other's. */
  readonly traverses?: boolean
  /** The commands below it, in the order in which they are listed. */
  readonly commands?: readonly Command[]
  readonly arguments?: Completer | undefined
  /** What the value of a flag may be. */
  flagValue?(flag: string): Completer | undefined
}

/** These words and no files. */
export const only = (words: readonly string[], more = 0): Answer => ({
  candidates: words.map((word) => ({ word })),
  directive: DIRECTIVE.noFiles | more,
})

/** Nothing that is known: the shell offers files. */
export const FILES: Answer = { candidates: [], directive: DIRECTIVE.default }

/** Nothing at all. */
export const NOTHING: Answer = { candidates: [], directive: DIRECTIVE.noFiles }

/** Those of the words that begin as what was typed. */
export const beginning = (words: readonly string[], typed: string): readonly string[] =>
  words.filter((word) => word.startsWith(typed))

/** One of some words, wherever it stands. */
export const oneOf =
  (words: readonly string[]): Completer =>
  ({ word }) =>
    only(beginning(words, word))
