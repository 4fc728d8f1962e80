/**
 * `kubectl cp`: copies files to and from containers, with the `tar` that is in the container.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cp/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { type ArchiveEntry, archiveOf, entriesOf } from '../../program/archive.js'
import { GO_ERRNO } from '../../text/errno.js'
import { type Cli, type CliFiles, CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { execute, terminatedWith } from './exec.js'
import { CONTAINER_FLAG } from './flags.js'
import { containerOf } from './pods.js'
import type { Session } from './session.js'

const TWO_NEEDED = 'error: source and destination are required'
const ONE_REMOTE = 'error: one of src or dest must be a remote file specification'
const EMPTY_PATH = 'error: filepath can not be empty'

/** A file in a pod, or here. */
interface Place {
  readonly pod?: string
  readonly namespace?: string
  readonly path: string
}

/** The verb `kubectl cp`. */
export const cp = define({
  name: 'cp',
  usage: 'cp <file-spec-src> <file-spec-dest>',
  short: 'Copy files and directories to and from containers',
  flags: {
    ...CONTAINER_FLAG,
    'no-preserve': {
      type: 'boolean',
      usage:
        "The copied file/directory's ownership and permissions will not be preserved in the container",
    },
    retries: {
      type: 'int',
      default: 0,
      usage:
        'Set number of retries to complete a copy operation from a container. Specify 0 to disable or any negative value for infinite retrying. The default is 0 (no retry).',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<Record<never, never>>> {
    if (args.length !== 2) throw new CommandError(TWO_NEEDED)
    const [from, to] = [placeOf(args[0] ?? ''), placeOf(args[1] ?? '')]
    if (from.pod !== undefined && to.pod !== undefined) throw new CommandError(ONE_REMOTE)
    if (from.pod === undefined && to.pod === undefined) throw new CommandError(ONE_REMOTE)
    if (from.path === '' || to.path === '') throw new CommandError(EMPTY_PATH)
    if (from.pod === undefined && !session.cli.files.exists(from.path))
      throw new CommandError(`error: ${from.path} doesn't exist in local filesystem`)
    const remote = from.pod === undefined ? to : from
    const pod = session.api.get('Pod', remote.pod ?? '', remote.namespace ?? session.namespace)
    const container = containerOf(session, pod, flags.container)
    if (from.pod === undefined)
      yield* copyIn(session, pod, container, from.path, to.path, flags.noPreserve)
    else yield* copyOut(session, pod, container, from.path, to.path)
    return { value: {} }
  },
})

/** `namespace/pod:path`, `pod:path` or `path`. */
function placeOf(text: string): Place {
  const colon = text.indexOf(':')
  if (colon < 0) return { path: text }
  const where = text.slice(0, colon).split('/')
  if (where.length > 2 || where.includes('')) return { path: text }
  const [pod = '', namespace] = where.reverse()
  return { pod, path: text.slice(colon + 1), ...(namespace === undefined ? {} : { namespace }) }
}

/** The last name of a path, and the directory that it is in, as Go's path package has them. */
const baseName = (path: string): string => /([^/]+)\/*$/.exec(path)?.[1] ?? '/'
const directoryOf = (path: string): string =>
  path.includes('/') ? path.replace(/\/[^/]*$/, '').replace(/\/+$/, '') || '/' : '.'

/** A path without `.`, `..` and slashes that say nothing, and without a slash in front. */
function cleaned(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  return parts.join('/')
}

const QUIETLY = { stdin: false, tty: false, print: false } as const

function* copyOut(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  path: string,
  to: string,
): Generator<Wait, void> {
  const { files } = session.cli
  const packed = yield* execute(session, pod, container, ['tar', 'cf', '-', path], QUIETLY)
  // What tar complains of comes on standard output.
  session.out(packed.stderr)
  const prefix = cleaned(path)
  for (const { name, text } of entriesOf(packed.stdout)) {
    if (!name.startsWith(prefix)) throw new CommandError('error: tar contents corrupted')
    const rest = cleaned(name.slice(prefix.length))
    const target = rest === '' ? to : `${to.replace(/\/+$/, '')}/${rest}`
    if (text === undefined) {
      files.mkdir(target)
      continue
    }
    if (files.isDirectory(target))
      throw new CommandError(`error: open ${target}: ${GO_ERRNO.EISDIR}`)
    if (target.includes('/')) files.mkdir(directoryOf(target))
    files.write(target, text)
  }
}

function* copyIn(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  path: string,
  to: string,
  noPreserve: boolean,
): Generator<Wait, void> {
  const test = yield* execute(session, pod, container, ['test', '-d', to], QUIETLY)
  const target = test.exitCode === 0 ? `${to.replace(/\/+$/, '')}/${baseName(path)}` : to
  const input = archiveOf(packed(session.cli, path, baseName(target)))
  const options = noPreserve ? ['--no-same-permissions', '--no-same-owner'] : []
  const command = ['tar', ...options, '-xmf', '-', '-C', directoryOf(target)]
  const unpacked = yield* execute(session, pod, container, command, {
    ...QUIETLY,
    print: true,
    input,
  })
  if (unpacked.exitCode !== 0)
    throw new CommandError(terminatedWith(unpacked.exitCode), unpacked.exitCode)
}

/** A file or directory from here as entries of an archive; a directory with files has no entry. */
function packed({ files, tx }: Cli, path: string, name: string): readonly ArchiveEntry[] {
  const mtime = Math.floor(tx.now / 1000)
  if (!files.isDirectory(path)) {
    const text = files.read(path)
    const { mode = 0o644 } = files.tree(directoryOf(path))[baseName(path)] ?? {}
    return [{ name, mode, mtime, text }]
  }
  const found = Object.entries(files.tree(path)).map(
    ([below, { text, mode }]): ArchiveEntry => ({ name: `${name}/${below}`, mode, mtime, text }),
  )
  const empty = emptyDirectories(files, path, name).map(
    (directory): ArchiveEntry => ({ name: `${directory}/`, mode: 0o755, mtime, text: undefined }),
  )
  return [...found, ...empty]
}

function emptyDirectories(files: CliFiles, path: string, name: string): readonly string[] {
  const names = files.list(path)
  if (names.length === 0) return [name]
  return names.flatMap((one) =>
    files.isDirectory(`${path}/${one}`)
      ? emptyDirectories(files, `${path}/${one}`, `${name}/${one}`)
      : [],
  )
}
