/**
 * The commands of `docker compose` as completion sees them: services and profiles by name.
 *
 * @see https://docs.docker.com/engine/cli/completion/
 */
import { ComposeError } from '../../compose/errors.js'
import type { Project } from '../../compose/resources.js'
import { FileError } from '../../program/files.js'
import {
  type Command,
  type Completer,
  DIRECTIVE,
  NOTHING,
  type Typed,
  beginning,
  only,
} from '../completion/command.js'
import { type FlagSpecs, defaultValues } from '../flags.js'
import type { Cli } from '../verb.js'
import { GLOBAL_FLAGS } from './global-flags.js'
import { flagsOf } from './help.js'
import { progressFor } from './progress-for.js'
import { projectOf } from './project-of.js'
import type { Scene } from './verb.js'
import { composeVerbs } from './verbs.js'

const SHORT = 'Docker Compose'
/** The verbs whose arguments are no services. */
const WITHOUT_SERVICES: readonly string[] = ['down', 'ls', 'publish', 'version']
const YAML = {
  candidates: ['yaml', 'yml'].map((word) => ({ word })),
  directive: DIRECTIVE.fileExtensions,
}

/** `docker compose` with all of its commands. */
export const composeCommand = (cli: Cli): Command => ({
  name: 'compose',
  short: SHORT,
  flags: GLOBAL_FLAGS,
  traverses: true,
  commands: composeVerbs.map(
    (verb): Command => ({
      name: verb.name,
      short: verb.short.split('\n')[0] ?? '',
      flags: flagsOf(verb),
      ...(verb.interspersed === undefined ? {} : { interspersed: verb.interspersed }),
      arguments: WITHOUT_SERVICES.includes(verb.name) ? () => NOTHING : servicesOf(cli, verb.name),
    }),
  ),
  flagValue: (flag) => globalValue(cli, flag),
})

/** `run` and `exec` name one service, and then a command. */
const servicesOf =
  (cli: Cli, verb: string): Completer =>
  (typed) =>
    ['exec', 'run'].includes(verb) && typed.args.length > 0
      ? NOTHING
      : only(beginning(Object.keys(projectMeant(cli, typed)?.services ?? {}), typed.word))

function globalValue(cli: Cli, flag: string): Completer | undefined {
  if (flag === 'file') return () => YAML
  if (flag === 'profile')
    return (typed) => {
      const services = Object.values(projectMeant(cli, typed)?.services ?? {})
      const profiles = services.flatMap((service) => service.profiles ?? [])
      return only(beginning([...new Set(profiles)], typed.word))
    }
  return undefined
}

/** The project of the files that the flags name; undefined where they make no sense. */
function projectMeant(cli: Cli, { values }: Typed): Project | undefined {
  const options = {
    ...defaultValues(GLOBAL_FLAGS as FlagSpecs),
    ...values,
    profile: ['*'],
  } as unknown as Scene['options']
  const quiet: Cli = Object.create(cli, { err: { value: () => {} }, out: { value: () => {} } })
  const scene: Scene = {
    cli: quiet,
    options,
    progress: progressFor(quiet, options, true),
    isTty: false,
    isDry: true,
  }
  try {
    const turn = projectOf(scene).next()
    return turn.done ? turn.value : undefined
  } catch (error) {
    if (error instanceof ComposeError || error instanceof FileError) return undefined
    throw error
  }
}
