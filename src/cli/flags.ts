/**
 * Flags as data: parsing, help, types of the facade's options, completion and fuzzing all come from
 * one table.
 *
 * Behaves as spf13/pflag does, which docker, kubectl and minikube use: `--flag=value`, `--flag
 * value`, `-f value`, `-fvalue`, `-abc` for switches,
 * `--` ends the flags.
 *
 * @see https://pkg.go.dev/github.com/spf13/pflag
 */
import { derivedFrom } from './derived.js'
import { UsageError } from '../sim/errors.js'

/** What kind of value a flag takes. `strings` and `keyValues` may be given several times. */
export type FlagType = 'boolean' | 'string' | 'int' | 'strings' | 'duration' | 'optionalString'

/** One flag. */
export interface FlagSpec {
  readonly type: FlagType
  readonly short?: string
  readonly usage?: string
  /**
   * What help calls the value, where that is not the type's own name (docker's `list`, `bytes`).
   */
  readonly value?: string
  /** The value when the flag is not given. A switch without one is off, a list is empty. */
  readonly default?: string | number | boolean | readonly string[]
  /** The verb does not run without it; the tool says so in cobra's words. */
  readonly required?: boolean
  /**
   * For `boolean`: not given is a third state (`run --attach` then follows `--stdin`); a default is
   * what help shows.
   */
  readonly tristate?: boolean
  /** For `optionalString`: the value when the flag is given without one (`--dry-run`). */
  readonly whenBare?: string
  /**
   * For `strings`: a comma does not separate values (docker's `-e`, kubectl's `--from-literal`).
   */
  readonly verbatim?: boolean
  readonly hidden?: boolean
  /** It works, and says this of itself when it is given. */
  readonly deprecated?: string
}

/** The flags of a verb, by their long name. */
export type FlagSpecs = Readonly<Record<string, FlagSpec>>

type ValueOf<Type extends FlagType> = Type extends 'boolean'
  ? boolean
  : Type extends 'int'
    ? number
    : Type extends 'strings'
      ? readonly string[]
      : string

/** Whether a verb that runs can count on a value: of a switch, a list, a flag with a default. */
type IsAlwaysThere<Spec extends FlagSpec> = Spec extends { readonly tristate: true }
  ? false
  : Spec extends
        | { readonly type: 'boolean' | 'strings' }
        | { readonly default: unknown }
        | { readonly required: true }
    ? true
    : false

/** A flag's name among the values, as a type. */
export type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/**
 * The values of a verb's flags, by their name in camel case. Switches, lists, required flags and
 * flags with a default are always there; another flag is undefined when it is not given.
 */
export type FlagValues<Flags extends FlagSpecs> = {
  readonly [Name in keyof Flags & string as CamelCase<Name>]:
    | ValueOf<Flags[Name]['type']>
    | (IsAlwaysThere<Flags[Name]> extends true ? never : undefined)
}

/** Values by the flag's name in camel case, where the verb is not known. */
export type AnyFlagValues = Readonly<Record<string, FlagValue | undefined>>

/** The value of one flag. */
export type FlagValue = string | number | boolean | readonly string[]

/** What the command line said. */
export interface ParsedFlags {
  readonly args: readonly string[]
  readonly values: Readonly<Record<string, FlagValue>>
  /** How many arguments came before `--`, or undefined if there was none. */
  readonly dashAt: number | undefined
  /** The flags that were given, by their long name. */
  readonly given: ReadonlySet<string>
}

/** A flag that is unknown or has an unusable value; the text is pflag's. */
export class FlagError extends UsageError {
  override name = 'FlagError'
}

/** What pflag says of a word that is no pair. */
export const noPair = (text: string): string => `${text} must be formatted as key=value`

const camelCased = new Map<string, string>()
/** More names than all tools have: whoever asks for others does not fill the memory. */
const MOST_NAMES = 5_000

/** A flag's name among the values: `dry-run` is `dryRun`. */
export function camelCase(name: string): string {
  let made = camelCased.get(name)
  if (made === undefined) {
    made = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    if (camelCased.size < MOST_NAMES) camelCased.set(name, made)
  }
  return made
}

/** The value of a flag that was not given; undefined for one that then has none. */
export function valueWhenAbsent({
  type,
  tristate,
  required,
  default: value,
}: FlagSpec): FlagValue | undefined {
  if (tristate) return undefined
  if (value !== undefined || required) return value
  if (type === 'boolean') return false
  return type === 'strings' ? [] : undefined
}

/** The flags that have a value when they are not given, by the names of their values. */
const withDefault = derivedFrom((specs: FlagSpecs) =>
  Object.entries(specs)
    .filter(([, spec]) => valueWhenAbsent(spec) !== undefined)
    .map(([name, spec]) => ({ key: camelCase(name), spec })),
)

