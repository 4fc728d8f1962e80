/**
 * Whose processes a container sees besides its own: those of its pod, of its node, or of the
 * container that it was added to look into.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
 */
import type { Container, EphemeralContainer, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerConfig, ContainerStatus } from '../../cri/runtime.js'
import type { Stored } from '../kinds/kind.js'
import { ConfigError } from './env.js'
import { latest } from './status-facts.js'

/** @throws ConfigError when the container that it is for is not there */
export function processesOf(
  { spec }: Stored<Pod>,
  container: Container,
  containers: readonly ContainerStatus[],
): Pick<ContainerConfig, 'sees'> {
  if (spec?.hostPID) return { sees: 'machine' }
  if (spec?.shareProcessNamespace) return { sees: 'sandbox' }
  const { targetContainerName: target } = container as EphemeralContainer
  if (!target) return {}
  const found = latest(containers, target)
  if (!found) throw new ConfigError(`unable to find target container ${JSON.stringify(target)}`)
  return { sees: { container: found.id } }
}
