/**
 * Command lines of tools that are made of verbs alone, as cobra writes them; and verbs that are
 * added to a tool, as `docker-foo` and `kubectl-foo` in PATH add some to the real ones.
 *
 * @see https://github.com/spf13/cobra/blob/main/site/content/user_guide.md
 */
import { UsageError } from '../sim/errors.js'
import { FlagError, type FlagSpecs, type FlagValues, parseFlags } from './flags.js'
import { type AnyVerb, type Cli, CommandError, type Wait } from './verb.js'

/** A tool: words after its name in, exit code out. */
export type Tool = (cli: Cli, argv: readonly string[]) => Generator<Wait, number>

/** Verbs by the word that calls them. */
export type Verbs = Readonly<Record<string, AnyVerb>>

/** Verbs by their own names. */
export const byName = (verbs: readonly AnyVerb[]): Verbs =>
  Object.fromEntries(verbs.map((verb) => [verb.name, verb]))

/** A tool that is made of verbs. */
export interface ToolSpec {
  /** What it is for, as the first line of its help says. */
  readonly about: string
  readonly verbs: Verbs
}

/** What is printed about an error, without the last newline, and the exit code. */
export interface Failure {
  readonly text: string
  readonly exitCode: number
}

/** The failure that an error means. @throws the error itself if it is none that a user can cause */
export type FailureOf = (error: unknown) => Failure

const HELP: FlagSpecs = { help: { type: 'boolean', short: 'h', usage: 'help for this command' } }
const HELP_WORDS = ['help', '--help', '-h']

/** How a tool reports an error that has a text and an exit code of its own. */
export const ordinaryFailure: FailureOf = (error) => {
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode }
  throw error
}

/** The command line of a tool that is made of verbs. */
export function commandLine(name: string, { about, verbs }: ToolSpec): Tool {
  return function* run(cli, argv) {
    const [word, ...words] = argv
    if (word === undefined || (HELP_WORDS.includes(word) && words.length === 0)) {
      cli.out(overview(name, about, verbs))
      return 0
    }
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined
    if (verb) return yield* runVerb(name, word, verb, cli, words, ordinaryFailure)
    cli.err(`Error: unknown command "${word}" for "${name}"\nRun '${name} --help' for usage.\n`)
    return 1
  }
}

/** A tool, and the names of its own verbs. */
interface OwnTool {
  readonly name: string
  readonly tool: Tool
  readonly own: readonly string[]
}

/** A tool with more verbs, each called by the first word. @throws UsageError for a verb that it has */
export function withVerbs({ name, tool, own }: OwnTool, verbs: Verbs, failureOf: FailureOf): Tool {
  const taken = Object.keys(verbs).find((word) => own.includes(word))
  if (taken !== undefined) throw new UsageError(`there is a ${name} verb "${taken}" already`)
  if (Object.keys(verbs).length === 0) return tool
  return function* run(cli, argv) {
    const [word = '', ...words] = argv
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined
    return verb ? yield* runVerb(name, word, verb, cli, words, failureOf) : yield* tool(cli, argv)
  }
}

function* runVerb(
  tool: string,
  word: string,
  verb: AnyVerb,
  cli: Cli,
  words: readonly string[],
  failureOf: FailureOf,
): Generator<Wait, number> {
  try {
    const { args, values } = parseFlags(
      { ...HELP, ...(verb.flags as FlagSpecs) },
      words,
      verb.interspersed ?? true,
    )
    if (values['help']) {
      cli.out(helpOf(tool, verb))
      return 0
    }
    const { exitCode = 0 } = yield* verb.run(cli, args, values as FlagValues<FlagSpecs>)
    return exitCode
  } catch (error) {
    const { text, exitCode } =
      error instanceof FlagError
        ? { text: `Error: ${error.message}\nSee '${tool} ${word} --help' for usage.`, exitCode: 1 }
        : failureOf(error)
    if (text !== '') cli.err(`${text}\n`)
    return exitCode
  }
}

function overview(name: string, about: string, verbs: Verbs): string {
  const width = Math.max(...Object.keys(verbs).map(({ length }) => length), 0)
  const lines = Object.entries(verbs).map(
    ([word, { short }]) => `  ${word.padEnd(width)}   ${short}`,
  )
  return `${about}\n\nUsage:\n  ${name} [command]\n\nAvailable Commands:\n${lines.join('\n')}\n\nUse "${name} [command] --help" for more information about a command.\n`
}

function helpOf(tool: string, verb: AnyVerb): string {
  const flags = Object.entries({ ...(verb.flags as FlagSpecs), ...HELP })
    .filter(([, { hidden }]) => !hidden)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { short, type, value, usage = '', default: usual }]) => ({
      left: `  ${short ? `-${short}, ` : '    '}--${name}${type === 'boolean' ? '' : ` ${value ?? type}`}`,
      right: usage + (usual === undefined ? '' : ` (default ${JSON.stringify(usual)})`),
    }))
  const width = Math.max(...flags.map(({ left }) => left.length))
  const lines = flags.map(({ left, right }) => `${left.padEnd(width)}   ${right}`.trimEnd())
  return `${verb.short}\n\nUsage:\n  ${tool} ${verb.usage} [flags]\n\nFlags:\n${lines.join('\n')}\n`
}
