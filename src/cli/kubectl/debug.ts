/**
 * `kubectl debug`: a container to look into a pod, into a copy of it, or into a node.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/
 */
import type { Container, Node, Pod } from '../../types/kubernetes/core/v1.js'
import type { Kind, Stored } from '../../kubernetes/kinds/kind.js'
import { nameSuffix } from '../../sim/id.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { commandAfterDash } from './create/generated.js'
import { attachWhenUp } from './debug/attach.js'
import { type ContainerFlags, containerFor, nameFor } from './debug/container.js'
import { type CopyFlags, copyOf, imagesOf } from './debug/copy.js'
import { DEBUG_FLAGS } from './debug/flags.js'
import { type Profile, isProfile, onNode, rightsOf } from './debug/profile.js'
import { define } from './definition.js'
import { type AnyObject, fetch, requestsOf } from './resources.js'
import { REFERENCE } from './run.js'
import type { Session } from './session.js'

const NEEDS_IMAGE = 'error: you must specify --image when not using --copy-to.'
const NEEDS_SOMETHING = 'error: you must specify --image, --set-image or command arguments.'
const ONLY_FOR_COPIES = (flag: string): string => `error: ${flag} may only be used with --copy-to.`
const NO_TARGET_IN_COPY =
  'error: --target is incompatible with --copy-to. Use --share-processes instead.'
const BAD_IMAGE = (image: string): string =>
  `error: invalid image name ${JSON.stringify(image)}: invalid reference format`
const BAD_POLICY = (policy: string): string => `error: invalid image pull policy: ${policy}`
const BAD_PROFILE = (name: string): string => `error: unknown profile: ${name}`
const TTY_NEEDS_STDIN = 'error: -i/--stdin is required for containers with -t/--tty=true'
const OLD_PROFILE =
  '--profile=legacy is deprecated and planned to be removed in v1.39. It is recommended to specify other profile, for example "--profile=general".\n'
const NOT_SUPPORTED = ({ group, version, kind }: Kind): string =>
  `error: "${group}/${version}, Kind=${kind}" not supported by debug`
const TARGETING = (name: string): string =>
  `Targeting container ${JSON.stringify(name)}. If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`
const ON_NODE = (pod: string, container: string, node: string): string =>
  `Creating debugging pod ${pod} with container ${container} on node ${node}.\n`
const NON_ROOT =
  'Warning: Non-root user is configured for the entire target Pod, and some capabilities granted by debug profile may not work. Please consider using "--custom" with a custom profile that specifies "securityContext.runAsUser: 0".\n'
const POLICIES = ['', 'Always', 'IfNotPresent', 'Never']
const MANAGED_BY = { 'app.kubernetes.io/managed-by': 'kubectl-debug' }
const LONGEST_PREFIX = 57
const MANAGER = 'kubectl-debug'

interface DebugFlags extends CopyFlags {
  readonly attach: boolean | undefined
  readonly profile: string
  readonly replace: boolean
  readonly target: string
}

/** The verb `kubectl debug`. */
export const debug = define({
  name: 'debug',
  usage: 'debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]',
  short: 'Create debugging sessions for troubleshooting workloads and nodes',
  flags: DEBUG_FLAGS,
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const command = commandAfterDash(args)
    const names = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined)
    const profile = checked(session, flags, command)
    const words = names.map((name) => (name.includes('/') ? name : `pods/${name}`))
    const requests = yield* requestsOf(session, words, { filename: flags.filename })
    const made: AnyObject[] = []
    for (const { kind, object } of requests.flatMap((request) => fetch(session, request, {}))) {
      const debugged = begin(session, kind, object, command, profile, flags)
      made.push(debugged.pod as unknown as AnyObject)
      if (debugged.container !== undefined && (flags.attach ?? flags.stdin))
        yield* attachWhenUp(session, debugged.pod, debugged.container, flags)
    }
    return { value: made }
  },
})

/** What was made, and the container in it that is for debugging. */
interface Debugged {
  readonly pod: Stored<Pod>
  readonly container: string | undefined
}

