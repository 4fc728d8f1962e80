/**
 * `kubectl run`: a pod with one container.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { parseGoDuration } from '../../text/duration.js'
import type { Reader } from '../../sim/world.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { PROMPT_HINT, followContainer, hasEnded } from './attach.js'
import { commandAfterDash, send } from './create/generated.js'
import { define } from './definition.js'
import { type DeletionFlags, deletedText, deletionOf, waitUntilGone } from './delete.js'
import { usageError } from './failure.js'
import {
  DELETE_FLAGS,
  DRY_RUN_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  SAVE_CONFIG_FLAG,
  managerFlag,
  podTimeoutFlag,
} from './flags.js'
import { dryRunOf } from './report.js'
import type { AnyObject } from './resources.js'
import { type RunFlags, overridden, podFor, serviceFor } from './run-pod.js'
import type { Session } from './session.js'
import { timedOut } from './timeout.js'

const NO_NAME = 'NAME is required for run'
const ONLY_ATTACHED = '--rm should only be used for attached containers'
const DRY_ATTACHED =
  "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)"
const TTY_NEEDS_STDIN = '-i/--stdin is required for containers with -t/--tty=true'
const EXPOSE_NEEDS_PORT = '--port must be set when exposing a service'
/** As much of Docker's grammar for references as the client checks. */
export const REFERENCE =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::\d+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$/

const SEPARATOR = '---\n'
/** Documents of YAML are separated once more. */
const separated = (output: string): string => (output === 'yaml' ? SEPARATOR : '')

/** The verb `kubectl run`. */
export const run = define({
  name: 'run',
  usage:
    'run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  short: 'Run a particular image on the cluster',
  long: 'Create and run a particular image in a pod.',
  flags: {
    ...DELETE_FLAGS,
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SAVE_CONFIG_FLAG,
    ...managerFlag('kubectl-run'),
    ...podTimeoutFlag('1m0s'),
    annotations: { type: 'strings', usage: 'Annotations to apply to the pod.' },
    attach: {
      type: 'boolean',
      tristate: true,
      usage:
        "If true, wait for the Pod to start running, and then attach to the Pod as if 'kubectl attach ...' were called.  Default false, unless '-i/--stdin' is set, in which case the default is true. With '--restart=Never' the exit code of the container process is returned.",
    },
    command: {
      type: 'boolean',
      usage:
        "If true and extra arguments are present, use them as the 'command' field in the container, rather than the 'args' field which is the default.",
    },
    env: {
      type: 'strings',
      verbatim: true,
      usage: 'Environment variables to set in the container.',
    },
    expose: {
      type: 'boolean',
      usage: 'If true, create a ClusterIP service associated with the pod.  Requires `--port`.',
    },
    image: { type: 'string', required: true, usage: 'The image for the container to run.' },
    'image-pull-policy': {
      type: 'string',
      usage:
        'The image pull policy for the container.  If left empty, this value will not be specified by the client and defaulted by the server.',
    },
    labels: {
      type: 'string',
      short: 'l',
      usage: 'Comma separated labels to apply to the pod. Will override previous values.',
    },
    overrides: {
      type: 'string',
      usage:
        'An inline JSON override for the generated object. If this is non-empty, it is used to override the generated object. Requires that the object supply a valid apiVersion field.',
    },
    port: { type: 'string', usage: 'The port that this container exposes.' },
    privileged: { type: 'boolean', usage: 'If true, run the container in privileged mode.' },
    quiet: { type: 'boolean', short: 'q', usage: 'If true, suppress prompt messages.' },
    restart: {
      type: 'string',
      default: 'Always',
      usage: 'The restart policy for this Pod.  Legal values [Always, OnFailure, Never].',
    },
    rm: {
      type: 'boolean',
      usage:
        "If true, delete the pod after it exits.  Only valid when attaching to the container, e.g. with '--attach' or with '-i/--stdin'.",
    },
    stdin: {
      type: 'boolean',
      short: 'i',
      usage: 'Keep stdin open on the container in the pod, even if nothing is attached.',
    },
    tty: { type: 'boolean', short: 't', usage: 'Allocate a TTY for the container in the pod.' },
  },
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const dash = args.indexOf('--')
    const [name, ...extra] = dash < 0 ? args : args.slice(0, dash)
    if (name === undefined) throw usageError(NO_NAME, 'run')
    const command = dash < 0 ? extra : [...extra, ...commandAfterDash(args)]
    const attached = flags.attach ?? flags.stdin
    if (flags.rm && !attached) throw usageError(ONLY_ATTACHED, 'run')
    if (flags.tty && !flags.stdin) throw usageError(TTY_NEEDS_STDIN, 'run')
    if (!REFERENCE.test(flags.image))
      throw new CommandError(
        `error: Invalid image name ${JSON.stringify(flags.image)}: invalid reference format`,
      )
    const dryRun = dryRunOf(session, flags.dryRun)
    if (attached && dryRun !== 'none') throw usageError(DRY_ATTACHED, 'run')
    if (flags.expose && !flags.port) throw usageError(EXPOSE_NEEDS_PORT, 'run')
    const object = overridden(podFor(name, command, flags), flags.overrides)
    const said: string[] = []
    const later = Object.create(session, { out: { value: (text: string) => said.push(text) } })
    const created = attached
      ? send(quietly(session), object as never, { ...flags, output: undefined })
      : send(later, object as never, {
          ...flags,
          fieldManager: flags.fieldManager,
        })
    const service = flags.expose
      ? [send(session, serviceFor(name, flags), { ...flags, fieldManager: 'kubectl-run' })]
      : []
    if (service.length > 0 && flags.output) session.out(SEPARATOR + separated(flags.output))
    for (const text of said) session.out(text)
    if (!attached) return { value: [created, ...service] }
    const exitCode = yield* attachTo(session, created as Stored<Pod>, flags)
    return { value: [created, ...service], exitCode }
  },
})

