/**
 * The claims of a pod that has a place: they are bound for its node before the pod is.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
 */
import { BOUND_BY_CONTROLLER, SELECTED_NODE } from '../kinds/claim-annotations.js'
import type { Api } from '../apiserver/client.js'
import type { Cycle, FilterPlugin } from './framework.js'
import type { NodeInfo } from './node-info.js'

/**
 * Lets a volume name each claim that waits for its first pod, or asks for one on the node; false if
 * the pod has to wait until that has come true.
 */
export function bindClaims(
  api: Api,
  cycle: Cycle,
  filters: readonly FilterPlugin[],
  node: NodeInfo,
): boolean {
  let isReady = true
  for (const plugin of filters)
    for (const claim of plugin.toBind?.(cycle) ?? []) {
      isReady = false
      if (claim.metadata.annotations?.[SELECTED_NODE] !== undefined) continue
      const volume = plugin.volumeOn?.(cycle, claim, node)
      if (volume && !volume.spec?.claimRef)
        api.mutate('PersistentVolume', volume, (draft) => {
          const { name, namespace = 'default', uid, resourceVersion } = claim.metadata
          draft.spec = {
            ...draft.spec,
            claimRef: {
              apiVersion: 'v1',
              kind: 'PersistentVolumeClaim',
              name,
              namespace,
              uid,
              resourceVersion,
            },
          }
          draft.metadata = {
            ...draft.metadata,
            annotations: { ...draft.metadata?.annotations, [BOUND_BY_CONTROLLER]: 'yes' },
          }
        })
      else if (!volume)
        api.amend('PersistentVolumeClaim', claim, (draft) => {
          draft.metadata = {
            ...draft.metadata,
            annotations: { ...draft.metadata?.annotations, [SELECTED_NODE]: node.name },
          }
        })
    }
  return isReady
}
