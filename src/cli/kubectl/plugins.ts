/**
 * Plugins: programs in PATH whose names begin with `kubectl-` are commands of kubectl's. The longest
 * name that the words make is the one that runs.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubectl/kubectl-plugins/
 */
import { ExecError } from '../../program/program.js'
import { type Cli, CommandError, type Wait } from '../verb.js'
import { type AnyDefinition, verbBelow } from './definition.js'

/** How the names of plugins begin. */
export const PLUGIN_PREFIX = 'kubectl-'

const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const FLAGS_BEFORE = (word: string): string =>
  `Error: flags cannot be placed before plugin name: ${word}`
/** The verbs below which plugins may add others. */
const EXTENSIBLE: readonly string[] = ['create']

/** A plugin that was found, and what it is called with. */
interface Plugin {
  readonly path: string
  readonly words: readonly string[]
}

/**
 * The plugin that a command line means, if no verb of kubectl's has its name. @throws CommandError
 * for flags where the name of a command has to stand
 */
export function pluginFor(
  cli: Cli,
  argv: readonly string[],
  verb: AnyDefinition | undefined,
  words: readonly string[],
): Plugin | undefined {
  const [first = ''] = argv
  if (!verb) {
    if (first.startsWith('-')) throw new CommandError(FLAGS_BEFORE(first))
    return longest(cli, argv, 1)
  }
  const [below = '-'] = words
  const isPlugin =
    EXTENSIBLE.includes(verb.name) && !below.startsWith('-') && !verbBelow(verb, below)
  return isPlugin ? longest(cli, argv, argv.length - words.length + 1) : undefined
}

/** Runs a plugin; its exit code is the command's. @throws CommandError */
export function* runPlugin(cli: Cli, { path, words }: Plugin): Generator<Wait, number> {
  try {
    return yield* cli.run([path, ...words])
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    throw new CommandError(`Error: ${error.message.replace(/^exec [^:]*: /, '')}`)
  }
}

/** The plugin with the longest name that words make, of so many words at least. */
function longest(cli: Cli, argv: readonly string[], least: number): Plugin | undefined {
  const end = argv.findIndex((word) => word.startsWith('-'))
  const names = (end < 0 ? argv : argv.slice(0, end)).map((word) => word.replaceAll('-', '_'))
  for (let count = names.length; count >= Math.max(1, least); count--) {
    const path = inPath(cli, PLUGIN_PREFIX + names.slice(0, count).join('-'))
    if (path !== undefined) return { path, words: argv.slice(count) }
  }
  return undefined
}

function inPath(cli: Cli, name: string): string | undefined {
  return foldersOf(cli)
    .map((folder) => `${folder}/${name}`)
    .find((path) => cli.files.isExecutable(path))
}

/** The folders of PATH. */
export const foldersOf = ({ env }: Cli): readonly string[] => [
  ...new Set((env['PATH'] ?? USUAL_PATH).split(':').filter((one) => one !== '')),
]
