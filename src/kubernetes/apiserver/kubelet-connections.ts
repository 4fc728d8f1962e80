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

/** What the API server asks of kubelets; the kubelet's server gives it. */
export interface KubeletConnections {
  isRunning(read: Reader, node: string): boolean
  logs(
    read: Reader,
    node: string,
    uid: string,
    container: string,
    previous: boolean,
    from?: number,
  ): readonly LogLine[] | undefined
  usage(read: Reader, node: string, uid: string, container: string): ContainerUsage | undefined
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
  execResize(tx: Tx, node: string, id: string, size: TerminalSize): void
  resize(tx: Tx, node: string, uid: string, container: string, size: TerminalSize): void
  network(read: Reader, node: string, uid: string): string | undefined
}
