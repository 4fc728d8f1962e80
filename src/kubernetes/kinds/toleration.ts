/**
 * Tolerations: which taints of a node a pod puts up with.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
import type { Taint, Toleration } from '../../types/kubernetes/core/v1.js'

/**
 * Whether a toleration is about a taint. Without an effect it is about all effects, with `Exists`
 * and no key about every taint.
 */
export function toleratesTaint(
  { key, operator, value, effect }: Toleration,
  taint: Taint,
): boolean {
  if (effect && effect !== taint.effect) return false
  if (key && key !== taint.key) return false
  if (operator === 'Exists') return true
  return key !== undefined && key !== '' && (value ?? '') === (taint.value ?? '')
}

/** Whether one of the tolerations is about a taint. */
export const tolerates = (tolerations: readonly Toleration[] | undefined, taint: Taint): boolean =>
  tolerations?.some((one) => toleratesTaint(one, taint)) === true
