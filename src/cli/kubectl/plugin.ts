/**
 * `kubectl plugin list`: the programs in PATH whose names begin with `kubectl-`.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubectl/kubectl-plugins/
 */
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { commandNamed, define } from './definition.js'
import { groupAlone } from './group.js'
import { PLUGIN_PREFIX, foldersOf } from './plugins.js'
import type { Session } from './session.js'

const FOUND = 'The following compatible plugins are available:\n\n'
const NONE = 'error: unable to find any kubectl plugins in your PATH'
const NOT_EXECUTABLE = (path: string): string =>
  `  - warning: ${path} identified as a kubectl plugin, but it is not executable\n`
const OVERWRITES = (name: string, verb: string): string =>
  `  - warning: ${name} overwrites existing command: "kubectl ${verb}"\n`
const SHADOWED = (path: string, before: string): string =>
  `  - warning: ${path} is overshadowed by a similarly named plugin: ${before}\n`

const list = define({
  name: 'plugin list',
  usage: 'plugin list',
  short: "List all visible plugin executables on a user's PATH",
  flags: {
    'name-only': {
      type: 'boolean',
      usage: 'If true, display only the binary name of each plugin, rather than its full path',
    },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<readonly string[]>> {
    const paths = pluginPaths(session)
    if (paths.length === 0) throw new CommandError(NONE)
    session.out(FOUND)
    const seen = new Map<string, string>()
    let warnings = 0
    for (const path of paths) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      session.out(`${flags.nameOnly ? name : path}\n`)
      const before = seen.get(name)
      const complaints = complaintsOf(session, path, name)
      if (before !== undefined) complaints.splice(1, 0, SHADOWED(path, before))
      else seen.set(name, path)
      for (const complaint of complaints) session.err(complaint)
      warnings += complaints.length
    }
    if (warnings === 0) return { value: paths }
    yield* session.commit()
    throw new CommandError(
      warnings === 1
        ? 'error: one plugin warning was found'
        : `error: ${warnings} plugin warnings were found`,
    )
  },
})

/** The verb `kubectl plugin`. */
export const plugin = define({
  name: 'plugin',
  usage: 'plugin [flags]',
  short: 'Provides utilities for interacting with plugins',
  flags: {},
  verbs: { list },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, plugin, args)
  },
})

/** What may be wrong with a plugin, besides that another one has its name. */
function complaintsOf({ cli, commands }: Session, path: string, name: string): string[] {
  const verb = commandNamed(commands, name.split('-').slice(1))?.definition.name
  return [
    ...(cli.files.isExecutable(path) ? [] : [NOT_EXECUTABLE(path)]),
    ...(verb === undefined ? [] : [OVERWRITES(name, verb)]),
  ]
}

/** Where plugins lie, in the order of PATH. */
function pluginPaths({ cli }: Session): readonly string[] {
  return foldersOf(cli)
    .filter((folder) => cli.files.isDirectory(folder))
    .flatMap((folder) =>
      [...cli.files.list(folder)]
        .filter((name) => name.startsWith(PLUGIN_PREFIX))
        .sort()
        .map((name) => `${folder}/${name}`),
    )
}
