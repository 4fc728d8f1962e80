/**
 * The typed facade: verbs of the command-line tools as methods. `lab.docker.stop('web', { time: 5
 * })` is the same `run` as
 * `docker stop -t 5 web`; it gives back a value whose `toString()` is what the command prints.
 *
 * @module
 */
import {
  type AnyFlagValues,
  type FlagSpecs,
  type GivenFlags,
  defaultValues,
  flagValue,
} from '../cli/flags.js'
import type { VerbOf } from '../cli/kubectl/definition.js'
import type { AnyVerb, Verb } from '../cli/verb.js'

/** What a command printed, beside its value. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /**
   * Ends a command that goes on (a tunnel, a port-forward), as Ctrl-C does; absent where the
   * command has come to its end.
   */
  readonly stop?: () => void
  /** What the command prints on standard output. */
  toString(): string
}

/** What a long-running command leaves open until it is stopped. */
export interface Serving extends Printed {
  /** Ends the command, as Ctrl-C does. */
  stop(): void
}

/** A value with what its command printed. */
export type Result<Value> = Value & Printed

/** Options of every facade verb besides its flags. */
export interface CallOptions {
  /** What the command reads on standard input. */
  readonly stdin?: string
  /** Ends the command, as by Ctrl-C, after this much virtual time. */
  readonly limit?: number | string
}

type OptionsOf<V> =
  V extends Verb<infer Flags extends FlagSpecs, infer _> ? GivenFlags<Flags> & CallOptions : never
type ValueOf<V> = V extends Verb<infer _, infer Value> ? Value : never

/** A verb as a method: its arguments as words, then (optionally) its flags by name. */
export type Method<V> = (
  ...words: [...words: string[], options: OptionsOf<V>] | string[]
) => Result<ValueOf<V>>

/** The verb that a plugin's verb or definition of a verb is called as. */
export type VerbFor<Called> = Called extends AnyVerb ? Called : VerbOf<Called>

/** A verb as a method, where its types do not matter. */
export type FacadeMethod = (...given: readonly unknown[]) => unknown

/** A tool: its verbs as methods. */
export type Facade<Verbs extends Readonly<Record<string, AnyVerb>>> = {
  readonly [Name in keyof Verbs & string as CamelCase<Name>]: Method<Verbs[Name]>
}

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name extends `${infer Head} ${infer Tail}`
    ? `${Head}${Capitalize<CamelCase<Tail>>}`
    : Name

/** `port-forward` as a method is called: `portForward`. */
export const camelCase = (name: string): string =>
  name.replace(/[- ](.)/g, (_, letter: string) => letter.toUpperCase())

/** Calls one verb, by its name in the facade, with words and flags. */
export type CallVerb = (
  name: string,
  verb: AnyVerb,
  words: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  options: CallOptions,
) => unknown

/** Makes a tool's facade from its verbs. */
export function makeFacade<Verbs extends Readonly<Record<string, AnyVerb>>>(
  verbs: Verbs,
  call: CallVerb,
): Facade<Verbs> {
  const methods = Object.entries(verbs).map(
    ([name, verb]): [string, (...given: unknown[]) => unknown] => [
      camelCase(name),
      (...given) => {
        const last = given.at(-1)
        const hasOptions = typeof last === 'object' && last !== null && !Array.isArray(last)
        const { stdin, limit, ...flags } = (hasOptions ? last : {}) as CallOptions &
          Record<string, unknown>
        const words = (hasOptions ? given.slice(0, -1) : given).flat().map(String)
        return call(camelCase(name), verb, words, flags, {
          ...(stdin === undefined ? {} : { stdin }),
          ...(limit === undefined ? {} : { limit }),
        })
      },
    ],
  )
  return Object.freeze(Object.fromEntries(methods)) as unknown as Facade<Verbs>
}

/** The verbs of a tool and those that plugins add to it, by name. */
export const withMore = <Verbs extends Readonly<Record<string, AnyVerb>>>(
  verbs: Verbs,
  more: readonly AnyVerb[],
): Verbs =>
  more.length === 0
    ? verbs
    : { ...Object.fromEntries(more.map((verb) => [verb.name, verb])), ...verbs }

/** The verb that words name (`rollout status`), and the words that are left for it. */
export function innermost(
  verb: AnyVerb,
  words: readonly string[],
): { readonly verb: AnyVerb; readonly words: readonly string[] } {
  const [word, ...rest] = words
  const below = word === undefined ? undefined : verb.below?.(word)
  return below ? innermost(below, rest) : { verb, words }
}

/** Puts what was printed beside a value, where it does not show when the value is walked. */
export function withPrinted<Value>(
  value: Value,
  printed: Omit<Printed, 'toString'> & { readonly stop?: () => void },
): Result<Value> {
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
  for (const [name, part] of Object.entries({ ...printed, toString: () => printed.stdout }))
    Object.defineProperty(copy, name, { value: part, enumerable: false })
  return Object.freeze(copy) as unknown as Result<Value>
}

/**
 * The flags of a call with their defaults, each of the type that the verb expects. @throws
 * FlagError
 */
export function flagValues(
  specs: FlagSpecs,
  given: Readonly<Record<string, unknown>>,
): AnyFlagValues {
  const values = defaultValues(specs)
  for (const [name, spec] of Object.entries(specs)) {
    const key = camelCase(name)
    const value = Object.hasOwn(given, key) ? given[key] : undefined
    if (value !== undefined) values[key] = flagValue(name, spec, value)
  }
  return values
}
