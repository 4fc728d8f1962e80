/**
 * The last word of a kubelet about a pod: nothing of it is left on the node, the API may forget it.
 *
 * @module
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Api } from '../apiserver/client.js'
import { isApiError } from '../apiserver/errors.js'
import type { Stored } from '../kinds/kind.js'

/** Lets the API forget a pod. Somebody may have made it do so before. */
export function releasePod(api: Api, { metadata: { name, namespace, uid } }: Stored<Pod>): void {
  try {
    api.delete('Pod', name, namespace, { gracePeriodSeconds: 0, uid })
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
  }
}
