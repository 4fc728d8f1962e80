/**
 * Connecting to a pod: logs, exec and port-forward go from the API server to the kubelet of the
 * pod's node, and on to its runtime.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { ExecOptions, ExecStatus, LogLine, OutputPlace } from '../../cri/runtime.js'
import { isCut } from '../../net/impairment.js'
import { listenerOf } from '../../net/listen.js'
import { hostNamespace } from '../../net/namespace.js'
import { TIMED_OUT } from '../../net/request.js'
import type { Rule } from '../../net/rules.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { pod as podKind } from '../kinds/pod/index.js'
import type { Stored } from '../kinds/kind.js'
import { connect } from './client.js'
import { apiServerMachine, clusterOf, effectOnApi } from './cluster.js'
import { badRequest, internalError, podNotFoundInNamespace } from './errors.js'
import { GO_ERRNO } from '../../text/errno.js'

/** What the API server asks of kubelets; the kubelet's server gives it. */
interface KubeletConnections {
  isRunning(read: Reader, node: string): boolean
  logs(
    read: Reader,
    node: string,
    uid: string,
    container: string,
    previous: boolean,
    from?: number,
  ): readonly LogLine[] | undefined
  logLength(read: Reader, node: string, uid: string, container: string): number
  exec(
    tx: Tx,
    node: string,
    uid: string,
    container: string,
    command: readonly string[],
    options: ExecOptions,
  ): string | undefined
  execStatus(read: Reader, node: string, id: string, from?: OutputPlace): ExecStatus | undefined
  attachInput(tx: Tx, node: string, uid: string, container: string, text: string | undefined): void
  execInput(tx: Tx, node: string, id: string, text: string | undefined): void
  execRemove(tx: Tx, node: string, id: string): void
  network(read: Reader, node: string, uid: string): string | undefined
}

/** Which part of a log is wanted. */
export interface LogOptions {
  readonly container?: string
  readonly previous?: boolean
  readonly tail?: number
  /** How many lines are left out at the beginning. */
  readonly from?: number
  readonly since?: VirtualTime
  readonly timestamps?: boolean
}

/**
 * A port of a machine's loopback address that leads to a port of a pod, while `kubectl
 * port-forward` runs.
 */
export interface PortForward {
  readonly id: string
  readonly machine: string
  readonly localPort: number
  readonly pod: string
  readonly node: string
  readonly port: number
  /** Any address of the machine, not just its loopback address. */
  readonly anyAddress?: boolean
}

/** Keys are `<machine> <local port>`. */
const portForwards = defineTable<PortForward, 'byId'>('port-forwards', { byId: (row) => row.id })

/** The streams of pods. */
export interface PodConnections {
  /** Whether there is an API server and the machine that it runs on has power. */
  isServing(read: Reader): boolean
  /** @throws ApiError when the pod or container is not there or has not started */
  logs(read: Reader, namespace: string, pod: string, options: LogOptions): readonly LogLine[]
  /** How many lines a container has written; none when it cannot be reached. */
  logLength(read: Reader, namespace: string, pod: string, container: string): number
  /** @throws ApiError */
  exec(
    tx: Tx,
    namespace: string,
    pod: string,
    container: string,
    command: readonly string[],
    options: ExecOptions,
  ): string
  execStatus(read: Reader, id: string, from?: OutputPlace): ExecStatus | undefined
  /**
   * Gives a container more standard input, or (undefined) says that who is attached has no more.
   * @throws ApiError when its node cannot be reached
   */
  attachInput(
    tx: Tx,
    namespace: string,
    pod: string,
    container: string,
    text: string | undefined,
  ): void
  execInput(tx: Tx, id: string, text: string | undefined): void
  execRemove(tx: Tx, id: string): void
  /** Opens a local port; undefined when it is taken. Port 0 takes a free one. */
  forward(
    tx: Tx,
    machine: string,
    localPort: number,
    namespace: string,
    pod: string,
    port: number,
  ): PortForward | undefined
  stopForward(tx: Tx, id: string): void
}

const NO_ROUTE = `connect: ${GO_ERRNO.EHOSTUNREACH}`

/** Which node an exec is on: the id that users hold is `<node>|<id of the runtime>`. */
const splitExec = (id: string): [string, string] => [
  id.slice(0, id.indexOf('|')),
  id.slice(id.indexOf('|') + 1),
]

/** @throws ApiError when a pod has no container of that name */
function checkContainer({ metadata, spec }: Stored<Pod>, container: string): void {
  const all = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
    ...(spec?.ephemeralContainers ?? []),
  ]
  if (!all.some(({ name }) => name === container))
    throw badRequest(`container ${container} is not valid for pod ${metadata.name}`)
}

/** What a container that has not started waits for, in the words of `kubectl logs`. */
function waitingText(pod: Stored<Pod>, container: string): string {
  const status = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].find(({ name }) => name === container)
  const reason = status?.state?.waiting?.reason ?? 'ContainerCreating'
  const why = ['ImagePullBackOff', 'ErrImagePull'].includes(reason)
    ? 'trying and failing to pull image'
    : reason
  return `container "${container}" in pod "${pod.metadata.name}" is waiting to start: ${why}`
}

function logLengthOf(
  kubelets: KubeletConnections,
  read: Reader,
  key: string,
  container: string,
): number {
  const pod = read.get(podKind.table, key)
  const node = pod?.spec?.nodeName
  return pod && node && kubelets.isRunning(read, node)
    ? kubelets.logLength(read, node, pod.metadata.uid, container)
    : 0
}

