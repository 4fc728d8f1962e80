/**
 * Hooks: what a container wants to be done after it has started and before it is stopped: a command
 * in it, a request to it, or just time.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
import type { Container, LifecycleHandler } from '../../types/kubernetes/core/v1.js'
import { outcomeOf, send } from '../../net/exchange.js'
import { hostNamespace } from '../../net/namespace.js'
import type { VirtualTime } from '../../sim/world.js'
import type { PodContext } from './context.js'
import type { PodWorker } from './pod-worker.js'
import { portNumber, probeClient } from './probe.js'

/** A hook under way. */
export type HookRun =
  | { readonly what: 'exec' | 'request'; readonly id: string }
  | { readonly what: 'sleep'; readonly until: VirtualTime }
  /** A handler that no kubelet can run: `tcpSocket` passes the API server alone. */
  | { readonly what: 'invalid' }

/** How long a request of a hook may take. */
const PATIENCE = 30_000

/** Starts a hook of a running container. */
export function startHook(
  { tx, runtime, fabric, node, uid }: PodContext,
  worker: PodWorker,
  container: Container,
  { id, handler }: { readonly id: string; readonly handler: LifecycleHandler },
): HookRun {
  const { exec, httpGet, sleep } = handler
  if (exec) return { what: 'exec', id: runtime.exec(tx, node.name, id, exec.command ?? [], {}) }
  if (sleep) return { what: 'sleep', until: tx.now + sleep.seconds * 1000 }
  if (!httpGet) return { what: 'invalid' }
  const { host, port, path = '/', httpHeaders = [] } = httpGet
  const request = send(tx, fabric, {
    namespace: hostNamespace(node.name),
    process: probeClient(node.name, uid),
    host: host ?? worker.address ?? '',
    port: portNumber(container, port),
    message: {
      protocol: 'http',
      method: 'GET',
      path: path.replace(/^(?=[^/])/, '/'),
      headers: Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value])),
      body: '',
    },
    timeout: PATIENCE,
  })
  return { what: 'request', id: request }
}

/** How a hook ended, whatever an answer says; undefined while it is under way. */
export function hookEnd(
  { tx, runtime, node }: PodContext,
  run: HookRun,
): 'succeeded' | 'failed' | undefined {
  switch (run.what) {
    case 'invalid':
      return 'failed'
    case 'sleep':
      return tx.now < run.until ? undefined : 'succeeded'
    case 'request': {
      const outcome = outcomeOf(tx, run.id)
      if (!outcome) return undefined
      return 'failure' in outcome ? 'failed' : 'succeeded'
    }
    case 'exec': {
      const status = runtime.execStatus(tx, node.name, run.id)
      if (status && !status.done) return undefined
      runtime.execRemove(tx, node.name, run.id)
      return status?.exitCode === 0 ? 'succeeded' : 'failed'
    }
  }
}

/** When a hook ends by itself, if that is known. */
export const hookUntil = (run: HookRun): VirtualTime | undefined =>
  run.what === 'sleep' ? run.until : undefined
