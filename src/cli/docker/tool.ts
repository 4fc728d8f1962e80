/**
 * The docker command: from its words to a verb, and from what went wrong to what standard error
 * shows.
 *
 * @see https://docs.docker.com/reference/cli/docker/
 */
import { DockerError, daemonSays } from '../../docker/errors.js'
import { ReferenceError as MalformedReference } from '../../oci/reference.js'
import { FileError } from '../../program/files.js'
import { UnsupportedError } from '../../sim/unsupported.js'
import { asksToComplete } from '../completion/answer.js'
import { FlagError, type FlagSpecs, type ParsedFlags, parseFlags } from '../flags.js'
import { tellDeprecated } from '../deprecated-flags.js'
import { type Cli, CommandError, type Wait } from '../verb.js'
import type { AnyVerb } from '../verb.js'
import { telling } from '../unsimulated-flags.js'
import { arityOf } from './arity.js'
import { asksForBuildKit } from './buildkit-asked.js'
import { classicBuild } from './classic-build.js'
import { completion } from './completion.js'
import { type CliPlugins, answer } from './completion/answer.js'
import { RefusedError } from './daemon.js'
import { onDaemon, withGlobals } from './daemon-host.js'
import { GLOBAL_FLAGS, groupHelp, overview, usageLine, verbHelp } from './help.js'
import { buildxCommand } from './buildx/group.js'
import { byName } from './not-simulated.js'
import { type Called, GROUPS, dockerVerbs, pathsTo, verbAt, verbsOf } from './verbs.js'
import { CLIENT_VERSION } from './version.js'

const FLAG_FAILURE = 125
const HELP: FlagSpecs = { help: { type: 'boolean', short: 'h', hidden: true } }
/** What `docker build` is, too. */
const BUILDX = 'buildx build'
const buildx = (): Called => ({ path: BUILDX, verb: dockerVerbs.build })
const classic = telling('docker', classicBuild as AnyVerb)
/** These two say `docker: ` first and where to find help after what the daemon said. */
const WITH_HELP = ['run', 'create']

/**
 * Runs a docker command line; `argv` is what follows the word `docker`. The exit code.
 *
 * Output goes to `cli`; errors that a user can cause are printed, never thrown.
 */
export function* dockerTool(
  cli: Cli,
  argv: readonly string[],
  plugins: CliPlugins = {},
): Generator<Wait, number> {
  try {
    const global = parseFlags({ ...GLOBAL_FLAGS, ...HELP }, argv, false)
    if (global.values.version) return print(cli, CLIENT_VERSION)
    const asked = withGlobals(
      cli,
      (global.values.host as readonly string[])[0],
      global.values.context as string | undefined,
    )
    const [word = '', ...words] = global.args
    const there = word === 'context' || word === 'help' ? asked : onDaemon(asked)
    const plugin = Object.hasOwn(plugins, word) ? plugins[word] : undefined
    if (plugin) return yield* plugin.run(there, global.values.help ? [...words, '--help'] : words)
    if (asksToComplete(word)) return answer(there, word, words, plugins)
    return yield* command(there, global.args, Boolean(global.values.help))
  } catch (error) {
    return fail(cli, describeFailure('', error))
  }
}

/** What stands after the global flags: a verb, a group and a verb, or `help`. */
function* command(cli: Cli, words: readonly string[], help: boolean): Generator<Wait, number> {
  const [first, second] = words
  if (first === undefined)
    return help
      ? print(cli, dockerHelp(cli))
      : fail(cli, { text: dockerHelp(cli).trimEnd(), exitCode: 0 })
  if (first === 'help') return helpOn(cli, words.slice(1))
  if (first === 'buildx') return yield* builders(cli, words.slice(1), help)
  if (first === 'completion')
    return yield* call(cli, { path: first, verb: completion as AnyVerb }, words.slice(1), help)
  const known = byName(words, help)
  if (known) return known.exitCode === 0 ? print(cli, `${known.text}\n`) : fail(cli, known)
  if (!Object.hasOwn(GROUPS, first))
    return yield* call(cli, verbCalled(first), words.slice(1), help)
  if (second === undefined || second === '--help' || second === '-h')
    return print(cli, helpOfGroup(first))
  return yield* call(cli, verbCalled(`${first} ${second}`, first), words.slice(2), help)
}