/** The profile that is meant. @throws CommandError for flags that do not go together */
function checked(session: Session, flags: DebugFlags, command: readonly string[]): Profile {
  const { image, copyTo, profile } = flags
  if (profile === 'legacy' && !flags.quiet) session.err(OLD_PROFILE)
  if (copyTo === '') {
    if (image === '') throw new CommandError(NEEDS_IMAGE)
    for (const [given, flag] of [
      [flags.replace, '--replace'],
      [flags.sameNode, '--same-node'],
      [flags.setImage.length > 0, '--set-image'],
    ] as const)
      if (given) throw new CommandError(ONLY_FOR_COPIES(flag))
  } else if (image === '' && flags.setImage.length === 0 && command.length === 0)
    throw new CommandError(NEEDS_SOMETHING)
  if (image !== '' && !REFERENCE.test(image)) throw new CommandError(BAD_IMAGE(image))
  for (const one of imagesOf(flags.setImage).values())
    if (!REFERENCE.test(one)) throw new CommandError(BAD_IMAGE(one))
  if (!POLICIES.includes(flags.imagePullPolicy))
    throw new CommandError(BAD_POLICY(flags.imagePullPolicy))
  if (flags.target !== '' && copyTo !== '') throw new CommandError(NO_TARGET_IN_COPY)
  if (flags.tty && !flags.stdin) throw new CommandError(TTY_NEEDS_STDIN)
  if (!isProfile(profile)) throw new CommandError(BAD_PROFILE(profile))
  return profile
}

function begin(
  session: Session,
  kind: Kind,
  object: AnyObject,
  command: readonly string[],
  profile: Profile,
  flags: DebugFlags,
): Debugged {
  if (kind.group === '' && kind.kind === 'Node')
    return lookIntoNode(session, object as Stored<Node>, command, profile, flags)
  if (kind.group !== '' || kind.kind !== 'Pod') throw new CommandError(NOT_SUPPORTED(kind))
  const pod = object as unknown as Stored<Pod>
  return flags.copyTo === ''
    ? lookIntoPod(session, pod, command, profile, flags)
    : lookIntoCopy(session, pod, command, profile, flags)
}

/** Adds an ephemeral container to a pod. */
function lookIntoPod(
  session: Session,
  pod: Stored<Pod>,
  command: readonly string[],
  profile: Profile,
  flags: DebugFlags,
): Debugged {
  const { name, namespace } = pod.metadata
  if (flags.target !== '' && !flags.quiet) session.out(TARGETING(flags.target))
  const container = nameFor(session, pod, flags)
  const rights = rightsOf(profile, 'pod')
  const base: Container = {
    name: container,
    resources: {},
    terminationMessagePolicy: 'File',
    ...(rights ? { securityContext: rights } : {}),
  }
  const added = {
    ...containerFor(session, base, command, flags),
    ...(flags.target === '' ? {} : { targetContainerName: flags.target }),
  }
  warnOfUser(session, pod, profile)
  const changed = session.api.patch(
    'Pod',
    name,
    namespace,
    'strategic',
    { spec: { ephemeralContainers: [added] } },
    { fieldManager: MANAGER, subresource: 'ephemeralcontainers' },
  )
  return { pod: changed, container }
}

function warnOfUser({ err }: Session, { spec }: Stored<Pod>, profile: Profile): void {
  const { runAsNonRoot, runAsUser } = spec?.securityContext ?? {}
  const isPowerful = profile !== 'restricted' && profile !== 'baseline' && profile !== 'legacy'
  if (isPowerful && (runAsNonRoot || (runAsUser !== undefined && runAsUser !== 0))) err(NON_ROOT)
}

function lookIntoCopy(
  session: Session,
  pod: Stored<Pod>,
  command: readonly string[],
  profile: Profile,
  flags: DebugFlags,
): Debugged {
  const copy = copyOf(session, pod, command, profile, flags)
  if (flags.replace)
    session.api.delete('Pod', pod.metadata.name, pod.metadata.namespace, { gracePeriodSeconds: 0 })
  const made = session.api.create('Pod', copy.pod, { fieldManager: MANAGER })
  return { pod: made, container: copy.container }
}

function lookIntoNode(
  session: Session,
  node: Stored<Node>,
  command: readonly string[],
  profile: Profile,
  flags: ContainerFlags,
): Debugged {
  const { name } = node.metadata
  const suffix = session.cli.ask((tx) => nameSuffix(tx.random))
  const pod = `${`node-debugger-${name}`.slice(0, LONGEST_PREFIX)}-${suffix}`
  const container = flags.container || 'debugger'
  if (!flags.quiet) session.out(ON_NODE(pod, container, name))
  const base: Container = { name: container, resources: {}, terminationMessagePolicy: 'File' }
  const spec = onNode(containerFor(session, base, command, flags), profile, name)
  const made = session.api.create(
    'Pod',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: pod, namespace: session.namespace, labels: MANAGED_BY },
      spec,
    },
    { fieldManager: MANAGER },
  )
  return { pod: made, container }
}
