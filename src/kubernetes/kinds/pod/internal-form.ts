/**
 * A pod's spec as the API server holds it inside: every field in the order of its Go structure,
 * absent ones included.
 *
 * It is seen in two places only: the difference that a forbidden update of a pod is answered with,
 * and the template that a job may not change.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/apis/core#PodSpec
 */
import type { PodSpec, PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { structOf } from '../internal-form.js'

/** Fields of the pod's spec that stand in its security context inside. */
const HOST_FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'] as const
/** Those of them that may be absent. */
const HOST_POINTERS = ['shareProcessNamespace', 'hostUsers'] as const

/**
 * One more source of the token's volume. It is never shown: it takes its lines of the printed form,
 * by which the server says where a change is.
 */
const HIDDEN_SOURCE = { configMap: { name: '', items: [{ key: '', path: '' }] } }
const TOKEN_VOLUME = 'kube-api-access-'

/** A template in its internal form: its metadata as the API shows it, its spec as Go holds it. */
export const internalTemplate = ({ metadata, spec }: PodTemplateSpec): unknown => ({
  ...metadata,
  Spec: internalForm(spec ?? { containers: [] }),
})

/** The spec in its internal form, ready to be printed as JSON. */
export function internalForm(spec: PodSpec): unknown {
  const host = Object.fromEntries(HOST_FIELDS.map((name) => [name, spec[name] ?? false]))
  const pointers = Object.fromEntries(HOST_POINTERS.map((name) => [name, spec[name] ?? null]))
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
    securityContext: { ...host, ...pointers, ...spec.securityContext },
  })
}
