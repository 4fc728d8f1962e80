/**
 * How kubectl's verbs are written down: names, flags and what they do, given a session with the API
 * server.
 *
 * A verb may have others below it (`rollout status`): the command line goes down to the innermost,
 * the facade calls the outermost with the name of the inner one as its first word.
 */
import type { FlagSpec, FlagSpecs, FlagValues } from '../flags.js'
import { type Cli, CommandError, type VerbResult, type Verb, type Wait } from '../verb.js'
import { GLOBAL_FLAGS } from './flags.js'
import { type Session, openSession } from './session.js'
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
  /** Flags that must be given; the message counts them as cobra does. */
  readonly required?: readonly (keyof Flags & string)[]
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

/** Any definition, where they are listed. */
// definitions differ in their flags and values; each is typed where it is defined.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyDefinition = Definition<any, any>

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
export function verbOf(definition: AnyDefinition, streams: PodStreams): KubectlVerb {
  return {
    name: definition.name,
    usage: definition.usage,
    short: definition.short,
    flags: { ...allFlags(definition), ...GLOBAL_FLAGS },
    definition,
    run: (cli: Cli, args, flags) =>
      runDefinition(
        definition,
        openSession(cli, streams, flags, commandLine(definition, args, flags)),
        args,
        flags,
      ),
  }
}

/**
 * The flags of a verb and of those below it. Where one takes several texts and its neighbour takes
 * one, several may be given.
 */
function allFlags(definition: AnyDefinition): FlagSpecs {
  const all: Record<string, FlagSpec> = {}
  for (const flags of [
    ...Object.values(definition.verbs ?? {}).map(allFlags),
    definition.flags as FlagSpecs,
  ])
    for (const [name, spec] of Object.entries(flags))
      if (all[name]?.type !== 'strings') all[name] = spec
  return all
}

/**
 * Runs a verb, or the one below it that the first argument names. @throws CommandError when a flag
 * is missing
 */
function runDefinition(
  definition: AnyDefinition,
  session: Session,
  args: readonly string[],
  flags: Readonly<Record<string, unknown>>,
): Generator<Wait, VerbResult<unknown>> {
  const below = args[0] === undefined ? undefined : verbBelow(definition, args[0])
  if (below) return runDefinition(below, session, args.slice(1), withDefaults(below, flags))
  const missing = (definition.required ?? []).filter((name) => flags[camelCase(name)] === undefined)
  if (missing.length > 0)
    throw new CommandError(
      `error: required flag(s) ${missing
        .sort()
        .map((name) => `"${name}"`)
        .join(', ')} not set`,
    )
  return definition.run(session, args, flags as FlagValues<FlagSpecs>)
}

/**
 * The values as the verb below declares its flags: neighbours may have other defaults, or take one
 * text where it takes several.
 */
function withDefaults(
  definition: AnyDefinition,
  flags: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = { ...flags }
  for (const [name, { default: value, type }] of Object.entries(definition.flags as FlagSpecs)) {
    const key = camelCase(name)
    values[key] ??= value
    if (type === 'strings' && typeof values[key] === 'string') values[key] = [values[key]]
    if (type === 'string' && Array.isArray(values[key])) values[key] = values[key].join(',')
  }
  return values
}

/** The verb below another one of this name or alias. */
export function verbBelow(definition: AnyDefinition, word: string): AnyDefinition | undefined {
  return Object.entries(definition.verbs ?? {}).find(
    ([name, verb]) => name === word || verb.aliases?.includes(word),
  )?.[1]
}

/** `dry-run` is `dryRun` among the values. */
const camelCase = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** The command as `--record` writes it down. */
function commandLine(
  definition: AnyDefinition,
  args: readonly string[],
  flags: Readonly<Record<string, unknown>>,
): string {
  const given = Object.entries(allFlags(definition)).flatMap(([name, { default: value }]) => {
    const is = flags[camelCase(name)]
    return is === undefined || is === value
      ? []
      : [`--${name}=${Array.isArray(is) ? is.join(',') : String(is)}`]
  })
  return ['kubectl', definition.name, ...args, ...given].join(' ')
}
