/**
 * Which files a project is made of, and which variables they see.
 *
 * @see https://docs.docker.com/compose/how-tos/environment-variables/envvars/
 */
import { directoryOf } from '../../compose/canonical/where.js'
import { EnvFileError, parseEnvFile } from '../../compose/env-file.js'
import { ComposeError } from '../../compose/errors.js'
import type { GivenFile } from '../../compose/load-files.js'
import type { SourceFiles } from '../../compose/sources.js'
import type { Cli, Wait } from '../verb.js'
import type { Scene } from './verb.js'
import { logWarning } from './warnings.js'

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
]
const STANDARD_INPUT = '-'

/** No file was named, and none is where one could be. */
export const NO_FILE = 'no configuration file provided: not found'

/** Files of the machine, as loading a project asks for them. */
export const filesOf = ({ files }: Cli): SourceFiles => ({
  read: (path) => (files.exists(path) && !files.isDirectory(path) ? files.read(path) : undefined),
  isDirectory: (path) => files.exists(path) && files.isDirectory(path),
})

/** What a command line means before any file is read. */
export interface Surroundings {
  readonly files: readonly (string | GivenFile)[]
  /** Where relative paths begin. */
  readonly directory: string
  /** Variables: the environment's, then those of files. */
  readonly variables: Readonly<Record<string, string>>
  /** Those of files alone. */
  readonly environmentFiles: readonly string[]
}

/** @throws ComposeError for a file of variables that cannot be read */
export function* surroundingsOf({ cli, options }: Scene): Generator<Wait, Surroundings> {
  const given = options.projectDirectory ?? options.workdir
  const named = options.file.filter((file) => file !== '')
  const asked = given === undefined ? undefined : cli.files.resolve(given)
  const first = named.find((file) => file !== STANDARD_INPUT)
  const near = asked ?? (first === undefined ? cli.cwd : directoryOf(cli.files.resolve(first)))
  const early = variablesIn(cli, options.envFile, near)
  const separator = early.variables['COMPOSE_PATH_SEPARATOR'] || ':'
  const wanted =
    named.length > 0
      ? named
      : (early.variables['COMPOSE_FILE'] ?? '').split(separator).filter((file) => file !== '')
  const files: (string | GivenFile)[] = []
  for (const file of wanted.length > 0 ? wanted : search(cli, near))
    files.push(
      file === STANDARD_INPUT
        ? { path: `${near}/-`, text: yield* cli.stdin.readAll() }
        : cli.files.resolve(file),
    )
  const [head] = files
  const main = head === undefined ? undefined : typeof head === 'string' ? head : head.path
  const directory = asked ?? (main === undefined ? cli.cwd : directoryOf(main))
  const found = directory === near ? early : variablesIn(cli, options.envFile, directory)
  return { files, directory, ...found }
}

/** The files that are found without being named: here, or in a directory above. */
function search(cli: Cli, from: string): readonly string[] {
  for (let at = from; ; at = directoryOf(at)) {
    const there = (names: readonly string[]): readonly string[] =>
      names
        .map((name) => `${at === '/' ? '' : at}/${name}`)
        .filter((path) => cli.files.exists(path))
    const found = there(FILES)
    const [main] = found
    if (main !== undefined) {
      if (found.length > 1) warnOfSeveral(cli, found, main)
      return [main, ...there(OVERRIDES).slice(0, 1)]
    }
    if (at === '/') return []
  }
}

function warnOfSeveral(cli: Cli, found: readonly string[], main: string): void {
  logWarning(cli, `Found multiple config files with supported names: ${found.join(', ')}`)
  logWarning(cli, `Using ${main}`)
}

/** The environment over the variables of files. */
function variablesIn(
  { files, env }: Cli,
  named: readonly string[],
  directory: string,
): Pick<Surroundings, 'variables' | 'environmentFiles'> {
  const usual = `${directory === '/' ? '' : directory}/.env`
  const listed =
    named.length > 0 ? named : (env['COMPOSE_ENV_FILES'] ?? '').split(',').filter(Boolean)
  const paths = listed.length > 0 ? listed.map((path) => files.resolve(path)) : [usual]
  const own: Record<string, string> = {}
  for (const path of paths) {
    if (!files.exists(path) || files.isDirectory(path)) {
      if (listed.length > 0) throw new ComposeError(`couldn't find env file: ${path}`)
      continue
    }
    Object.assign(own, Object.fromEntries(entriesOf(files.read(path), path, { ...own, ...env })))
  }
  return { variables: { ...own, ...env }, environmentFiles: listed }
}

function entriesOf(
  text: string,
  path: string,
  known: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  try {
    return parseEnvFile(text, (name) =>
      Object.hasOwn(known, name) ? known[name] : undefined,
    ).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  } catch (error) {
    if (error instanceof EnvFileError)
      throw new ComposeError(`failed to read ${path}: ${error.message}`)
    throw error
  }
}
