/**
 * Sandboxes: the place that a pod's containers share, made before them: an address, a host name, a
 * network namespace.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { RuntimeError, type SandboxConfig } from '../../cri/runtime.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Stored } from '../kinds/kind.js'
import { allocateAddress, gatewayOf } from './address.js'
import { type PodContext, publish, keepWorker } from './context.js'
import { dnsOf } from '../kinds/pod/name-lookup.js'
import type { PodWorker } from './pod-worker.js'
import { sysctlsOf } from './sysctls.js'
import { setUpVolumes } from './volumes/set-up.js'

const SANDBOX_CHANGED = 'SandboxChanged'
const FAILED_SANDBOX = 'FailedCreatePodSandBox'
/** After a sandbox that could not be made, the kubelet tries again in 10 to 15 s. */
const SANDBOX_RETRY = 10_000
/** How long it waits for the node's block of pod addresses. */
const NETWORK_RETRY = 1_000

/** Sees to it that the pod has a sandbox that is ready: the pod's worker then, or what to wait for. */
export function ensureSandbox(
  context: PodContext,
  pod: Stored<Pod>,
  first: PodWorker,
): { readonly wait: Outcome } | { readonly worker: PodWorker } {
  const { tx, runtime, node, record } = context
  const known = first.sandbox ? runtime.sandboxStatus(tx, node.name, first.sandbox) : undefined
  if (known?.state === 'ready') return { worker: first }
  if (known?.state === 'creating') {
    publish(context, pod, first, [])
    return { wait: awaitChange }
  }
  const { worker, retryAt } = setUpVolumes(context, pod, first)
  if (retryAt !== undefined) {
    publish(context, pod, worker, [])
    return { wait: requeueAt(retryAt) }
  }
  if (worker.sandbox)
    record.normal(pod, SANDBOX_CHANGED, 'Pod sandbox changed, it will be killed and re-created.')
  const hostNetwork = pod.spec?.hostNetwork === true
  if (!hostNetwork && node.podCIDR === '') {
    publish(context, pod, worker, [])
    return { wait: requeueAt(tx.now + NETWORK_RETRY, { idle: false }) }
  }
  const address = hostNetwork ? node.address : (worker.address ?? allocateAddress(tx, node))
  let sandbox: string
  try {
    const handler = handlerOf(context, pod)
    sandbox = runtime.runSandbox(tx, node.name, {
      ...configOf(context, pod, worker, address, hostNetwork),
      ...(handler === undefined ? {} : { handler }),
    })
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    record.warning(pod, FAILED_SANDBOX, `Failed to create pod sandbox: ${error.message}`)
    publish(context, pod, worker, [])
    return { wait: requeueAt(tx.now + tx.random.int(SANDBOX_RETRY, SANDBOX_RETRY * 1.5)) }
  }
  const status = runtime.sandboxStatus(tx, node.name, sandbox)
  const made = keepWorker(context, {
    ...worker,
    sandbox,
    attempts: worker.attempts + 1,
    ...((status?.address ?? address) ? { address: (status?.address ?? address) as string } : {}),
  })
  if (status?.state === 'ready') return { worker: made }
  publish(context, pod, made, [])
  return { wait: awaitChange }
}

/** What the pod's RuntimeClass calls its runtime; undefined for the usual one. @throws RuntimeError */
function handlerOf({ api }: PodContext, { spec }: Stored<Pod>): string | undefined {
  const name = spec?.runtimeClassName
  if (!name) return undefined
  const found = api.find('RuntimeClass', name)
  if (!found) throw new RuntimeError(`runtimeclass.node.k8s.io ${JSON.stringify(name)} not found`)
  return found.handler
}

/** What the runtime makes the sandbox with. */
function configOf(
  { node, uid }: PodContext,
  pod: Stored<Pod>,
  { attempts }: PodWorker,
  ip: string | undefined,
  host: boolean,
): SandboxConfig {
  const { metadata, spec } = pod
  const ports = (spec?.containers ?? [])
    .flatMap((container) => container.ports ?? [])
    .filter(({ hostPort }) => hostPort !== undefined)
  const dns = dnsOf(pod)
  const hosts = Object.fromEntries(
    (spec?.hostAliases ?? []).flatMap(({ ip: to, hostnames }) =>
      (hostnames ?? []).map((name): [string, string] => [name, to ?? '']),
    ),
  )
  return {
    name: metadata.name,
    podNamespace: metadata.namespace ?? 'default',
    uid,
    attempt: attempts,
    hostname: host ? node.name : (spec?.hostname ?? metadata.name).slice(0, 63),
    labels: metadata.labels ?? {},
    hostNetwork: host,
    ...(spec?.hostPID ? { hostPid: true } : {}),
    ...(spec?.hostIPC ? { hostIpc: true } : {}),
    ...sysctlsOf(pod),
    ...(ip ? { address: ip } : {}),
    ...(host ? {} : { gateway: gatewayOf(node.podCIDR) }),
    hosts,
    ...(dns ? { dns } : {}),
    hostPorts: ports.map(({ containerPort, hostPort, protocol }) => ({
      containerPort,
      hostPort: hostPort ?? containerPort,
      protocol: protocol ?? 'TCP',
    })),
  }
}
