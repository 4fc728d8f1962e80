/**
 * The kubelet's server: what the API server asks of it for `kubectl logs`, `exec` and
 * `port-forward`.
 *
 * @see
 * https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#api-server-to-kubelet
 */
import type {
  ContainerStatus,
  ContainerUsage,
  ExecOptions,
  ExecStatus,
  LogLine,
  OutputPlace,
  Runtime,
  TerminalSize,
} from '../../cri/runtime.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { HOLLOW, hollowServer } from './hollow.js'
import { workerKey, podWorkers } from './pod-worker.js'
import { kubelets } from './node.js'

/**
 * Serves one cluster's kubelets; `node` says which. A kubelet whose machine is off answers nothing:
 * undefined.
 */
export interface KubeletServer {
  isRunning(read: Reader, node: string): boolean
  /**
   * What a container has written, without the first `from` lines; `previous`: the one before it.
   * Undefined when there is no such container.
   */
  logs(
    read: Reader,
    node: string,
    uid: string,
    container: string,
    previous: boolean,
    from?: number,
  ): readonly LogLine[] | undefined
  /** How many lines a container has written. */
  logLength(read: Reader, node: string, uid: string, container: string): number
  containers(read: Reader, node: string, uid: string): readonly ContainerStatus[]
  /** What a container that runs uses. */
  usage(read: Reader, node: string, uid: string, container: string): ContainerUsage | undefined
  /** Starts a command in a container; its id, or undefined when the container does not run. */
  exec(
    tx: Tx,
    node: string,
    uid: string,
    container: string,
    command: readonly string[],
    options: ExecOptions,
  ): string | undefined
  execStatus(read: Reader, node: string, id: string, from?: OutputPlace): ExecStatus | undefined
  /** Gives a container more standard input, or (undefined) says that who is attached has no more. */
  attachInput(tx: Tx, node: string, uid: string, container: string, text: string | undefined): void
  execInput(tx: Tx, node: string, id: string, text: string | undefined): void
  execRemove(tx: Tx, node: string, id: string): void
  execResize(tx: Tx, node: string, id: string, size: TerminalSize): void
  /** Gives the terminal of a container a size, if it has one. */
  resize(tx: Tx, node: string, uid: string, container: string, size: TerminalSize): void
  /** The network namespace of a pod. */
  network(read: Reader, node: string, uid: string): string | undefined
}

/** Serves the kubelets over these runtimes, and the hollow ones. */
export function kubeletServer(runtimes: ReadonlyMap<string, Runtime>): KubeletServer {
  const real = serverOver(runtimes)
  const of = (read: Reader, node: string): Omit<KubeletServer, 'isRunning'> =>
    read.get(kubelets, node)?.runtime === HOLLOW ? hollowServer : real
  return {
    isRunning: (read, node) => read.get(kubelets, node)?.running === true,
    logs: (read, node, ...rest) => of(read, node).logs(read, node, ...rest),
    logLength: (read, node, ...rest) => of(read, node).logLength(read, node, ...rest),
    containers: (read, node, uid) => of(read, node).containers(read, node, uid),
    usage: (read, node, ...rest) => of(read, node).usage(read, node, ...rest),
    exec: (tx, node, ...rest) => of(tx, node).exec(tx, node, ...rest),
    execStatus: (read, node, id, from) => of(read, node).execStatus(read, node, id, from),
    attachInput: (tx, node, ...rest) => of(tx, node).attachInput(tx, node, ...rest),
    execInput: (tx, node, ...rest) => of(tx, node).execInput(tx, node, ...rest),
    execRemove: (tx, node, id) => of(tx, node).execRemove(tx, node, id),
    execResize: (tx, node, ...rest) => of(tx, node).execResize(tx, node, ...rest),
    resize: (tx, node, ...rest) => of(tx, node).resize(tx, node, ...rest),
    network: (read, node, uid) => of(read, node).network(read, node, uid),
  }
}

const sandboxOf = (read: Reader, node: string, uid: string): string | undefined =>
  read.get(podWorkers, workerKey(node, uid))?.sandbox

function serverOver(runtimes: ReadonlyMap<string, Runtime>): Omit<KubeletServer, 'isRunning'> {
  const runtimeOf = (read: Reader, node: string): Runtime | undefined => {
    const kubelet = read.get(kubelets, node)
    return kubelet?.running ? runtimes.get(kubelet.runtime) : undefined
  }
  const containers = (read: Reader, node: string, uid: string): readonly ContainerStatus[] => {
    const sandbox = sandboxOf(read, node, uid)
    return sandbox ? (runtimeOf(read, node)?.containersOf(read, node, sandbox) ?? []) : []
  }
  const newest = (
    read: Reader,
    node: string,
    uid: string,
    name: string,
    back: number,
  ): ContainerStatus | undefined =>
    containers(read, node, uid)
      .filter((one) => one.name === name && one.state !== 'created')
      .at(-1 - back)
  return {
    containers,
    usage(read, node, uid, container) {
      const status = newest(read, node, uid, container, 0)
      return status?.state === 'running'
        ? runtimeOf(read, node)?.usage(read, node, status.id)
        : undefined
    },
    logs(read, node, uid, container, previous, from) {
      const status = newest(read, node, uid, container, previous ? 1 : 0)
      return status && runtimeOf(read, node)?.logs(read, node, status.id, from)
    },
    logLength(read, node, uid, container) {
      const status = newest(read, node, uid, container, 0)
      return (status && runtimeOf(read, node)?.logLength(read, node, status.id)) ?? 0
    },
    exec(tx, node, uid, container, command, options) {
      const status = newest(tx, node, uid, container, 0)
      return status?.state === 'running'
        ? runtimeOf(tx, node)?.exec(tx, node, status.id, command, options)
        : undefined
    },
    execStatus: (read, node, id, from) => runtimeOf(read, node)?.execStatus(read, node, id, from),
    attachInput(tx, node, uid, container, text) {
      const status = newest(tx, node, uid, container, 0)
      if (status) runtimeOf(tx, node)?.attachInput(tx, node, status.id, text)
    },
    execInput: (tx, node, id, text) => runtimeOf(tx, node)?.execInput(tx, node, id, text),
    execRemove: (tx, node, id) => runtimeOf(tx, node)?.execRemove(tx, node, id),
    execResize: (tx, node, ...rest) => runtimeOf(tx, node)?.execResize(tx, node, ...rest),
    resize(tx, node, uid, container, size) {
      const status = newest(tx, node, uid, container, 0)
      if (status) runtimeOf(tx, node)?.resize(tx, node, status.id, size)
    },
    network(read, node, uid) {
      const sandbox = sandboxOf(read, node, uid)
      return sandbox ? runtimeOf(read, node)?.networkOf(read, node, sandbox) : undefined
    },
  }
}