/**
 * A session that does not report: while attached, the container's output is all there is to see.
 */
const quietly = (session: Session): Session =>
  Object.create(session, { out: { value: () => {} } }) as Session

/**
 * Waits for the pod, shows what its container writes, and (with --rm) deletes it; the container's
 * exit code if the pod is not restarted.
 */
function* attachTo(
  session: Session,
  { metadata, spec }: Stored<Pod>,
  flags: RunFlags &
    DeletionFlags & {
      readonly podRunningTimeout: string
      readonly quiet: boolean
      readonly rm: boolean
      readonly stdin: boolean
    },
): Generator<Wait, number> {
  const { name, namespace = '' } = metadata
  const podAt = (read: Reader): Stored<Pod> | undefined => objectAt(read, podKind, name, namespace)
  const container = spec?.containers[0]?.name ?? ''
  const until = session.tx.now + (parseGoDuration(flags.podRunningTimeout) ?? 0)
  const isUp = (pod: Stored<Pod> | undefined): boolean => pod?.status?.phase !== 'Pending'
  if (!flags.quiet) session.err(PROMPT_HINT)
  if (!isUp(podAt(session.tx))) yield { when: (read) => isUp(podAt(read)), until }
  const pod = podAt(session.tx)
  if (!pod || !isUp(pod)) throw timedOut()
  if (flags.restart !== 'Never' && neverStarted(pod)) {
    // The pod is never ready, so there is nothing to attach to.
    yield { until }
    throw timedOut()
  }
  yield* followContainer(session, pod, container, { fromStart: true, stdin: flags.stdin })
  if (!hasEnded(session.tx, metadata, container)) yield { until: session.tx.now + 1000 }
  if (flags.restart === 'Never') yield* untilDone(session, podAt)
  const ended = podAt(session.tx)
  if (flags.rm) {
    const { options } = deletionOf(session, flags)
    session.api.delete('Pod', name, namespace, options)
    const deleted = { kind: podKind as never, object: pod }
    session.out(`${deletedText(deleted)}\n`)
    yield* waitUntilGone(session, [deleted], 0)
  }
  return flags.restart === 'Never' ? exitOf(session, ended) : 0
}

/** Reasons of containers whose command could not be started. */
const NEVER_STARTED = ['ContainerCannotRun', 'StartError']

const neverStarted = ({ status }: Stored<Pod>): boolean =>
  (status?.containerStatuses ?? []).some(({ state, lastState }) =>
    [state?.terminated, lastState?.terminated].some((one) =>
      NEVER_STARTED.includes(one?.reason ?? ''),
    ),
  )

/** The exit code of a pod that is not started again; says why it has failed. */
function exitOf(session: Session, pod: Stored<Pod> | undefined): number {
  if (pod?.status?.phase !== 'Failed') return 0
  const name = `${pod.metadata.namespace}/${pod.metadata.name}`
  const ended = pod.status.containerStatuses?.[0]?.state?.terminated
  if (!ended?.exitCode) {
    session.err(`error: pod ${name} failed with unknown exit code\n`)
    return 1
  }
  session.err(`pod ${name} terminated (${ended.reason ?? ''})\n${ended.message ?? ''}`)
  return ended.exitCode
}

/** Waits until a pod that is not restarted has ended. */
function* untilDone(
  session: Session,
  podAt: (read: Reader) => Stored<Pod> | undefined,
): Generator<Wait, void> {
  const isDone = (pod: Stored<Pod> | undefined): boolean =>
    !pod || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  if (!session.cli.interrupted && !isDone(podAt(session.tx)))
    yield { when: (read) => isDone(podAt(read)) }
}
