/**
 * `kubectl port-forward`: ports of this machine lead to ports of a pod, until Ctrl-C.
 *
 * @see
 * https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import type { Pod, Service } from '../../types/kubernetes/core/v1.js'
import type { PortForward } from '../../kubernetes/apiserver/port-forward.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import { hostNamespace } from '../../net/namespace.js'
import { exchanges } from '../../net/request.js'
import type { Reader } from '../../sim/world.js'
import { parseGoDuration } from '../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { usageError } from './failure.js'
import { podTimeoutFlag } from './flags.js'
import { attachablePod } from './pods.js'
import { findObject, kindNamed } from './resources.js'
import type { Session } from './session.js'
import { GO_ERRNO } from '../../text/errno.js'
import { numError } from '../../text/strconv.js'

const NEEDS_PORTS = 'TYPE/NAME and list of ports are required for port-forward'
const TAKEN = (port: number): string =>
  `unable to listen on port ${port}: Listeners failed to create with the following errors: [unable to create listener: Error listen tcp4 127.0.0.1:${port}: bind: ${GO_ERRNO.EADDRINUSE} unable to create listener: Error listen tcp6 [::1]:${port}: bind: ${GO_ERRNO.EADDRINUSE}]`
const NONE_LEFT = 'error: unable to listen on any of the requested ports:'
const LOST = 'error: lost connection to pod'

/** A pair of ports: here and in the pod. */
interface Ports {
  readonly local: number
  readonly remote: number
}

/** The verb `kubectl port-forward`. */
export const portForward = define({
  name: 'port-forward',
  usage:
    'port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  short: 'Forward one or more local ports to a pod',
  flags: {
    ...podTimeoutFlag('1m0s'),
    address: {
      type: 'strings',
      default: ['localhost'],
      usage:
        'Addresses to listen on (comma separated). Only accepts IP addresses or localhost as a value. When localhost is supplied, kubectl will try to bind on both 127.0.0.1 and ::1 and will fail if neither of these addresses are available to bind.',
    },
  },
  *run(session, [word, ...pairs], flags): Generator<Wait, VerbResult<readonly PortForward[]>> {
    if (word === undefined || pairs.length === 0) throw usageError(NEEDS_PORTS, 'port-forward')
    const pod = yield* attachablePod(session, word, parseGoDuration(flags.podRunningTimeout) ?? 0)
    const service = serviceOf(session, word)
    const ports = pairs.map((pair) => portsOf(pair, pod, service))
    if (pod.status?.phase !== 'Running')
      throw new CommandError(
        `error: unable to forward port because pod is not running. Current status=${pod.status?.phase ?? ''}`,
      )
    const addresses = flags.address.flatMap((address) =>
      address === 'localhost'
        ? ['127.0.0.1', '[::1]']
        : [address.includes(':') ? `[${address}]` : address],
    )
    const forwards = open(session, pod, ports, addresses)
    yield* serve(session, pod, forwards)
    return { value: forwards }
  },
})

function serviceOf(session: Session, word: string): Stored<Service> | undefined {
  const slash = word.indexOf('/')
  if (slash < 0) return undefined
  const kind = kindNamed(session, word.slice(0, slash))
  return kind.kind === 'Service'
    ? (findObject(session, kind, word.slice(slash + 1), session.namespace) as
        | Stored<Service>
        | undefined)
    : undefined
}

/** `8080:80`, `:80`, `8080` or `http`; a service's port stands for the one behind it. */
function portsOf(pair: string, pod: Stored<Pod>, service: Stored<Service> | undefined): Ports {
  const parts = pair.split(':')
  if (parts.length > 2) throw new CommandError(`error: invalid port format '${pair}'`)
  const remoteText = parts.at(-1) ?? ''
  const remote = service ? targetPort(service, remoteText, pod) : podPort(remoteText, pod)
  const localText = parts.length === 2 ? (parts[0] ?? '') : remoteText
  const local =
    localText === ''
      ? 0
      : /^\d+$/.test(localText)
        ? Number(localText)
        : parts.length === 1
          ? service
            ? servicePort(service, localText)
            : remote
          : Number.NaN
  if (!(local >= 0 && local <= 65_535))
    throw new CommandError(
      `error: error parsing local port '${localText}': ${numError('ParseUint', localText, /^\d+$/.test(localText) ? 'range' : 'syntax')}`,
    )
  return { local, remote }
}