export function podConnections(kubelets: KubeletConnections): PodConnections {
  const podOf = (read: Reader, namespace: string, name: string): Stored<Pod> => {
    const pod = read.get(podKind.table, `${namespace}/${name}`)
    if (!pod) throw podNotFoundInNamespace(name, namespace)
    return pod
  }
  const nodeOf = (read: Reader, pod: Stored<Pod>): string => {
    const node = pod.spec?.nodeName
    if (!node) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`)
    const isOff = !kubelets.isRunning(read, node)
    if (isOff || isCut(effectOnApi(read, node))) {
      const address = pod.status?.hostIP ?? node
      throw internalError(
        `Get "https://${address}:10250/containerLogs/${pod.metadata.namespace}/${pod.metadata.name}/${pod.spec?.containers[0]?.name}": dial tcp ${address}:10250: ${isOff ? NO_ROUTE : TIMED_OUT}`,
      )
    }
    return node
  }
  return {
    isServing(read) {
      const cluster = clusterOf(read)
      return (
        cluster !== undefined &&
        (cluster.controlPlane === undefined || kubelets.isRunning(read, cluster.controlPlane))
      )
    },
    logs(read, namespace, name, options) {
      const pod = podOf(read, namespace, name)
      const container = options.container ?? pod.spec?.containers[0]?.name ?? ''
      checkContainer(pod, container)
      const node = pod.spec?.nodeName ? nodeOf(read, pod) : undefined
      const lines =
        node &&
        kubelets.logs(
          read,
          node,
          pod.metadata.uid,
          container,
          options.previous === true,
          options.from,
        )
      if (!lines)
        throw badRequest(
          options.previous
            ? `previous terminated container "${container}" in pod "${name}" not found`
            : waitingText(pod, container),
        )
      const recent =
        options.since === undefined
          ? lines
          : lines.filter(({ time }) => time >= (options.since as number))
      return options.tail === undefined || options.tail < 0
        ? recent
        : options.tail === 0
          ? []
          : recent.slice(-options.tail)
    },
    logLength: (read, namespace, name, container) =>
      logLengthOf(kubelets, read, `${namespace}/${name}`, container),
    exec(tx, namespace, name, container, command, options) {
      const pod = connect(tx, 'kubernetes-admin').get('Pod', name, namespace)
      checkContainer(pod, container)
      const node = nodeOf(tx, pod)
      const id = kubelets.exec(tx, node, pod.metadata.uid, container, command, options)
      if (id === undefined)
        throw internalError(`unable to upgrade connection: container not found ("${container}")`)
      return `${node}|${id}`
    },
    execStatus: (read, id, from) => kubelets.execStatus(read, ...splitExec(id), from),
    attachInput(tx, namespace, name, container, text) {
      const pod = podOf(tx, namespace, name)
      kubelets.attachInput(tx, nodeOf(tx, pod), pod.metadata.uid, container, text)
    },
    execInput: (tx, id, text) => kubelets.execInput(tx, ...splitExec(id), text),
    execRemove: (tx, id) => kubelets.execRemove(tx, ...splitExec(id)),
    forward(tx, machine, wanted, namespace, name, port) {
      const pod = connect(tx, 'kubernetes-admin').get('Pod', name, namespace)
      const node = nodeOf(tx, pod)
      const localPort = wanted === 0 ? freePort(tx, machine) : wanted
      const key = `${machine} ${localPort}`
      if (tx.get(portForwards, key) || listenerOf(tx, hostNamespace(machine), localPort))
        return undefined
      return tx.put(portForwards, key, {
        id: `forward-${tx.next('port-forwards')}`,
        machine,
        localPort,
        pod: `${namespace}/${name}`,
        node,
        port,
      })
    },
    stopForward(tx, id) {
      for (const { machine, localPort } of tx.by(portForwards, 'byId', id))
        tx.delete(portForwards, `${machine} ${localPort}`)
    },
  }
}

const FIRST_FREE = 32_768
const LAST_FREE = 60_999

function freePort(tx: Tx, machine: string): number {
  for (;;) {
    const port = tx.random.int(FIRST_FREE, LAST_FREE)
    if (
      !tx.get(portForwards, `${machine} ${port}`) &&
      !listenerOf(tx, hostNamespace(machine), port)
    )
      return port
  }
}

const LOOPBACK = /^(127\.|::1$)/

/**
 * Packets to a forwarded local port enter the pod's network namespace and go to its loopback
 * address.
 */
export const portForwardRule =
  (kubelets: KubeletConnections): Rule =>
  (packet, read) => {
    if (packet.namespace !== hostNamespace(packet.machine)) return undefined
    const row = read.get(portForwards, `${packet.machine} ${packet.port}`)
    if (!row || !(row.anyAddress || LOOPBACK.test(packet.address))) return undefined
    const pod = read.get(podKind.table, row.pod)
    const network = pod && kubelets.network(read, row.node, pod.metadata.uid)
    if (!pod || !network)
      return { do: 'refuse', by: 'port-forward', note: `pod ${row.pod} is gone` }
    const through = apiServerMachine(read)
    return {
      do: 'pass',
      by: 'port-forward',
      machine: row.node,
      ...(through === undefined ? {} : { via: [through] }),
      namespace: network,
      address: '127.0.0.1',
      port: row.port,
      source: '127.0.0.1',
      note: `pod ${row.pod}`,
    }
  }
