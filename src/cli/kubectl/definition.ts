/**
 * How kubectl's verbs are written down: names, flags and what they do, given a session with the API
 * server.
 *
 * A verb may have others below it (`rollout status`): the command line goes down to the innermost,
 * the facade calls the outermost with the name of the inner one as its first word.
 */
import { tellDeprecated } from '../deprecated-flags.js'
import { derivedFrom } from '../derived.js'
import { dequal } from 'dequal'
import {
  type AnyFlagValues,
  type FlagSpec,
  type FlagSpecs,
  type FlagValues,
  camelCase,
  valueWhenAbsent,
} from '../flags.js'
import { tellOfFlags } from '../unsimulated-flags.js'
import { type Cli, CommandError, type VerbResult, type Verb, type Wait } from '../verb.js'
import { GLOBAL_FLAGS } from './global-flags.js'
import { type Session, openSession, patiently } from './session.js'
import type { PodStreams } from './streams.js'

/** The flags that every verb has. */
export type GlobalFlags = typeof GLOBAL_FLAGS

/** A verb as its file defines it. */
export interface Definition<Flags extends FlagSpecs = FlagSpecs, Value = unknown> {
  /** As it is called, with the verbs above it: `rollout status`. */
  readonly name: string
  readonly aliases?: readonly string[]
  /** What stands after `kubectl` in the usage line. */
  readonly usage: string
  /** The line in the list of commands. */
  readonly short: string
  /** The first paragraph of its help, where that says more. */
  readonly long?: string
  readonly flags: Flags
  /** `--` stays among the arguments, where it separates names from a command. */
  readonly keepsDash?: boolean
  /** The verbs below this one, by name. */
  readonly verbs?: Readonly<Record<string, AnyDefinition>>
  run(
    session: Session,
    args: readonly string[],
    flags: FlagValues<Flags & GlobalFlags>,
  ): Generator<Wait, VerbResult<Value>>
}

/** Any definition, where they are listed; its flags are known as data, not as types. */
export type AnyDefinition = Definition<FlagSpecs, unknown>

/** Defines a verb, for its types. */
export const define = <const Flags extends FlagSpecs, Value>(
  definition: Definition<Flags, Value>,
): Definition<Flags, Value> => definition

/** A verb of kubectl as the command line and the facade use it. */
interface KubectlVerb<Flags extends FlagSpecs = FlagSpecs, Value = unknown>
  extends Verb<Flags, Value> {
  readonly definition: Definition<Flags, Value>
}

/** The verb that a definition becomes. */
export type VerbOf<D> =
  D extends Definition<infer Flags, infer Value> ? Verb<Flags & GlobalFlags, Value> : never

/** The verb of a definition, for a cluster whose pods are reached through `streams`. */
export function verbOf(
  definition: AnyDefinition,
  streams: PodStreams,
  commands: Readonly<Record<string, AnyDefinition>> = {},
): KubectlVerb {
  const specs = specsOf(definition)
  return {
    name: definition.name,
    usage: definition.usage,
    short: definition.short,
    flags: specs,
    definition,
    below: (word) => {
      const below = verbBelow(definition, word)
      return below && verbOf(below, streams, commands)
    },
    *run(cli: Cli, args, flags) {
      const words = commandLine(definition, args, flags)
      const session = openSession(cli, streams, flags, words, commands)
      tellDeprecated(definition.flags, flags, (text) => session.err(text))
      needFlags(definition, flags)
      tellOfFlags('kubectl', cli, { name: definition.name, flags: toldOf(definition) }, flags)
      const result = yield* patiently(cli, () => definition.run(session, args, flags))
      if (flags['warningsAsErrors']) yield* refuseWarnings(session)
      return result
    },
  }
}

/** A verb's flags and those of all verbs. */
const specsOf = derivedFrom(({ flags }: AnyDefinition) => ({ ...GLOBAL_FLAGS, ...flags }))

/** The flags that may be said to do nothing: a verb that gives a global name its own sense reads it. */
const toldOf = derivedFrom(
  (definition: AnyDefinition): FlagSpecs =>
    Object.fromEntries(
      Object.entries<FlagSpec>(specsOf(definition)).filter(
        ([name]) => !(Object.hasOwn(GLOBAL_FLAGS, name) && Object.hasOwn(definition.flags, name)),
      ),
    ),
)

/** The flags of a verb with their names among the values. */
const ownFlags = derivedFrom(({ flags }: AnyDefinition) =>
  Object.entries(flags).map(([name, spec]) => ({ name, key: camelCase(name), spec })),
)

/** `--warnings-as-errors`: what was done stays. @throws CommandError if the server gave warnings */
function* refuseWarnings(session: Session): Generator<Wait, void> {
  const { warnings } = session
  if (warnings === 0) return
  yield* session.commit()
  throw new CommandError(`error: ${warnings} warning${warnings === 1 ? '' : 's'} received`)
}

/** @throws CommandError when a flag that must be given is missing */
function needFlags(definition: AnyDefinition, flags: AnyFlagValues): void {
  const missing = ownFlags(definition)
    .filter(({ key, spec }) => spec.required && flags[key] === undefined)
    .map(({ name }) => `"${name}"`)
  if (missing.length > 0)
    throw new CommandError(`error: required flag(s) ${missing.sort().join(', ')} not set`)
}

/** The verb below another one of this name or alias. */
export function verbBelow(definition: AnyDefinition, word: string): AnyDefinition | undefined {
  return Object.entries(definition.verbs ?? {}).find(
    ([name, verb]) => name === word || verb.aliases?.includes(word),
  )?.[1]
}

/** The innermost verb that words name, and the words that are left. */
export function commandNamed(
  verbs: Readonly<Record<string, AnyDefinition>>,
  [first = '', ...rest]: readonly string[],
): { readonly definition: AnyDefinition; readonly words: readonly string[] } | undefined {
  let definition = Object.hasOwn(verbs, first) ? verbs[first] : undefined
  if (!definition) return undefined
  for (let i = 0; i < rest.length; i++) {
    const below = verbBelow(definition, rest[i] as string)
    if (!below) return { definition, words: rest.slice(i) }
    definition = below
  }
  return { definition, words: [] }
}

/** The command as `--record` writes it down. */
function commandLine(
  definition: AnyDefinition,
  args: readonly string[],
  flags: AnyFlagValues,
): string {
  const given = ownFlags(definition).flatMap(({ name, key, spec }) => {
    const is = flags[key]
    return is === undefined || dequal(is, valueWhenAbsent(spec))
      ? []
      : [`--${name}=${Array.isArray(is) ? is.join(',') : String(is)}`]
  })
  return ['kubectl', definition.name, ...args, ...given].join(' ')
}
