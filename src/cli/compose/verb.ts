/**
 * Verbs of `docker compose`, and what they see.
 *
 * @module
 */
import type { FlagSpecs, FlagValues } from '../flags.js'
import type { Cli, Wait } from '../verb.js'
import type { GLOBAL_FLAGS } from './global-flags.js'
import type { Progress } from './progress.js'

/** What a verb sees: the terminal, what was said before the verb, and where progress is shown. */
export interface Scene {
  readonly cli: Cli
  readonly options: FlagValues<typeof GLOBAL_FLAGS>
  readonly progress: Progress
  /** Progress is drawn over itself, at a terminal. */
  readonly isTty: boolean
  /** Nothing is done; what would be is shown. */
  readonly isDry: boolean
}

/** How many arguments a verb takes, and in whose words it says so. */
interface Arity {
  readonly min?: number
  readonly max?: number
  /** As docker's own verbs say it. */
  readonly spoken?: boolean
}

/** A verb of `docker compose`; `run` gives the exit code. */
export interface ComposeVerb<Flags extends FlagSpecs = FlagSpecs> {
  readonly name: string
  readonly usage: string
  readonly short: string
  readonly flags: Flags
  readonly arity?: Arity
  /** Flags end at the first argument that is not one. */
  readonly interspersed?: boolean
  run(
    scene: Scene,
    args: readonly string[],
    flags: FlagValues<Flags>,
  ): Generator<Wait, number | undefined>
}

/** Declares a verb, for its types. */
export const defineComposeVerb = <const Flags extends FlagSpecs>(
  verb: ComposeVerb<Flags>,
): ComposeVerb<Flags> => verb

/** Any verb, where the tool lists its own. */
export type AnyComposeVerb = ComposeVerb<FlagSpecs>
