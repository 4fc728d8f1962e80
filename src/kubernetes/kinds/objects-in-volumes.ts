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
  if (!spec?.volumes) return undefined
  const keys: string[] = []
  for (const volume of spec.volumes) {
    add(keys, 'ConfigMap', metadata.namespace, volume.configMap?.name)
    add(keys, 'Secret', metadata.namespace, volume.secret?.secretName)
    if (volume.projected?.sources)
      for (const source of volume.projected.sources) {
        add(keys, 'ConfigMap', metadata.namespace, source.configMap?.name)
        add(keys, 'Secret', metadata.namespace, source.secret?.name)
      }
  }
  return keys.length === 0 ? undefined : keys
}

function add(
  keys: string[],
  kind: 'ConfigMap' | 'Secret',
  namespace: string | undefined,
  name: string | undefined,
): void {
  if (name !== undefined && name !== ROOT_CERTIFICATE) keys.push(`${kind} ${namespace}/${name}`)
}