const portCalled = (service: Stored<Service>, text: string) =>
  service.spec?.ports?.find(({ port, name }) => String(port) === text || name === text)

function servicePort(service: Stored<Service>, text: string): number {
  return portCalled(service, text)?.port ?? 0
}

function targetPort(service: Stored<Service>, text: string, pod: Stored<Pod>): number {
  const found = portCalled(service, text)
  if (!found)
    throw new CommandError(
      `error: Service ${service.metadata.name} does not have a ${/^\d+$/.test(text) ? 'service port' : 'named port'} ${/^\d+$/.test(text) ? text : `'${text}'`}`,
    )
  return podPort(
    String(service.spec?.clusterIP === 'None' ? found.port : (found.targetPort ?? found.port)),
    pod,
  )
}

function podPort(text: string, pod: Stored<Pod>): number {
  if (/^\d+$/.test(text)) {
    if (Number(text) < 1 || Number(text) > 65_535)
      throw new CommandError(
        `error: ${Number(text) < 1 ? 'remote port must be > 0' : `error parsing remote port '${text}': ${numError('ParseUint', text, 'range')}`}`,
      )
    return Number(text)
  }
  const named = pod.spec?.containers
    .flatMap(({ ports = [] }) => ports)
    .find(({ name }) => name === text)
  if (!named)
    throw new CommandError(`error: Pod '${pod.metadata.name}' does not have a named port '${text}'`)
  return named.containerPort
}

/**
 * Opens the local ports and says where they lead. @throws CommandError when none could be opened
 */
function open(
  session: Session,
  { metadata }: Stored<Pod>,
  ports: readonly Ports[],
  addresses: readonly string[],
): readonly PortForward[] {
  const { name, namespace } = metadata
  session.authorize('create', podKind, { name, namespace, subresource: 'portforward' })
  const opened: PortForward[] = []
  for (const { local, remote } of ports) {
    const forward = session.streams.forward(
      session.tx,
      session.cli.machine,
      local,
      metadata.namespace ?? '',
      metadata.name,
      remote,
    )
    if (!forward) {
      session.err(`${TAKEN(local)}\n`)
      continue
    }
    opened.push(forward)
    for (const address of addresses)
      session.out(`Forwarding from ${address}:${forward.localPort} -> ${remote}\n`)
  }
  if (opened.length === 0)
    throw new CommandError(
      `${NONE_LEFT} [${ports.map(({ local, remote }) => `{${local} ${remote}}`).join(' ')}]`,
    )
  return opened
}

/** Waits until Ctrl-C or until the pod is gone, and reports each connection. */
function* serve(
  session: Session,
  pod: Stored<Pod>,
  forwards: readonly PortForward[],
): Generator<Wait, void> {
  const { machine } = session.cli
  const turns = session.cli.turns()
  const idsOf = (found: ReturnType<typeof connections>): readonly string[] =>
    found.map(({ id }) => id)
  let seen = turns.carry(idsOf(connections(session.tx, machine, forwards)))
  const isGone = (read: Reader): boolean =>
    objectAt(read, podKind, pod.metadata.name, pod.metadata.namespace)?.metadata.uid !==
    pod.metadata.uid
  while (!session.cli.interrupted && !isGone(session.tx)) {
    const before = seen
    yield {
      serving: true,
      when: (read) =>
        isGone(read) || connections(read, machine, forwards).some(({ id }) => !before.includes(id)),
    }
    const now = connections(session.tx, machine, forwards)
    for (const { id, port } of now)
      if (!before.includes(id)) session.out(`Handling connection for ${port}\n`)
    seen = turns.carry(idsOf(now))
  }
  for (const { id } of forwards) session.streams.stopForward(session.tx, id)
  if (session.cli.interrupted) return
  yield* session.commit()
  throw new CommandError(LOST)
}

/** The requests of this machine to one of the ports. */
const connections = (read: Reader, machine: string, forwards: readonly PortForward[]) =>
  read
    .rows(exchanges)
    .filter(
      ({ from, port, host }) =>
        from.namespace === hostNamespace(machine) &&
        LOOPBACK.test(host) &&
        forwards.some(({ localPort }) => localPort === port),
    )

const LOOPBACK = /^(localhost|127\.|::1|\[::1\])/
