/**
 * kubectl's verbs as completion sees them, with the commands that are no verbs: `help`, `options`,
 * plugins.
 *
 * @module
 */
import {
  type Command,
  type Completer,
  type Typed,
  beginning,
  only,
} from '../../completion/command.js'
import type { Cli } from '../../verb.js'
import type { AnyDefinition } from '../definition.js'
import { GLOBAL_FLAGS } from '../global-flags.js'
import { PLUGIN_PREFIX, foldersOf } from '../plugins.js'
import { type Session, openSession } from '../session.js'
import type { PodStreams } from '../streams.js'
import { ARGUMENTS, type SessionCompleter, valueOf } from './arguments.js'

const HELP = 'Help about any command'
const OPTIONS = 'Print the list of flags inherited by all commands'
const PLUGIN = (name: string): string => `The command ${name} is a plugin installed by the user`

type Open = (typed: Typed) => Session

/** kubectl with all of its commands. */
export function kubectlCommand(
  cli: Cli,
  streams: PodStreams,
  definitions: Readonly<Record<string, AnyDefinition>>,
): Command {
  const open: Open = ({ values }) => openSession(cli, streams, values, 'kubectl', definitions)
  const verbs = Object.entries(definitions).map(([name, one]) => commandOf(name, one, open))
  const options: Command = { name: 'options', short: OPTIONS, flags: {}, inherited: GLOBAL_FLAGS }
  const help: Command = {
    ...options,
    name: 'help',
    short: HELP,
    arguments: ({ args, word }) => only(namesBelow([...commands, help], args, word)),
  }
  const commands = byName([...verbs, options, ...pluginsOf(cli, Object.keys(definitions))])
  return {
    name: 'kubectl',
    short: '',
    flags: GLOBAL_FLAGS,
    commands: byName([...commands, help]),
    flagValue: (flag) => withSession(valueOf('', flag), open),
  }
}

const byName = (commands: readonly Command[]): readonly Command[] =>
  [...commands].sort((a, b) => (a.name < b.name ? -1 : 1))

function commandOf(word: string, definition: AnyDefinition, open: Open): Command {
  const { name, short, aliases, flags, verbs = {} } = definition
  const below = Object.entries(verbs).map(([inner, one]) => commandOf(inner, one, open))
  return {
    name: word,
    short,
    ...(aliases ? { aliases } : {}),
    flags,
    inherited: GLOBAL_FLAGS,
    commands: byName(below),
    arguments: withSession(ARGUMENTS[name], open),
    flagValue: (flag) => withSession(valueOf(name, flag), open),
  }
}

const withSession = (completer: SessionCompleter | undefined, open: Open): Completer | undefined =>
  completer && ((typed) => completer(open(typed), typed))

/** The commands below the one that words name. */
function namesBelow(
  commands: readonly Command[],
  words: readonly string[],
  typed: string,
): readonly string[] {
  const [first, ...rest] = words
  if (first === undefined)
    return beginning(
      byName(commands).map(({ name }) => name),
      typed,
    )
  const below = commands.find(({ name }) => name === first)
  return below ? namesBelow(below.commands ?? [], rest, typed) : []
}

/** Programs in PATH that are commands of kubectl's. */
function pluginsOf(cli: Cli, verbs: readonly string[]): readonly Command[] {
  const names = foldersOf(cli)
    .filter((folder) => cli.files.isDirectory(folder))
    .flatMap((folder) =>
      cli.files
        .list(folder)
        .filter(
          (name) => name.startsWith(PLUGIN_PREFIX) && cli.files.isExecutable(`${folder}/${name}`),
        ),
    )
    .map((name) => name.slice(PLUGIN_PREFIX.length).replaceAll('_', '-'))
  return [...new Set(names)]
    .filter((name) => !name.includes('-') && !verbs.includes(name))
    .map((name) => ({ name, short: PLUGIN(name), flags: {} }))
}
