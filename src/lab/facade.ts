/**
 * The typed facade: verbs of the command-line tools as methods. `lab.docker.stop('web', { time: 5
 * })` is the same `run` as
 * `docker stop -t 5 web`; it gives back a value whose `toString()` is what the command prints.
 *
 * @module
 */
import type { FlagSpec, FlagSpecs } from '../cli/flags.js'
import type { VerbOf } from '../cli/kubectl/definition.js'
import type { AnyVerb, Verb } from '../cli/verb.js'
import { UsageError } from '../sim/errors.js'
import { check, duration, isRecord, optional, shown, text } from './arguments.js'
import { facing } from './caller.js'
import type { GivenFlags } from './flags.js'
import type { CallOptions, Printed, Result, VerbMethod } from './method.js'

type OptionsOf<V> =
  V extends Verb<infer Flags extends FlagSpecs, infer _>
    ? Omit<GivenFlags<Flags>, 'stdin'> & Omit<CallOptions, 'stdin'> & Typed<Flags>
    : never
/** What a verb reads; where it has a switch of this name, that can be on without any text too. */
type Typed<Flags extends FlagSpecs> = Flags extends { readonly stdin: FlagSpec }
  ? { readonly stdin?: string | boolean | undefined }
  : Pick<CallOptions, 'stdin'>
type ValueOf<V> = V extends Verb<infer _, infer Value> ? Value : never

/** A verb as a method. */
export type Method<V> = VerbMethod<OptionsOf<V>, ValueOf<V>>

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

/** Calls a verb: the name of its method, the verb with the words that are left for it, all words. */
export type CallVerb = (name: string, target: Target, given: Given) => unknown

/** A verb with its words. */
export interface Target {
  readonly verb: AnyVerb
  readonly words: readonly string[]
}

/** What the facade of a tool has to know: its name, and how its verbs count their arguments. */
export interface ToolFace {
  readonly name: string
  /** Says what is wrong with the number of arguments; undefined if nothing is. */
  complain(verb: AnyVerb, words: readonly string[], hasFlags: boolean): string | undefined
}

/** Makes a tool's facade from its verbs. */
export function makeFacade<Verbs extends Readonly<Record<string, AnyVerb>>>(
  tool: ToolFace,
  verbs: Verbs,
  call: CallVerb,
): Facade<Verbs> {
  const methods = Object.entries(verbs).map(([name, verb]) => {
    const method = (...given: readonly unknown[]): unknown =>
      facing(method, () => {
        const { words, flags, options } = argumentsOf(given, verb)
        const target = innermost(verb, words)
        const complaint = tool.complain(target.verb, target.words, Object.keys(flags).length > 0)
        if (complaint !== undefined) throw new UsageError(complaint)
        return call(camelCase(name), target, { words, flags, options })
      })
    return [camelCase(name), method] as const
  })
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

/** What a method of the facade was given. */
export interface Given {
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
  readonly options: CallOptions
}

/** Words, then (optionally) an object with flags and options. @throws UsageError */
function argumentsOf(given: readonly unknown[], verb: AnyVerb): Given {
  const last = given.at(-1)
  const { stdin, limit, ...flags } = isRecord(last) ? last : {}
  const words = (isRecord(last) ? given.slice(0, -1) : given).flatMap((word, i) =>
    wordsOf(word, `argument ${i + 1}`),
  )
  const typed = typedOf(stdin, verb)
  // `docker search --limit` is a number of results.
  if (Object.hasOwn(verb.flags, 'limit'))
    return { words, flags: { ...flags, ...typed.flags, limit }, options: typed.options }
  check('limit', limit, optional(duration))
  return {
    words,
    flags: { ...flags, ...typed.flags },
    options: {
      ...typed.options,
      ...(limit === undefined ? {} : { limit: limit as number | string }),
    },
  }
}

/** What a verb reads. Some verbs have a flag of this name: text is then given to it, and read. */
function typedOf(stdin: unknown, { flags }: AnyVerb): Pick<Given, 'flags' | 'options'> {
  const isFlag = flags['stdin']?.type === 'boolean'
  if (stdin === undefined) return { flags: {}, options: {} }
  if (isFlag && typeof stdin === 'boolean') return { flags: { stdin }, options: {} }
  check('stdin', stdin, text)
  return { flags: isFlag ? { stdin: true } : {}, options: { stdin: String(stdin) } }
}

/** The words of one argument: a text, a number, or a list of them. @throws UsageError */
function wordsOf(given: unknown, called: string): readonly string[] {
  const items: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (items.every((item) => typeof item === 'string' || Number.isFinite(item)))
    return items.map(String)
  const where = isRecord(given) ? ' (options come last)' : ''
  throw new UsageError(`${called} must be text, not ${shown(given)}${where}`)
}

/** The verb that words name (`rollout status`), and the words that are left for it. */
function innermost(verb: AnyVerb, words: readonly string[]): Target {
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
  const { stderr, exitCode, stop } = printed
  const parts = { stderr, exitCode, ...(stop && { stop }), toString: () => printed.stdout }
  // A long table is made when somebody reads it.
  Object.defineProperty(copy, 'stdout', { get: () => printed.stdout, enumerable: false })
  Object.defineProperty(copy, 'transcript', { get: () => printed.transcript, enumerable: false })
  for (const [name, part] of Object.entries(parts))
    Object.defineProperty(copy, name, { value: part, enumerable: false })
  return Object.freeze(copy) as unknown as Result<Value>
}
