/**
 * The kubectl command: from its words to a verb, and from what went wrong to what standard error
 * shows.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/
 */
import { derivedFrom } from '../derived.js'
import { asksToComplete, tellCompletion } from '../completion/answer.js'
import { complete } from '../completion/complete.js'
import { FlagError, type FlagSpec, type FlagSpecs, parseFlags } from '../flags.js'
import { type Cli, CommandError, type VerbResult, type Wait } from '../verb.js'
import { kubectlCommand } from './completion/tree.js'
import { type AnyDefinition, type VerbOf, verbBelow, verbOf } from './definition.js'
import { failureOf } from './failure.js'
import { GLOBAL_FLAGS } from './global-flags.js'
import { globalOptions, overview, verbHelp } from './help.js'
import { pluginFor, runPlugin } from './plugins.js'
import { wordsMeant } from '../../text/suggestion.js'
import { CHAPTERS, definitions } from './verbs.js'
import type { PodStreams } from './streams.js'

const NO_WORD = 'error: requires at least 1 arg(s), only received 0'
const HELP: FlagSpecs = { help: { type: 'boolean', short: 'h', hidden: true } }

/** kubectl's verbs as the facade has them. */
type KubectlVerbs = {
  readonly [Name in keyof typeof definitions]: VerbOf<(typeof definitions)[Name]>
}

/** kubectl's verbs by name, for a cluster whose pods are reached through `streams`. */
export const kubectlVerbs = (streams: PodStreams): KubectlVerbs =>
  Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      verbOf(definition, streams, definitions),
    ]),
  ) as unknown as KubectlVerbs

/** The kubectl command line; `argv` is what follows the word `kubectl`. Gives the exit code. */
export function kubectlTool(
  streams: PodStreams,
): (cli: Cli, argv: readonly string[]) => Generator<Wait, number> {
  return function* run(cli, argv) {
    try {
      const { exitCode = 0 } = yield* command(cli, argv, streams)
      return exitCode
    } catch (error) {
      if (error instanceof CommandError) cli.out(error.stdout)
      const { text, exitCode } = failureOf(error)
      if (text !== '') cli.err(`${text}\n`)
      return exitCode
    }
  }
}

/** A command that was found, with the words that are left for it. */
interface Called {
  readonly definition: AnyDefinition
  readonly words: readonly string[]
}

/** What may stand before the verb. */
const LEADING_FLAGS: FlagSpecs = { ...GLOBAL_FLAGS, ...HELP }

/** A verb without those below it, which were looked for already. */
const alone = derivedFrom(
  (definition: AnyDefinition): AnyDefinition => ({ ...definition, verbs: {} }),
)

function* command(
  cli: Cli,
  argv: readonly string[],
  streams: PodStreams,
): Generator<Wait, VerbResult<unknown>> {
  const global = parse(LEADING_FLAGS, argv, false, '')
  const [name, ...words] = global.args
  const before = argv.slice(0, argv.length - global.args.length)
  if (name === undefined || name === 'help')
    return say(cli, words.length > 0 ? verbHelp(named(words)) : overview(CHAPTERS, definitions))
  if (asksToComplete(name)) return answer(cli, name, [...before, ...words], streams)
  if (name === 'options') return say(cli, globalOptions())
  const outermost = byName(name)
  const plugin = pluginFor(cli, argv, outermost, words)
  if (plugin) return { value: undefined, exitCode: yield* runPlugin(cli, plugin) }
  if (!outermost)
    throw new CommandError(`error: unknown command "${name}" for "kubectl"${meant(name)}`)
  const { definition, words: left } = innermost({
    definition: outermost,
    words: [...before, ...words],
  })
  const parsed = parse(flagsOf(definition), left, true, definition.name)
  if (parsed.values['help'] === true) return say(cli, verbHelp(definition))
  return yield* verbOf(alone(definition), streams, definitions).run(
    cli,
    argumentsOf(definition, parsed),
    parsed.values,
  )
}

/** Says what the last of the words can become. @throws CommandError without any */
function answer(
  cli: Cli,
  asked: string,
  words: readonly string[],
  streams: PodStreams,
): VerbResult<undefined> {
  if (words.length === 0) throw new CommandError(NO_WORD)
  tellCompletion(cli, asked, complete(kubectlCommand(cli, streams, definitions), words))
  return { value: undefined }
}

/** What follows on a word that is no command: the commands that it may have been meant for. */
function meant(name: string): string {
  const near = wordsMeant(
    name,
    CHAPTERS.flatMap(({ names }) => names),
  )
  return near.length === 0
    ? ''
    : `\n\nDid you mean this?\n${near.map((one) => `\t${one}`).join('\n')}`
}

const byName = (name: string): AnyDefinition | undefined =>
  Object.hasOwn(definitions, name) ? definitions[name as keyof typeof definitions] : undefined

/** Goes down to the verb that the words name: `rollout status`, with flags anywhere between. */
function innermost({ definition, words }: Called): Called {
  if (!definition.verbs) return { definition, words }
  const { args } = parse(flagsOf(definition), words, false, definition.name)
  const below = args[0] === undefined ? undefined : verbBelow(definition, args[0])
  if (!below) return { definition, words }
  return innermost({
    definition: below,
    words: [...words.slice(0, words.length - args.length), ...args.slice(1)],
  })
}

const flagsOf = derivedFrom(allFlags)

function allFlags(definition: AnyDefinition): FlagSpecs {
  const below = Object.values(definition.verbs ?? {}).map(({ flags }) => flags)
  const own: FlagSpecs = { ...Object.assign({}, ...below), ...definition.flags }
  const taken = new Set(Object.values(own).map(({ short }) => short))
  const global = Object.entries<FlagSpec>({ ...GLOBAL_FLAGS, ...HELP }).filter(
    ([name]) => !Object.hasOwn(own, name),
  )
  return {
    ...own,
    ...Object.fromEntries(
      global.map(([name, spec]) => [
        name,
        spec.short && taken.has(spec.short) ? { ...spec, short: '' } : spec,
      ]),
    ),
  }
}

function parse(specs: FlagSpecs, words: readonly string[], interspersed: boolean, name: string) {
  try {
    return parseFlags(specs, words, interspersed)
  } catch (error) {
    if (error instanceof FlagError)
      throw new CommandError(
        `error: ${error.message}\nSee 'kubectl${name === '' ? '' : ` ${name}`} --help' for usage.`,
      )
    throw error
  }
}

/** The arguments, with the `--` that separates names from a command where the verb wants it. */
const argumentsOf = (
  { keepsDash }: AnyDefinition,
  { args, dashAt }: { readonly args: readonly string[]; readonly dashAt: number | undefined },
): readonly string[] =>
  keepsDash && dashAt !== undefined ? [...args.slice(0, dashAt), '--', ...args.slice(dashAt)] : args

/** The verb that words name. @throws CommandError */
function named([first = '', ...rest]: readonly string[]): AnyDefinition {
  let found = byName(first)
  for (const word of rest) found = found && verbBelow(found, word)
  if (!found) throw new CommandError(`Unknown help topic [\`${[first, ...rest].join('` `')}\`]`)
  return found
}

function say(cli: Cli, text: string): VerbResult<{ readonly text: string }> {
  cli.out(text)
  return { value: { text } }
}
