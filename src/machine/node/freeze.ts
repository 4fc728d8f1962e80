/**
 * Frozen nodes: containers of Kubernetes itself stand still, and the kubelet does not run.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/pause/
 */
import { containers } from '../../docker/container.js'
import { pause } from '../../docker/pause.js'
import { unpause } from '../../docker/unpause.js'
import { resumePods } from '../../kubernetes/kubelet/kubelet.js'
import { kubelets, startKubelet, stopKubelet } from '../../kubernetes/kubelet/node.js'
import type { Tx } from '../../sim/step.js'

const NAMESPACE_LABEL = 'io.kubernetes.pod.namespace'

/**
 * Freezes the containers of pods on a node, or lets them go on; how many these are. Without
 * namespaces it does so for all pods.
 */
export function freezeNode(
  tx: Tx,
  node: string,
  namespaces: readonly string[] | undefined,
  freezing: boolean,
): number {
  const found = tx.by(containers, 'byMachine', node).filter(({ config, status }) => {
    const namespace = config.Labels?.[NAMESPACE_LABEL]
    return (
      namespace !== undefined &&
      (namespaces?.includes(namespace) ?? true) &&
      status === (freezing ? 'running' : 'paused')
    )
  })
  for (const { id } of found) (freezing ? pause : unpause)(tx, node, id)
  const kubelet = tx.get(kubelets, node)
  if (freezing && kubelet?.running) stopKubelet(tx, node)
  if (!freezing && kubelet && !kubelet.running) {
    startKubelet(tx, kubelet)
    resumePods(tx, node)
  }
  return found.length
}
