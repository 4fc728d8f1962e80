/**
 * Connecting to a pod: logs, exec and port-forward go from the API server to the kubelet of the
 * pod's node, and on to its runtime.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type {
  ExecOptions,
  ExecStatus,
  LogLine,
  OutputPlace,
  TerminalSize,
} from '../../cri/runtime.js'
import { isCut } from '../../net/impairment.js'
import { TIMED_OUT } from '../../net/request.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { GO_ERRNO } from '../../text/errno.js'
import { pod as podKind } from '../kinds/pod/index.js'
import type { Stored } from '../kinds/kind.js'
import { connect } from './client.js'
import { clusterOf, effectOnApi } from './cluster.js'
import { badRequest, internalError, podNotFoundInNamespace } from './errors.js'
import type { KubeletConnections } from './kubelet-connections.js'
import { type MetricsServer, metricsServer } from './metrics/server.js'
import { type LogOptions, logsOf } from './pod-logs.js'
import { type PortForward, closeForward, openForward } from './port-forward.js'

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
  /** Gives the terminal of an exec a size, if it has one. */
  execResize(tx: Tx, id: string, size: TerminalSize): void
  /** Gives the terminal of a container a size, if it has one. @throws ApiError */
  resize(tx: Tx, namespace: string, pod: string, container: string, size: TerminalSize): void
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
  /** The network of a pod, as its ports are forwarded from there. @throws ApiError */
  network(read: Reader, namespace: string, pod: string): string
  /** What pods and nodes use. */
  readonly metrics: MetricsServer
}

const NO_ROUTE = `connect: ${GO_ERRNO.EHOSTUNREACH}`

/** Which node an exec is on: the id that users hold is `<node>|<id of the runtime>`. */
const splitExec = (id: string): [string, string] => [
  id.slice(0, id.indexOf('|')),
  id.slice(id.indexOf('|') + 1),
]

/** What is said of a container that a pod does not have. */
export const noSuchContainer = (container: string, pod: string): string =>
  `container ${container} is not valid for pod ${pod}`

/** @throws ApiError when a pod has no container of that name */
function checkContainer({ metadata, spec }: Stored<Pod>, container: string): void {
  const all = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
    ...(spec?.ephemeralContainers ?? []),
  ]
  if (!all.some(({ name }) => name === container))
    throw badRequest(noSuchContainer(container, metadata.name))
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

/** @throws ApiError when there is no such pod */
function podOf(read: Reader, namespace: string, name: string): Stored<Pod> {
  const pod = read.get(podKind.table, `${namespace}/${name}`)
  if (!pod) throw podNotFoundInNamespace(name, namespace)
  return pod
}

/** The node that a pod is on. @throws ApiError when it has none, or the node cannot be reached */
function nodeOf(kubelets: KubeletConnections, read: Reader, pod: Stored<Pod>): string {
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

/** The streams of pods, by what kubelets give. */
export function podConnections(kubelets: KubeletConnections): PodConnections {
  return {
    metrics: metricsServer(kubelets),
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
      const node = pod.spec?.nodeName ? nodeOf(kubelets, read, pod) : undefined
      return logsOf(kubelets, read, { pod, container, node }, options)
    },
    logLength: (read, namespace, name, container) =>
      logLengthOf(kubelets, read, `${namespace}/${name}`, container),
    exec(tx, namespace, name, container, command, options) {
      const pod = connect(tx, 'kubernetes-admin').get('Pod', name, namespace)
      checkContainer(pod, container)
      const node = nodeOf(kubelets, tx, pod)
      const id = kubelets.exec(tx, node, pod.metadata.uid, container, command, options)
      if (id === undefined)
        throw internalError(`unable to upgrade connection: container not found ("${container}")`)
      return `${node}|${id}`
    },
    execStatus: (read, id, from) => kubelets.execStatus(read, ...splitExec(id), from),
    attachInput(tx, namespace, name, container, text) {
      const pod = podOf(tx, namespace, name)
      kubelets.attachInput(tx, nodeOf(kubelets, tx, pod), pod.metadata.uid, container, text)
    },
    execInput: (tx, id, text) => kubelets.execInput(tx, ...splitExec(id), text),
    execRemove: (tx, id) => kubelets.execRemove(tx, ...splitExec(id)),
    execResize: (tx, id, size) => kubelets.execResize(tx, ...splitExec(id), size),
    resize(tx, namespace, name, container, size) {
      const pod = podOf(tx, namespace, name)
      kubelets.resize(tx, nodeOf(kubelets, tx, pod), pod.metadata.uid, container, size)
    },
    forward(tx, machine, localPort, namespace, name, port) {
      const pod = connect(tx, 'kubernetes-admin').get('Pod', name, namespace)
      const node = nodeOf(kubelets, tx, pod)
      return openForward(tx, { machine, localPort, pod: `${namespace}/${name}`, node, port })
    },
    stopForward: closeForward,
    network(read, namespace, name) {
      const pod = podOf(read, namespace, name)
      const network = kubelets.network(read, nodeOf(kubelets, read, pod), pod.metadata.uid)
      if (network === undefined)
        throw internalError(`error upgrading connection: pod ${name} is not running`)
      return network
    },
  }
}
