/**
 * `minikube completion`, and minikube's commands as completion sees them.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/completion/
 */
import { ADDONS } from '../../machine/node/addons/catalogue.js'
import { profiles } from '../../machine/node/profile.js'
import {
  type Command,
  type Completer,
  NOTHING,
  type Typed,
  beginning,
  oneOf,
  only,
} from '../completion/command.js'
import { SHELLS, completionScript, isShellName } from '../completion/scripts.js'
import { type AnyVerb, type Cli, defineVerb } from '../verb.js'
import { rmi } from '../docker/rmi.js'
import { usageError } from './failure.js'
import { PROFILE_FLAGS } from './profile.js'

const SHORT = 'Generate command completion for a shell'
const UNSUPPORTED = 'Sorry, completion support is not yet implemented for'
const USAGE = 'Usage: minikube completion SHELL'

export const completion = defineVerb({
  name: 'completion',
  usage: 'completion SHELL',
  short: SHORT,
  flags: {},
  *run(cli, [shell, ...more]) {
    if (shell === undefined || more.length > 0) throw usageError(USAGE)
    if (!isShellName(shell)) throw usageError(`${UNSUPPORTED} ${JSON.stringify(shell)}`)
    const script = completionScript('minikube', shell)
    cli.out(script)
    return { value: { script } }
  },
})

/** The commands below a verb's. */
const BELOW: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  addons: {
    disable: 'Disables the addon w/ADDON_NAME within minikube',
    enable: 'Enables the addon w/ADDON_NAME within minikube',
    images: 'List image names the addon w/ADDON_NAME used',
    list: 'Lists all available minikube addons as well as their current statuses',
  },
  config: {
    defaults: 'Lists all valid default values for PROPERTY_NAME',
    get: 'Gets the value of PROPERTY_NAME from the minikube config file',
    set: 'Sets an individual value in a minikube config file',
    unset: 'unsets an individual value in a minikube config file',
    view: 'Display values currently set in the minikube config file',
  },
  image: {
    build: 'Build a container image in minikube',
    load: 'Load an image into minikube',
    ls: 'List images',
    pull: 'Pull images',
    push: 'Push images',
    rm: rmi.short,
    tag: 'Tag images',
  },
  node: {
    add: 'Adds a node to the given cluster.',
    delete: 'Deletes a node from a cluster.',
    list: 'List nodes.',
    start: 'Starts a node.',
    stop: 'Stops a node in a cluster.',
  },
  profile: { list: 'Lists all minikube profiles.' },
  service: { list: 'Lists the URLs for the services in your local cluster' },
}

/** minikube with all of its commands. */
export function minikubeCommand(cli: Cli, verbs: Readonly<Record<string, AnyVerb>>): Command {
  const commands = Object.entries(verbs).map(([name, verb]) => commandOf(cli, name, verb))
  const help: Command = { name: 'help', short: 'Help about any command', flags: {} }
  return {
    name: 'minikube',
    short: '',
    flags: PROFILE_FLAGS,
    flagValue: (flag) => valueOf(cli, flag),
    commands: [...commands, help].sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

function commandOf(cli: Cli, name: string, { short, flags }: AnyVerb): Command {
  const below = Object.entries(BELOW[name] ?? {}).map(
    ([inner, about]): Command => ({
      name: inner,
      short: about,
      flags,
      inherited: PROFILE_FLAGS,
      flagValue: (flag) => valueOf(cli, flag),
      arguments: name === 'addons' ? oneOf(Object.keys(ADDONS).sort()) : () => NOTHING,
    }),
  )
  return {
    name,
    short,
    flags,
    commands: below,
    ...(name === 'completion' ? { arguments: oneOf(SHELLS) } : {}),
    inherited: PROFILE_FLAGS,
    flagValue: (flag) => valueOf(cli, flag),
  }
}

const valueOf = (cli: Cli, flag: string): Completer | undefined =>
  flag === 'profile' ? (typed) => namesOfProfiles(cli, typed) : undefined

const namesOfProfiles = (cli: Cli, { word }: Typed) =>
  only(
    beginning(
      cli.tx.rows(profiles).map(({ name }) => name),
      word,
    ),
  )
