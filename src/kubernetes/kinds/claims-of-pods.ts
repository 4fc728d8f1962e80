/**
 * Which claims a pod uses: those that its volumes name, and those made for its ephemeral volumes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
import type { Pod, Volume } from '../../types/kubernetes/core/v1.js'
import type { Stored } from './kind.js'

/** The claim behind a volume of a pod; undefined for volumes that are no claims. */
export const claimNameOf = (podName: string, volume: Volume): string | undefined =>
  volume.persistentVolumeClaim?.claimName ??
  (volume.ephemeral ? `${podName}-${volume.name}` : undefined)

/** `namespace/name` of the claims of a pod; undefined if it has none. */
export function claimKeysOf({ spec, metadata }: Stored<Pod>): readonly string[] | undefined {
  let keys: string[] | undefined
  for (const volume of spec?.volumes ?? []) {
    const name = claimNameOf(metadata.name, volume)
    if (name !== undefined) (keys ??= []).push(`${metadata.namespace}/${name}`)
  }
  return keys
}

/** What is said of a claim that another pod, or nobody, made for its ephemeral volume. */
export const notOwner = (claim: string, pod: string): string =>
  `PVC ${claim} was not created for pod ${pod} (pod is not owner)`
