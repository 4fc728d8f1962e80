/**
 * A pod's spec as the API server holds it inside: every field in the order of its Go structure,
 * absent ones included.
 *
 * It is seen in one place only: the difference that a forbidden update is answered with.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/apis/core#PodSpec
 */
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import { structOf } from '../internal-form.js'

/** Fields of the pod's spec that stand in its security context inside. */
const HOST_FIELDS = [
  'hostNetwork',
  'hostPID',
  'hostIPC',
  'shareProcessNamespace',
  'hostUsers',
] as const

/**
 * One more source of the token's volume. It is never shown: it takes its lines of the printed form,
 * by which the server says where a change is.
 */
const HIDDEN_SOURCE = { configMap: { name: '', items: [{ key: '', path: '' }] } }
const TOKEN_VOLUME = 'kube-api-access-'

/** The spec in its internal form, ready to be printed as JSON. */
export function internalForm(spec: PodSpec): unknown {
  const host = Object.fromEntries(HOST_FIELDS.map((name) => [name, spec[name]]))
  const volumes = spec.volumes?.map((volume) =>
    volume.name.startsWith(TOKEN_VOLUME) && volume.projected
      ? {
          ...volume,
          projected: {
            ...volume.projected,
            sources: [...(volume.projected.sources ?? []), HIDDEN_SOURCE],
          },
        }
      : volume,
  )
  return structOf('core/v1.PodSpec', {
    ...spec,
    volumes,
    securityContext: { ...host, ...spec.securityContext },
  })
}
