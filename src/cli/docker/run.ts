/**
 * `docker run`: makes a container and starts it.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
import { handOver } from '../input.js'
import { DockerError } from '../../docker/errors.js'
import { remove } from '../../docker/remove.js'
import { start as startContainer } from '../../docker/start.js'
import { CommandError, type Cli, type VerbResult, type Wait, defineVerb } from '../verb.js'
import { follow, NOT_A_TERMINAL } from './attached.js'
import type { Attachment } from './container-body.js'
import { CONTAINER_FLAGS, type ContainerFlags } from './container-flags.js'
import { exitCodeOf, exists } from './container.js'
import { createContainer } from './create.js'
import { detachKeys } from './detach-keys.js'
import { DETACH_KEYS } from './shared-flags.js'

const BOTH = 'conflicting options: cannot specify both --attach and --detach'

export const run = defineVerb({
  name: 'run',
  usage: 'run [OPTIONS] IMAGE [COMMAND] [ARG...]',
  short: 'Create and run a new container from an image',
  flags: {
    ...CONTAINER_FLAGS,
    detach: {
      type: 'boolean',
      short: 'd',
      usage: 'Run container in background and print container ID',
    },
    'detach-keys': DETACH_KEYS,
    pull: {
      type: 'string',
      default: 'missing',
      usage: 'Pull image before running ("always", "missing", "never")',
    },
    'sig-proxy': { type: 'boolean', default: true, usage: 'Proxy received signals to the process' },
  },
  interspersed: false,
  *run(
    cli,
    args,
    flags,
  ): Generator<Wait, VerbResult<{ readonly id: string; readonly exitCode?: number }>> {
    const detached = flags.detach
    const attachment = attachmentOf(flags, detached)
    if (flags.tty && attachment.stdin && !cli.stdin.isTerminal)
      throw new CommandError(NOT_A_TERMINAL)
    const keys = detachKeys(cli, flags.detachKeys)
    const id = yield* createContainer(cli, args, flags, attachment)
    if (detached) cli.out(`${id}\n`)
    // The container stays when it cannot be started: what made it is a step of its own.
    yield { until: cli.tx.now }
    yield* begin(cli, id, { temporary: flags.rm, detached })
    if (detached) return { value: { id } }
    if (flags.tty && attachment.stdin) yield* handOver(cli)
    const terminal = flags.tty ? { detachKeys: keys } : undefined
    const way = yield* follow(cli, id, { ...attachment, signals: flags.sigProxy, terminal })
    if (way === 'left') return { value: { id } }
    const exitCode = exitCodeOf(cli.tx, cli.machine, id)
    if (flags.rm) yield { when: (read) => !exists(read, cli.machine, id) }
    return { value: { id, exitCode }, exitCode }
  },
})

/**
 * `-a` says what is attached; without it, output is, and input with `-i`; nothing is when detached.
 */
function attachmentOf(flags: ContainerFlags, detached: boolean): Attachment {
  const named = flags.attach
  if (detached) {
    if (named.length > 0) throw new CommandError(BOTH)
    return { stdin: false, stdout: false, stderr: false }
  }
  if (named.length === 0) return { stdin: flags.interactive, stdout: true, stderr: true }
  const has = (stream: string): boolean => named.some((name) => name.toLowerCase() === stream)
  return { stdin: has('stdin'), stdout: has('stdout'), stderr: has('stderr') }
}

/**
 * Starts the container; one that cannot be started is removed if it was to be removed anyway.
 * @throws DockerError whose exit code says what kind of failure it was
 */
function* begin(
  cli: Cli,
  id: string,
  { temporary, detached }: { readonly temporary: boolean; readonly detached: boolean },
): Generator<Wait, void> {
  try {
    startContainer(cli.tx, cli.machine, id, {}, detached ? undefined : cli.line)
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    if (temporary) remove(cli.tx, cli.machine, id, { force: true, v: true })
    // What the attempt left behind stays, so it is reported in a step of its own.
    yield { until: cli.tx.now }
    throw new DockerError(error.status, error.message, startFailure(error.message))
  }
}

/** 127 when there is no such program, 126 when it cannot be executed, 125 for everything else. */
function startFailure(message: string): number {
  if (/executable file not found|no such file or directory/.test(message)) return 127
  return /permission denied|is a directory/.test(message) ? 126 : 125
}
