/**
 * What a word of a command line can become, as cobra finds it: commands below the one that was
 * named, flags, their values, arguments.
 *
 * @see https://github.com/spf13/cobra/blob/main/completions.go
 */
import { FlagError, type FlagSpec, type FlagSpecs, type ParsedFlags, parseFlags } from '../flags.js'
import {
  type Answer,
  type Candidate,
  type Command,
  DIRECTIVE,
  FILES,
  NOTHING,
  type Typed,
} from './command.js'

/** An answer, and why it is an empty one where the words make no sense. */
export interface Completion extends Answer {
  readonly problem?: string
}

/** The command that words name, with the words that are left for it. */
interface Named {
  readonly command: Command
  readonly words: readonly string[]
  /** The values of the flags of the commands above it. */
  readonly above: Typed['values']
}

const HELP: FlagSpec = { type: 'boolean', short: 'h' }

/** What the last of the words can become. */
export function complete(root: Command, line: readonly string[]): Completion {
  const before = line.slice(0, -1)
  const found = named({ command: root, words: before, above: {} })
  const { command, words } = found
  if (command === root && !root.traverses && firstAt(root, words) >= 0)
    return { ...FILES, problem: `unable to find a command for arguments: ${shown(before)}` }
  return new Line(found, line.at(-1) ?? '').complete(command === root)
}

const shown = (words: readonly string[]): string => `[${words.join(' ')}]`

/** Where the first word stands that is neither a flag nor the value of one; -1 if there is none. */
function firstAt(command: Command, words: readonly string[]): number {
  const specs = flagsOf(command)
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (word === '--') return -1
    if (!isFlag(word)) return word === '' ? -1 : i
    if (!word.includes('=') && takesValue(word, specs)) i++
  }
  return -1
}

/** Whether the next word is the value of a flag. One that nobody knows is taken to have a value. */
function takesValue(word: string, specs: FlagSpecs): boolean {
  if (!word.startsWith('--') && word.length > 2) return false
  const spec = specNamed(specs, word.replace(/^--?/, ''))
  return spec === undefined || !isSwitch(spec)
}

/** Goes down to the innermost command that the words name, with flags anywhere between. */
function named(from: Named): Named {
  const { command, words, above } = from
  const at = firstAt(command, words)
  const name = words[at]
  const below =
    name === undefined
      ? undefined
      : command.commands?.find((one) => one.name === name || one.aliases?.includes(name))
  if (!below) return from
  const [before, after] = [words.slice(0, at), words.slice(at + 1)]
  return command.traverses
    ? named({ command: below, words: after, above: { ...above, ...valuesOf(command, before) } })
    : named({ command: below, words: [...before, ...after], above })
}

/** What flags were given; none where they make no sense. */
function valuesOf(command: Command, words: readonly string[]): Typed['values'] {
  try {
    return parseFlags(flagsOf(command), words).values
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    return {}
  }
}

const flagsOf = ({ flags, inherited = {} }: Command): FlagSpecs => ({ ...inherited, ...flags })

const isFlag = (word: string): boolean => /^(--.|-[^-])/.test(word)
const isSwitch = ({ type }: FlagSpec): boolean => type === 'boolean' || type === 'optionalString'

function specNamed(specs: FlagSpecs, name: string): FlagSpec | undefined {
  const long = longName(specs, name)
  return long === undefined ? undefined : specs[long]
}

const longName = (specs: FlagSpecs, name: string): string | undefined =>
  name.length === 1
    ? (Object.entries(specs).find(([, { short }]) => short === name)?.[0] ??
      (Object.hasOwn(specs, name) ? name : undefined))
    : Object.hasOwn(specs, name)
      ? name
      : undefined

/** The flag whose value is being typed: `-o y`, `--output=y`. */
interface Valued {
  readonly flag?: string
  readonly words: readonly string[]
  readonly word: string
  /** A flag of this name is not known. */
  readonly unknown?: string
}

/** A command line whose last word is being typed. */
class Line {
  private readonly own: FlagSpecs
  private readonly specs: FlagSpecs
  private readonly command: Command
  private readonly words: readonly string[]
  private readonly above: Typed['values']

  constructor(
    { command, words, above }: Named,
    private readonly last: string,
  ) {
    this.command = command
    this.words = words
    this.above = above
    const taken = Object.values(command.flags).some(({ short }) => short === 'h')
    const { short: _, ...long } = HELP
    const help = { ...(taken ? long : HELP), usage: `help for ${command.name}` }
    this.own = { ...command.flags, help }
    this.specs = { ...command.inherited, ...this.own }
  }

