/**
 * docker's commands as completion sees them.
 *
 * @module
 */
import type { Command } from '../../completion/command.js'
import type { AnyVerb, Cli } from '../../verb.js'
import { BUILDX_VERBS } from '../buildx/group.js'
import { GLOBAL_FLAGS } from '../help.js'
import { GROUPS, verbsOf } from '../verbs.js'
import { argumentsOf, flagValue } from './arguments.js'

const HELP = 'Help about the command'
const BUILDX = 'Docker Buildx'

/** docker with all of its commands and those of its plugins. */
export function dockerCommand(cli: Cli, plugins: readonly Command[]): Command {
  const groups = Object.entries(GROUPS).map(
    ([name, short]): Command => ({
      name,
      short,
      flags: {},
      traverses: true,
      commands: verbsOf(name).map(({ path, verb }) => commandOf(cli, path, verb)),
    }),
  )
  const verbs = verbsOf().map(({ path, verb }) => commandOf(cli, path, verb))
  const build = verbs.filter(({ name }) => name === 'build')
  const builders = [...BUILDX_VERBS].map(([name, verb]) => commandOf(cli, `buildx ${name}`, verb))
  const buildx: Command = {
    name: 'buildx',
    short: BUILDX,
    flags: {},
    traverses: true,
    commands: [...build, ...builders],
  }
  const help: Command = { name: 'help', short: HELP, flags: {} }
  return {
    name: 'docker',
    short: '',
    flags: GLOBAL_FLAGS,
    traverses: true,
    commands: [...groups, ...verbs, ...plugins, buildx, help].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    flagValue: (flag) => {
      const completer = flagValue('', flag)
      return completer && ((typed) => completer(cli, typed))
    },
  }
}

const commandOf = (cli: Cli, path: string, verb: AnyVerb): Command => ({
  name: path.slice(path.indexOf(' ') + 1),
  short: /^[^.\n]*/.exec(verb.short)?.[0] ?? '',
  flags: verb.flags,
  ...(verb.interspersed === undefined ? {} : { interspersed: verb.interspersed }),
  arguments: (typed) => argumentsOf(path)(cli, typed),
  flagValue: (flag) => {
    const completer = flagValue(path, flag)
    return completer && ((typed) => completer(cli, typed))
  },
})