/** The values of flags of which none was given. */
export function defaultValues(specs: FlagSpecs): Record<string, FlagValue> {
  const values: Record<string, FlagValue> = Object.create(null)
  for (const { key, spec } of withDefault(specs)) values[key] = valueWhenAbsent(spec) as FlagValue
  return values
}

/**
 * Parses a command line. Values are keyed by the flag's name in camel case; defaults are filled in.
 *
 * @throws FlagError with pflag's message
 */
export function parseFlags(
  specs: FlagSpecs,
  argv: readonly string[],
  interspersed = true,
): ParsedFlags {
  const values = defaultValues(specs)
  const given = new Set<string>()
  const args: string[] = []
  let dashAt: number | undefined
  const set = (name: string, shown: string, text: string): void => {
    const spec = specs[name] as FlagSpec
    const key = camelCase(name)
    const value = parseFlag(spec, shown, text)
    if (spec.type === 'strings')
      values[key] = [
        ...(given.has(name) ? (values[key] as readonly string[]) : []),
        ...(value as readonly string[]),
      ]
    else values[key] = value
    given.add(name)
  }
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string
    if (word === '--') {
      dashAt = args.length
      args.push(...argv.slice(i + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      args.push(word)
      if (interspersed) continue
      args.push(...argv.slice(i + 1))
      break
    }
    i += word.startsWith('--') ? longFlag(specs, argv, i, set) : shortFlags(specs, argv, i, set)
  }
  return { args, values, dashAt, given }
}

type SetFlag = (name: string, shown: string, text: string) => void

/** Reads `--name`, `--name=value` or `--name value`; returns how many more words it used. */
function longFlag(specs: FlagSpecs, argv: readonly string[], at: number, set: SetFlag): number {
  const word = (argv[at] as string).slice(2)
  const equals = word.indexOf('=')
  const name = equals < 0 ? word : word.slice(0, equals)
  if (name === '' || name.startsWith('-') || name.startsWith('='))
    throw new FlagError(`bad flag syntax: ${argv[at]}`)
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
  if (!spec) throw new FlagError(`unknown flag: --${name}`)
  const shown = spec.short ? `-${spec.short}, --${name}` : `--${name}`
  if (equals >= 0) set(name, shown, word.slice(equals + 1))
  else if (spec.type === 'boolean') set(name, shown, 'true')
  else if (spec.type === 'optionalString') set(name, shown, spec.whenBare ?? '')
  else if (at + 1 >= argv.length) throw new FlagError(`flag needs an argument: --${name}`)
  else {
    set(name, shown, argv[at + 1] as string)
    return 1
  }
  return 0
}

/** Reads `-x`, `-xvalue`, `-x value` or `-abc`; returns how many more words it used. */
function shortFlags(specs: FlagSpecs, argv: readonly string[], at: number, set: SetFlag): number {
  const letters = (argv[at] as string).slice(1)
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] as string
    const found = Object.entries(specs).find(([, spec]) => spec.short === letter)
    if (!found) throw new FlagError(`unknown shorthand flag: '${letter}' in -${letters.slice(i)}`)
    const [name, spec] = found
    const shown = `-${letter}, --${name}`
    const rest = letters.slice(i + 1)
    if (rest.startsWith('=')) {
      set(name, shown, rest.slice(1))
      return 0
    }
    if (spec.type === 'boolean') set(name, shown, 'true')
    else if (spec.type === 'optionalString') set(name, shown, spec.whenBare ?? '')
    else if (rest !== '') {
      set(name, shown, rest)
      return 0
    } else if (at + 1 >= argv.length)
      throw new FlagError(`flag needs an argument: '${letter}' in -${letters}`)
    else {
      set(name, shown, argv[at + 1] as string)
      return 1
    }
  }
  return 0
}

const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True']
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False']

/**
 * The value of a text that was given to a flag; errors call the flag as it was `shown`.
 *
 * @throws FlagError with pflag's message
 */
export function parseFlag(spec: FlagSpec, shown: string, text: string): FlagValue {
  switch (spec.type) {
    case 'boolean':
      if (TRUE.includes(text)) return true
      if (FALSE.includes(text)) return false
      throw new FlagError(
        `invalid argument ${JSON.stringify(text)} for "${shown}" flag: strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`,
      )
    case 'int':
      if (!/^[+-]?\d+$/.test(text))
        throw new FlagError(
          `invalid argument ${JSON.stringify(text)} for "${shown}" flag: strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
        )
      return Number(text)
    case 'duration':
      if (!/^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(text))
        throw new FlagError(
          `invalid argument ${JSON.stringify(text)} for "${shown}" flag: time: ${/^[+-]?\d+$/.test(text) ? 'missing unit in' : 'invalid'} duration ${JSON.stringify(text)}`,
        )
      return text
    case 'strings':
      return spec.verbatim ? [text] : text.split(',')
    default:
      return text
  }
}
