/**
 * `kubectl plugin list`: the programs in PATH whose names begin with `kubectl-`.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubectl/kubectl-plugins/
 */
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { groupAlone } from './group.js'
import type { Session } from './session.js'

const PREFIX = 'kubectl-'
const FOUND = 'The following compatible plugins are available:\n\n'
const NONE = 'error: unable to find any kubectl plugins in your PATH'
const SHADOWED = (path: string, before: string): string =>
  `  - warning: ${path} is overshadowed by a similarly named plugin: ${before}\n`
const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

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
      if (before === undefined) seen.set(name, path)
      else {
        session.err(SHADOWED(path, before))
        warnings++
      }
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

/** Where plugins lie, in the order of PATH. */
function pluginPaths({ cli }: Session): readonly string[] {
  const folders = new Set((cli.env['PATH'] ?? USUAL_PATH).split(':').filter((one) => one !== ''))
  return [...folders]
    .filter((folder) => cli.files.isDirectory(folder))
    .flatMap((folder) =>
      [...cli.files.list(folder)]
        .filter((name) => name.startsWith(PREFIX))
        .sort()
        .map((name) => `${folder}/${name}`),
    )
}
