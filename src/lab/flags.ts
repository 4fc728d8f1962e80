/**
 * Flags as a program gives them to a verb: `{ replicas: 3, dryRun: 'client' }`.
 *
 * @module
 */
import { derivedFrom } from '../cli/derived.js'
import {
  type AnyFlagValues,
  type CamelCase,
  type FlagSpec,
  type FlagSpecs,
  type FlagType,
  type FlagValue,
  camelCase,
  defaultValues,
  parseFlag,
} from '../cli/flags.js'
import { UsageError } from '../sim/errors.js'
import { shown, unknownOption } from './arguments.js'

/** What a program may give a flag: the type of the flag, or what its command line understands. */
type GivenFlag<Type extends FlagType> = Type extends 'boolean'
  ? boolean
  : Type extends 'int'
    ? number | string
    : Type extends 'strings'
      ? string | number | boolean | readonly (string | number | boolean)[]
      : string | number | boolean

/** The command line shows its help for this flag; a program has no use for it. */
const HELP = 'help'

/** Flags by their name in camel case, as a program gives them. */
export type GivenFlags<Flags extends FlagSpecs> = {
  readonly [Name in Exclude<keyof Flags & string, typeof HELP> as CamelCase<Name>]?:
    | GivenFlag<Flags[Name]['type']>
    | undefined
}

/** What a flag of each type must be, in words. */
const WORDS: Readonly<Record<FlagType, string>> = {
  boolean: 'true or false',
  int: 'a whole number',
  string: 'text',
  optionalString: 'text',
  duration: 'milliseconds or a text such as "5s"',
  strings: 'text or a list of texts',
}

/**
 * The flags of a call with their defaults, each of the type that the verb expects.
 *
 * @throws UsageError for an unknown flag and a value of another type, FlagError for a text that the
 * command line would not take either
 */
export function flagValues(
  specs: FlagSpecs,
  given: Readonly<Record<string, unknown>>,
): AnyFlagValues {
  const names = namesOf(specs)
  const values = defaultValues(specs)
  for (const [key, value] of Object.entries(given)) {
    const flag = names.get(key)
    const spec = flag === undefined ? undefined : specs[flag]
    if (flag === undefined || !spec)
      throw new UsageError(unknownOption(key, key, [...names.keys()]) ?? '')
    if (value !== undefined) values[key] = flagValue(flag, spec, value)
  }
  return values
}

/** The names of flags, by the names of their values. */
const namesOf = derivedFrom(
  (specs: FlagSpecs): ReadonlyMap<string, string> =>
    new Map(
      Object.keys(specs)
        .filter((flag) => flag !== HELP)
        .map((flag) => [camelCase(flag), flag]),
    ),
)

/**
 * The value of a flag that a program gave: numbers and switches stand for the text that a command
 * line would have, and milliseconds for a duration.
 */
function flagValue(flag: string, spec: FlagSpec, given: unknown): FlagValue {
  const { type } = spec
  const items: readonly unknown[] = type === 'strings' && Array.isArray(given) ? given : [given]
  if (!items.every(isScalar))
    throw new UsageError(`${camelCase(flag)} must be ${WORDS[type]}, not ${shown(given)}`)
  if (type === 'strings') return items.map(String)
  if (type === 'optionalString' && given === true) return spec.whenBare ?? ''
  if (type === 'duration' && typeof given === 'number') return `${given}ms`
  return parseFlag(spec, `--${flag}`, String(given))
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