  complete(isRoot: boolean): Completion {
    const valued = this.valued()
    let parsed: ParsedFlags
    try {
      parsed = parseFlags(this.specs, valued.words, this.command.interspersed ?? true)
    } catch (error) {
      if (!(error instanceof FlagError)) throw error
      return {
        ...FILES,
        problem: `Error while parsing flags from args ${shown(valued.words)}: ${error.message}`,
      }
    }
    const mayBeFlag = !this.isPastFlags(parsed)
    if (valued.unknown !== undefined && mayBeFlag)
      return {
        ...FILES,
        problem: `Subcommand '${this.command.name}' does not support flag '${valued.unknown}'`,
      }
    if (parsed.values['help'] === true) return NOTHING
    const values = { ...this.above, ...parsed.values }
    const typed: Typed = { args: parsed.args, values, word: valued.word }
    if (valued.flag !== undefined && mayBeFlag)
      return this.command.flagValue?.(valued.flag)?.(typed) ?? FILES
    if (valued.flag === undefined && /^-[^=]*$/.test(this.last) && mayBeFlag)
      return { candidates: this.flagNames(parsed), directive: DIRECTIVE.noFiles }
    return this.nouns(typed, parsed, isRoot)
  }

  /** After `--`, or after an argument where flags stand first, a dash begins no flag. */
  private isPastFlags({ args, dashAt }: ParsedFlags): boolean {
    return dashAt !== undefined || (this.command.interspersed === false && args.length > 0)
  }

  private valued(): Valued {
    const { words, last } = this
    const [, long, short, given] = /^(?:--([^=]+)|-[^=]*?([^=-]))=(.*)$/s.exec(last) ?? []
    const name = long ?? short
    if (name !== undefined) return this.asValue(name, words, given ?? '')
    const before = words.at(-1)
    if (last.startsWith('-') || before === undefined || !isFlag(before) || before.includes('='))
      return { words, word: last }
    const asked = before.startsWith('--') ? before.slice(2) : before.slice(-1)
    const spec = specNamed(this.specs, asked)
    if (spec && isSwitch(spec)) return { words, word: last }
    return this.asValue(asked, spec ? words.slice(0, -1) : words, last)
  }

  private asValue(name: string, words: readonly string[], word: string): Valued {
    const flag = longName(this.specs, name)
    return flag === undefined ? { words, word, unknown: name } : { flag, words, word }
  }

  /** The flags that must be given, or (where none is missing) those that can. */
  private flagNames(parsed: ParsedFlags): readonly Candidate[] {
    const missing = this.required(parsed)
    if (missing.length > 0) return missing
    const inherited = Object.entries(this.command.inherited ?? {}).filter(
      ([name]) => !Object.hasOwn(this.own, name),
    )
    return [byName(inherited), byName(Object.entries(this.own))]
      .flat()
      .filter(([name, { type }]) => type === 'strings' || !parsed.given.has(name))
      .flatMap((flag) => this.namesOf(flag))
  }

  private required({ given }: ParsedFlags): readonly Candidate[] {
    return byName(Object.entries(this.own))
      .filter(([name, { required }]) => required && !given.has(name))
      .flatMap((flag) => this.namesOf(flag))
  }

  private namesOf([name, { short, usage = '', hidden, deprecated }]: Flag): readonly Candidate[] {
    if (hidden || deprecated !== undefined) return []
    return [`--${name}`, ...(short ? [`-${short}`] : [])]
      .filter((word) => word.startsWith(this.last))
      .map((word) => ({ word, description: usage }))
  }

  /** Commands below, flags that must be given, arguments. */
  private nouns(typed: Typed, parsed: ParsedFlags, isRoot: boolean): Answer {
    const { command, last } = this
    const hasOwn =
      !isRoot &&
      !command.traverses &&
      Object.keys(command.flags).some((name) => parsed.given.has(name))
    const below = typed.args.length === 0 && !hasOwn ? (command.commands ?? []) : []
    const candidates: Candidate[] = [
      ...below
        .filter(({ name }) => name.startsWith(last))
        .map(({ name, short }) => ({ word: name, description: short })),
      ...this.required(parsed),
    ]
    const directive = below.length > 0 ? DIRECTIVE.noFiles : DIRECTIVE.default
    const answer = command.arguments?.(typed)
    return answer
      ? { ...answer, candidates: [...candidates, ...answer.candidates] }
      : { candidates, directive }
  }
}

type Flag = readonly [string, FlagSpec]

const byName = (flags: readonly Flag[]): readonly Flag[] =>
  [...flags].sort(([a], [b]) => (a < b ? -1 : 1))
