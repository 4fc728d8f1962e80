/**
 * The build context: a directory's files, without what .dockerignore takes out, and the Dockerfile.
 *
 * @see https://docs.docker.com/build/concepts/context/
 */
import type { ContextFiles } from '../../../docker/build/context.js'
import { IgnoreError, ignoring } from '../../../docker/build/ignore.js'
import { noRepository as unreachable } from '../../../docker/buildkit/fetch-op.js'
import { gitSourceOf } from '../../../docker/buildkit/git-source.js'
import type { NamedContext, SolveOptions } from '../../../docker/buildkit/options.js'
import { noSuchFile } from '../../../text/errno.js'
import { byteLength } from '../../../oci/entry.js'
import { type Cli, CommandError, type Wait } from '../../verb.js'

const DOCKERFILE = 'Dockerfile'
const IGNORE_FILE = '.dockerignore'
const STDIN = '-'
const IMAGE = 'docker-image://'

const failed = (why: string): CommandError => new CommandError(`ERROR: failed to build: ${why}`)
/** What is said of a directory that is not there. */
export const contextNotFound = (path: string): string =>
  `unable to prepare context: path ${JSON.stringify(path)} not found`
const noContext = (path: string): CommandError => failed(contextNotFound(path))
const noRepository = (url: string): CommandError => {
  const host = /^(?:\w+:\/\/)?([^/:]+)/.exec(url)?.[1] ?? ''
  return failed(
    `failed to solve: failed to read dockerfile: failed to load cache key: ${unreachable(url, host)}`,
  )
}
const BOTH =
  "failed to build: invalid argument: can't use stdin for both build context and dockerfile"

/** What is sent, and how the Dockerfile is called in reports. */
interface Prepared {
  readonly sent: Pick<SolveOptions, 'dockerfile' | 'files' | 'ignoreFile' | 'ignored'>
  readonly shown: string
}

/** Reads a context. @throws CommandError */
export function* readContext(
  cli: Cli,
  path: string,
  file: string | undefined,
): Generator<Wait, Prepared> {
  if (path === STDIN && file === STDIN) throw new CommandError(`ERROR: ${BOTH}`)
  if (path === STDIN) {
    const text = yield* cli.stdin.readAll()
    return { sent: { dockerfile: { name: DOCKERFILE, text }, files: {} }, shown: DOCKERFILE }
  }
  if (gitSourceOf(path) || /^https?:\/\//.test(path)) throw noRepository(path.split('#')[0] ?? '')
  if (!cli.files.exists(path) || !cli.files.isDirectory(path)) throw noContext(path)
  const tree = cli.files.tree(path)
  const dockerfile = yield* dockerfileOf(cli, path, file)
  const rules = ignoreRules(cli, tree, file)
  const { kept, ignored } = withoutIgnored(tree, rules)
  return {
    sent: {
      dockerfile,
      files: kept,
      ...(rules === undefined ? {} : { ignoreFile: byteLength(rules), ignored }),
    },
    shown: file ?? `${path.replace(/\/$/, '')}/${DOCKERFILE}`.replace(/^\.\//, ''),
  }
}

function* dockerfileOf(
  cli: Cli,
  path: string,
  file: string | undefined,
): Generator<Wait, SolveOptions['dockerfile']> {
  if (file === STDIN) return { name: DOCKERFILE, text: yield* cli.stdin.readAll() }
  const place = file ?? `${path.replace(/\/$/, '')}/${DOCKERFILE}`
  const name = place.slice(place.lastIndexOf('/') + 1)
  const isThere = cli.files.exists(place) && !cli.files.isDirectory(place)
  return { name, text: isThere ? cli.files.read(place) : undefined }
}

/** The rules of what is left out: those of the Dockerfile come before those of the directory. */
function ignoreRules(cli: Cli, tree: ContextFiles, file: string | undefined): string | undefined {
  const own = file === undefined || file === STDIN ? undefined : `${file}${IGNORE_FILE}`
  if (own !== undefined && cli.files.exists(own)) return cli.files.read(own)
  return (
    (Object.hasOwn(tree, `${DOCKERFILE}${IGNORE_FILE}`) && file === undefined
      ? tree[`${DOCKERFILE}${IGNORE_FILE}`]?.text
      : undefined) ?? (Object.hasOwn(tree, IGNORE_FILE) ? tree[IGNORE_FILE]?.text : undefined)
  )
}

function withoutIgnored(
  tree: ContextFiles,
  rules: string | undefined,
): { readonly kept: ContextFiles; readonly ignored: readonly string[] } {
  if (rules === undefined) return { kept: tree, ignored: [] }
  try {
    const isIgnored = ignoring(rules)
    const entries = Object.entries(tree)
    return {
      kept: Object.fromEntries(entries.filter(([path]) => !isIgnored(path))),
      ignored: entries.flatMap(([path]) => (isIgnored(path) ? [path] : [])),
    }
  } catch (error) {
    if (!(error instanceof IgnoreError)) throw error
    throw failed(`failed to solve: failed to parse .dockerignore: ${error.message}`)
  }
}

/** `--build-context name=value`. @throws CommandError */
export const contextsOf = (
  cli: Cli,
  given: readonly string[],
): Readonly<Record<string, NamedContext>> =>
  Object.fromEntries(
    given.map((text) => {
      const equals = text.indexOf('=')
      if (equals < 0)
        throw new CommandError(`ERROR: invalid context value: ${text}, expected key=value`)
      const name = text.slice(0, equals)
      return [name, contextOf(cli, name, text.slice(equals + 1))] as const
    }),
  )

function contextOf(cli: Cli, name: string, value: string): NamedContext {
  if (value.startsWith(IMAGE)) return { kind: 'image', reference: value.slice(IMAGE.length) }
  if (gitSourceOf(value) || /^\w+:\/\//.test(value)) throw noRepository(value.split('#')[0] ?? '')
  if (!cli.files.exists(value))
    throw failed(`failed to get build context ${name}: ${noSuchFile('stat', value)}`)
  const tree = cli.files.tree(value)
  const rules = Object.hasOwn(tree, IGNORE_FILE) ? tree[IGNORE_FILE]?.text : undefined
  return { kind: 'files', files: withoutIgnored(tree, rules).kept }
}
