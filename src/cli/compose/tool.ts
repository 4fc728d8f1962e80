/**
 * `docker compose`, and `docker-compose`, which is the same: from its words to a verb, and from what
 * went wrong to what standard error shows.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/
 */
import { ComposeError } from '../../compose/errors.js'
import { DockerError, daemonSays } from '../../docker/errors.js'
import { ReferenceError as MalformedReference } from '../../oci/reference.js'
import { FileError } from '../../program/files.js'
import { UnsupportedError } from '../../sim/unsupported.js'
import { notSimulated } from '../docker/not-simulated.js'
import { FlagError, type FlagSpecs, type FlagValues, parseFlags } from '../flags.js'
import { type Cli, CommandError, type Wait } from '../verb.js'
import { GLOBAL_FLAGS } from './global-flags.js'
import { tellFlags } from './tell-flags.js'
import { flagsOf, overview, usageLine, verbHelp } from './help.js'
import { animated } from './animated.js'
import { progressFor } from './progress-for.js'
import { TtyProgress } from './progress-tty.js'
import type { AnyComposeVerb, Scene } from './verb.js'
import { NOT_SIMULATED, composeVerbs } from './verbs.js'
import { versionText } from './version.js'

const HELP: FlagSpecs = { help: { type: 'boolean', short: 'h', hidden: true } }

/** Runs a compose command line; `argv` is what follows the word `compose`. The exit code. */
export function* composeTool(cli: Cli, argv: readonly string[]): Generator<Wait, number> {
  try {
    const { args, values } = parseFlags({ ...GLOBAL_FLAGS, ...HELP }, argv, false)
    const options = values as unknown as Scene['options'] & { readonly help: boolean }
    const [word, ...words] = args
    if (options.version && word === undefined) return print(cli, versionText('pretty'))
    if (word === undefined) return print(cli, overview(composeVerbs, cli.columns))
    if (NOT_SIMULATED.includes(word)) throw new ComposeError(notSimulated(`compose ${word}`))
    const verb = composeVerbs.find(({ name }) => name === word)
    if (!verb) {
      cli.out(overview(composeVerbs, cli.columns))
      throw new ComposeError(`unknown docker command: ${JSON.stringify(`compose ${word}`)}`)
    }
    return yield* call(cli, options, verb, words)
  } catch (error) {
    const { text, exitCode } = failureOf(error)
    if (error instanceof CommandError) cli.out(error.stdout)
    if (text !== '') cli.err(`${text}\n`)
    return exitCode
  }
}

function* call(
  cli: Cli,
  options: Scene['options'] & { readonly help: boolean },
  verb: AnyComposeVerb,
  words: readonly string[],
): Generator<Wait, number> {
  const { args, values } = parseFlags(
    { ...withoutTaken(verb.flags), ...flagsOf(verb) },
    words,
    verb.interspersed ?? true,
  )
  if (values['help'] || options.help) return print(cli, verbHelp(verb, cli.columns))
  const isDry = options.dryRun || values['dryRun'] === true
  const progress = progressFor(cli, options, isDry)
  checkArguments(verb, args)
  tellFlags(cli, verb.name, values)
  const isTty = progress instanceof TtyProgress
  const scene: Scene = { cli, options, progress, isTty, isDry }
  const steps = verb.run(scene, args, values as FlagValues<FlagSpecs>)
  const exitCode = yield* isTty ? animated(cli, progress, steps) : steps
  return exitCode ?? 0
}

/** Another flag may have the short form of `--help`. */
const withoutTaken = (flags: FlagSpecs): FlagSpecs =>
  Object.values(flags).some(({ short }) => short === 'h')
    ? { help: { type: 'boolean', hidden: true } }
    : HELP

function checkArguments(verb: AnyComposeVerb, { length }: readonly string[]): void {
  const { min = 0, max = Number.POSITIVE_INFINITY, spoken = false } = verb.arity ?? {}
  if (length >= min && length <= max) return
  if (!spoken)
    throw new ComposeError(
      length < min
        ? `requires at least ${min} arg(s), only received ${length}`
        : `accepts at most ${max} arg(s), received ${length}`,
    )
  const few = max === Number.POSITIVE_INFINITY
  const count = few ? `at least ${min}` : min === max ? `${min}` : `at most ${max}`
  const plural = (few || min === max ? min : max) === 1 ? '' : 's'
  throw new ComposeError(
    `docker: 'docker compose ${verb.name}' requires ${count} argument${plural}\n\nUsage:  ${usageLine(verb)}\n\n${few ? 'See' : 'Run'} 'docker compose ${verb.name} --help' for more information`,
  )
}

/** What is printed about an error. @throws the error itself if it is none that a user can cause */
function failureOf(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof ComposeError || error instanceof CommandError)
    return { text: error.message, exitCode: error.exitCode }
  if (error instanceof FlagError) return { text: error.message, exitCode: 1 }
  if (error instanceof DockerError) return { text: daemonSays(error), exitCode: 1 }
  if (error instanceof MalformedReference || error instanceof UnsupportedError)
    return { text: error.message, exitCode: 1 }
  if (error instanceof FileError)
    return { text: `open ${error.path}: ${error.message.toLowerCase()}`, exitCode: 1 }
  throw error
}

function print(cli: Cli, text: string): number {
  cli.out(text)
  return 0
}