/** `docker buildx`, whose words follow. */
function* builders(cli: Cli, words: readonly string[], help: boolean): Generator<Wait, number> {
  const [name, ...rest] = words
  if (name === 'build') return yield* call(cli, buildx(), rest, help)
  const found = buildxCommand(name)
  if ('verb' in found)
    return yield* call(cli, { path: `buildx ${name}`, verb: found.verb }, rest, help)
  cli.out(found.text)
  return found.error === undefined
    ? found.exitCode
    : fail(cli, { text: found.error, exitCode: found.exitCode })
}

/** @throws CommandError when there is no such verb */
function verbCalled(path: string, group?: string): Called {
  const verb = verbAt(path)
  if (!verb) throw unknownCommand(path, group)
  return { path, verb }
}

/** Builds are handed to buildx, unless the environment asks for the classic builder. */
function builderFor(cli: Cli, called: Called): Called {
  if (called.verb !== dockerVerbs.build || called.path === BUILDX) return called
  return asksForBuildKit(cli) ? { ...called, path: BUILDX } : { ...called, verb: classic }
}

/** Calls a verb with the words after it. */
function* call(
  cli: Cli,
  named: Called,
  words: readonly string[],
  help: boolean,
): Generator<Wait, number> {
  const called = builderFor(cli, named)
  try {
    const { args, values } = verbFlags(called, words)
    if (help || values.help) return print(cli, helpOfVerb(cli, called))
    tellDeprecated(called.verb.flags, values, (text) => cli.err(text))
    checkArguments(called, args)
    const { exitCode = 0 } = yield* called.verb.run(cli, args, values)
    return exitCode
  } catch (error) {
    if (error instanceof CommandError) cli.out(error.stdout)
    return fail(cli, describeFailure(called.path, error, called.verb))
  }
}

const verbFlags = ({ verb }: Called, words: readonly string[]): ParsedFlags =>
  parseFlags(withHelp(verb.flags), words, verb.interspersed ?? true)

const flagsWithHelp = new WeakMap<FlagSpecs, FlagSpecs>()

/** The flags of a verb and `--help`, whose short form another flag may have. */
function withHelp(own: FlagSpecs): FlagSpecs {
  const known = flagsWithHelp.get(own)
  if (known) return known
  const taken = Object.entries(own).some(([name, { short }]) => short === 'h' && name !== 'help')
  const all: FlagSpecs = {
    ...HELP,
    ...own,
    ...(taken ? { help: { type: 'boolean', hidden: true } } : {}),
  }
  flagsWithHelp.set(own, all)
  return all
}

