/**
 * Which ConfigMaps and Secrets the volumes of a pod are made of.
 *
 * The root certificate that every pod gets is not among them: it never changes, and would be in the
 * index once for each pod.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Stored } from './kind.js'

const ROOT_CERTIFICATE = 'kube-root-ca.crt'

/** `ConfigMap namespace/name` of each; undefined if there is none. */
export function objectsInVolumes({ spec, metadata }: Stored<Pod>): readonly string[] | undefined {
  let keys: string[] | undefined
  const add = (kind: 'ConfigMap' | 'Secret', name: string | undefined): void => {
    if (name !== undefined && name !== ROOT_CERTIFICATE)
      (keys ??= []).push(`${kind} ${metadata.namespace}/${name}`)
  }
  for (const { configMap, secret, projected } of spec?.volumes ?? []) {
    add('ConfigMap', configMap?.name)
    add('Secret', secret?.secretName)
    for (const source of projected?.sources ?? []) {
      add('ConfigMap', source.configMap?.name)
      add('Secret', source.secret?.name)
    }
  }
  return keys
}
