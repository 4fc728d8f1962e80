/**
 * The steps of a pattern of the shell.
 *
 * @module
 */

/** A step that takes one character, if it fits. */
export type CharacterStep =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly test: (character: string) => boolean }

/** One step of a pattern: one character, any text, or a group of patterns. */
export type Step =
  | CharacterStep
  | { readonly kind: 'text' }
  | {
      readonly kind: 'group'
      readonly operator: '?' | '*' | '+' | '@' | '!'
      readonly patterns: readonly Pattern[]
    }

export type Pattern = readonly Step[]

/** Whether a step takes a character. */
export const fits = (step: Step, character: string): boolean =>
  step.kind === 'any' ||
  (step.kind === 'character'
    ? step.character === character
    : step.kind === 'set' && step.test(character))

/** Counts work; may throw when it is too much. */
export type Spend = (ticks: number) => void
