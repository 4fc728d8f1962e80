/**
 * What the runtime makes a container with, from the pod that it belongs to.
 *
 * @module
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerConfig, ContainerStatus } from '../../cri/runtime.js'
import { parseQuantity } from '../../text/quantity.js'
import type { Stored } from '../kinds/kind.js'
import type { PodContext } from './context.js'
import { type PodFacts, environmentOf, expand } from './env.js'
import type { PodWorker } from './pod-worker.js'
import { securityOf } from './security-context.js'
import { processesOf } from './process-namespace.js'
import { mountsOf } from './volumes/mounts.js'

/** @throws ConfigError for what is missing or not allowed */
export function configOf(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  container: Container,
  containers: readonly ContainerStatus[],
): ContainerConfig {
  const { api, node } = context
  const facts: PodFacts = {
    podIP: worker.address,
    hostIP: node.address,
    nodeName: node.name,
    allocatable: node.allocatable,
  }
  const env = environmentOf(api, pod, container, facts)
  const values = new Map(env.map(({ name, value }) => [name, value]))
  const image = context.runtime.imageStatus(context.tx, node.name, container.image ?? '')
  const security = securityOf(pod, container, image?.runConfig.user ?? '')
  const memory = container.resources?.limits?.['memory']
  return {
    name: container.name,
    attempt: attemptOf(pod, container, containers),
    image: container.image ?? '',
    ...(container.command
      ? { command: container.command.map((word) => expand(word, values)) }
      : {}),
    ...(container.args ? { args: container.args.map((word) => expand(word, values)) } : {}),
    env,
    ...(container.workingDir ? { workingDir: container.workingDir } : {}),
    mounts: mountsOf(context, pod, container, values),
    labels: {},
    ...(memory === undefined ? {} : { memory: parseQuantity(memory) }),
    ...security,
    ...processesOf(pod, container, containers),
    terminationMessage: {
      path: container.terminationMessagePath ?? '/dev/termination-log',
      orLog: container.terminationMessagePolicy === 'FallbackToLogsOnError',
    },
    ...(container.lifecycle?.stopSignal ? { stopSignal: container.lifecycle.stopSignal } : {}),
    stdin: container.stdin ?? false,
    stdinOnce: container.stdinOnce ?? false,
    tty: container.tty ?? false,
  }
}

/** Which restart this is: one more than the runtime (or, after a new sandbox, the API) knows of. */
function attemptOf(
  pod: Stored<Pod>,
  container: Container,
  containers: readonly ContainerStatus[],
): number {
  const known = containers
    .filter(({ name }) => name === container.name)
    .map(({ attempt }) => attempt)
  if (known.length > 0) return Math.max(...known) + 1
  const status = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].find(({ name }) => name === container.name)
  return status?.containerID || status?.lastState?.terminated ? status.restartCount + 1 : 0
}
