/**
 * Bounds of a rolling update: how many pods more, and how many available ones less, than were asked
 * for.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../kinds/kind.js'

/** Percentages of surge round up, of unavailability down; both may not come to nothing. */
function bounds({ spec }: Stored<Deployment>): { surge: number; unavailable: number } {
  const replicas = spec?.replicas ?? 1
  const surge = scaled(spec?.strategy?.rollingUpdate?.maxSurge, replicas, Math.ceil)
  const unavailable = scaled(spec?.strategy?.rollingUpdate?.maxUnavailable, replicas, Math.floor)
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}

function scaled(
  value: number | string | undefined,
  replicas: number,
  round: (value: number) => number,
): number {
  if (typeof value === 'number') return value
  return round((Number.parseInt(value ?? '0', 10) * replicas) / 100)
}

export const isRollingUpdate = ({ spec }: Stored<Deployment>): boolean =>
  spec?.strategy?.type !== 'Recreate'

export const maxSurge = (deployment: Stored<Deployment>): number =>
  isRollingUpdate(deployment) ? bounds(deployment).surge : 0

export function maxUnavailable(deployment: Stored<Deployment>): number {
  const replicas = deployment.spec?.replicas ?? 1
  return isRollingUpdate(deployment) && replicas > 0
    ? Math.min(bounds(deployment).unavailable, replicas)
    : 0
}
