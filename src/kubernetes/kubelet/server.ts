/**
 * The kubelet's server: what the API server asks of it for `kubectl logs`, `exec` and
 * `port-forward`.
 *
 * @see
 * https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#api-server-to-kubelet
 */
import type { ContainerStatus, Runtime } from '../../cri/runtime.js'
import type { Reader } from '../../sim/world.js'
import type { KubeletConnections } from '../apiserver/kubelet-connections.js'
import { HOLLOW, hollowServer } from './hollow.js'
import { workerKey, podWorkers } from './pod-worker.js'
import { kubelets } from './node.js'

/** Serves the kubelets over these runtimes, and the hollow ones. */
export function kubeletServer(runtimes: ReadonlyMap<string, Runtime>): KubeletConnections {
  const real = serverOver(runtimes)
  const of = (read: Reader, node: string): Omit<KubeletConnections, 'isRunning'> =>
    read.get(kubelets, node)?.runtime === HOLLOW ? hollowServer : real
  return {
    isRunning: (read, node) => read.get(kubelets, node)?.running === true,
    logs: (read, node, ...rest) => of(read, node).logs(read, node, ...rest),
    logLength: (read, node, ...rest) => of(read, node).logLength(read, node, ...rest),
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

function serverOver(runtimes: ReadonlyMap<string, Runtime>): Omit<KubeletConnections, 'isRunning'> {
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
