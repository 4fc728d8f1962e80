/**
 * What the API server asks of the kubelets' servers.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/
 */
import type {
  ContainerUsage,
  ExecOptions,
  ExecStatus,
  LogLine,
  OutputPlace,
  TerminalSize,
} from '../../cri/runtime.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'

/**
 * What the API server asks of one cluster's kubelets; `node` says which. A kubelet whose machine is
 * off answers nothing: undefined.
 */
export interface KubeletConnections {
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
