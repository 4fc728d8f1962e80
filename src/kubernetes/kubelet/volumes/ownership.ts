/**
 * Who owns what is in the volumes of a pod.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'

/** The group that the volumes of a pod belong to. */
export const fsGroupOf = ({ spec }: Pod): number | undefined => spec?.securityContext?.fsGroup

/** The user that all containers of a pod run as, if the pod says so and it is one. */
export function userOfAll({ spec }: Pod): number | undefined {
  const usual = spec?.securityContext?.runAsUser
  const all = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(
    ({ securityContext }) => securityContext?.runAsUser ?? usual,
  )
  const users = new Set(all)
  return users.size === 1 ? all[0] : undefined
}