/** @throws CommandError when there are too few or too many */
function checkArguments({ path, verb }: Called, args: readonly string[]): void {
  const { min, max } = arityOf(verb.usage)
  if (args.length >= min && args.length <= max) return
  const few = max === Number.POSITIVE_INFINITY
  const plural = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`
  const requirement =
    max === 0
      ? 'accepts no arguments'
      : few
        ? `requires at least ${plural(min)}`
        : min === max
          ? `requires ${plural(min)}`
          : min === 0
            ? `requires at most ${plural(max)}`
            : `requires at least ${min} and at most ${plural(max)}`
  // The client's own inconsistency: "See" for a lower bound, "SRun" for an upper one, "Run"
  // otherwise.
  const see = few ? 'See' : min === 0 && max > 0 ? 'SRun' : 'Run'
  throw new CommandError(
    `${path.startsWith('buildx ') ? 'ERROR: ' : ''}docker: 'docker ${path}' ${requirement}\n\nUsage:  ${usageLine(path, verb)}\n\n${see} 'docker ${path} --help' for more information`,
  )
}

function unknownCommand(path: string, group?: string): CommandError {
  const usage = group === undefined ? '' : `Usage:  docker ${group}\n\n`
  return new CommandError(
    `docker: unknown command: docker ${path}\n\n${usage}Run 'docker ${group === undefined ? '' : `${group} `}--help' for more information`,
  )
}

/** What is printed about an error, and the exit code. */
interface Failure {
  readonly text: string
  readonly exitCode: number
}

/**
 * How the docker command reports an error of the verb at `path` (`run`, `container rm`).
 *
 * @throws the error itself if it is none that a user can cause
 */
function describeFailure(path: string, error: unknown, called?: AnyVerb): Failure {
  const verb = path.slice(path.indexOf(' ') + 1)
  const withHelp = WITH_HELP.includes(verb) && !/^(network|volume) /.test(path)
  if (error instanceof RefusedError)
    return {
      text: withHelp
        ? `docker: ${error.message}\n\nRun 'docker ${verb} --help' for more information`
        : error.message,
      exitCode: error.exitCode,
    }
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode }
  if (error instanceof FlagError)
    return { text: `${error.message}${usageHint(path, called)}`, exitCode: FLAG_FAILURE }
  if (error instanceof DockerError) {
    const text = daemonSays(error)
    return withHelp
      ? {
          text: `docker: ${text}\n\nRun 'docker ${verb} --help' for more information`,
          exitCode: error.exitCode === 1 ? FLAG_FAILURE : error.exitCode,
        }
      : { text, exitCode: 1 }
  }
  if (error instanceof MalformedReference) {
    return withHelp
      ? {
          text: `docker: ${error.message}\n\nRun 'docker ${verb} --help' for more information`,
          exitCode: FLAG_FAILURE,
        }
      : { text: error.message, exitCode: 1 }
  }
  if (error instanceof UnsupportedError) return { text: error.message, exitCode: 1 }
  if (error instanceof FileError)
    return { text: `open ${error.path}: ${error.message.toLowerCase()}`, exitCode: 1 }
  throw error
}

/** What follows a complaint about a flag. */
function usageHint(path: string, verb: AnyVerb | undefined): string {
  return verb
    ? `\n\nUsage:  ${usageLine(path, verb)}\n\nRun 'docker ${path} --help' for more information`
    : "\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information"
}

function helpOn(cli: Cli, words: readonly string[]): number {
  const [first] = words
  if (first === undefined) return print(cli, dockerHelp(cli))
  if (words.length === 1 && Object.hasOwn(GROUPS, first)) return print(cli, helpOfGroup(first))
  const path = words.slice(0, Object.hasOwn(GROUPS, first) ? 2 : 1).join(' ')
  const verb = verbAt(path)
  if (!verb) throw new CommandError(`unknown help topic: ${words.join(' ')}`)
  return print(cli, helpOfVerb(cli, { path, verb }))
}

const helpOfVerb = (cli: Cli, { path, verb }: Called): string =>
  verbHelp(path, verb, pathsTo(verb), cli.columns)

const entryOf = ({ path, verb }: Called): { readonly name: string; readonly short: string } => ({
  name: path.slice(path.indexOf(' ') + 1),
  short: /^[^.\n]*/.exec(verb.short)?.[0] ?? '',
})

const helpOfGroup = (name: string): string =>
  groupHelp({ name, short: GROUPS[name] ?? '' }, verbsOf(name).map(entryOf))

const dockerHelp = (cli: Cli): string =>
  overview(
    Object.entries(GROUPS).map(([name, short]) => ({ name, short })),
    verbsOf().map(entryOf),
    cli.columns,
  )

function print(cli: Cli, text: string): number {
  cli.out(text)
  return 0
}

function fail(cli: Cli, { text, exitCode }: Failure): number {
  if (text !== '') cli.err(`${text}\n`)
  return exitCode
}
