/**
 * `kubectl cp`: copies files to and from containers, with the `tar` that is in the container.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cp/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { execute, terminatedWith } from './exec.js'
import { CONTAINER_FLAG } from './flags.js'
import { containerOf } from './pods.js'
import type { Session } from './session.js'
import { GO_ERRNO } from '../../text/errno.js'

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
    if (from.pod === undefined) yield* copyIn(session, pod, container, from.path, to.path)
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

/** The file's name in the directory that the path names, if it names one. */
const baseName = (path: string): string =>
  path.replace(/\/+$/, '').slice(path.replace(/\/+$/, '').lastIndexOf('/') + 1)

function* copyOut(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  path: string,
  to: string,
): Generator<Wait, void> {
  const run = (command: readonly string[]) =>
    execute(session, pod, container, command, { stdin: false, tty: false, print: false })
  const packed = yield* run(['tar', 'cf', '-', path])
  session.err(packed.stderr)
  const { files } = session.cli
  const target = files.isDirectory(to) ? `${to.replace(/\/+$/, '')}/${baseName(path)}` : to
  const isDirectory = yield* succeeds(session, pod, container, ['test', '-d', path])
  const found = isDirectory
    ? (yield* run(['find', path, '-type', 'f'])).stdout.split('\n').filter((line) => line !== '')
    : [path]
  for (const file of found) {
    const { stdout, exitCode } = yield* run(['cat', file])
    if (exitCode !== 0) throw new CommandError(`error: ${baseName(file)} ${GO_ERRNO.ENOENT}`)
    const place = target + file.slice(path.replace(/\/+$/, '').length)
    if (isDirectory) files.mkdir(place.slice(0, place.lastIndexOf('/')))
    files.write(isDirectory ? place : target, stdout)
  }
}

function* copyIn(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  path: string,
  to: string,
): Generator<Wait, void> {
  const { files } = session.cli
  const isDirectory = yield* succeeds(session, pod, container, ['test', '-d', to])
  const root = isDirectory ? `${to.replace(/\/+$/, '')}/${baseName(path)}` : to
  const directory = root.slice(0, root.lastIndexOf('/')) || '/'
  const packed = yield* execute(session, pod, container, ['tar', '-xmf', '-', '-C', directory], {
    stdin: false,
    tty: false,
    print: false,
    input: '',
  })
  if (packed.exitCode !== 0 && packed.stderr !== '')
    throw new CommandError(`${packed.stderr}${terminatedWith(packed.exitCode)}`)
  const sources = files.isDirectory(path)
    ? Object.entries(files.tree(path)).map(([name, { text }]) => [`${root}/${name}`, text] as const)
    : [[root, files.read(path)] as const]
  for (const [target, text] of sources)
    yield* execute(
      session,
      pod,
      container,
      ['sh', '-c', 'mkdir -p "$(dirname "$0")" && cat > "$0"', target],
      { stdin: false, tty: false, print: false, input: text },
    )
}

function* succeeds(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  command: readonly string[],
): Generator<Wait, boolean> {
  try {
    return (
      (yield* execute(session, pod, container, command, { stdin: false, tty: false, print: false }))
        .exitCode === 0
    )
  } catch (error) {
    if (error instanceof CommandError) return false
    throw error
  }
}
