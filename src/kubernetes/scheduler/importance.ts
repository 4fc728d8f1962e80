/**
 * Which of two pods is more important: the one of higher priority, else the one that began earlier.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { parseTime } from '../../text/time.js'
import type { Stored } from '../kinds/kind.js'

/** The priority of a pod; 0 where nobody says one. */
export const priorityOf = ({ spec }: Pick<Stored<Pod>, 'spec'>): number => spec?.priority ?? 0

/** When a pod began; a pod that has not begun comes after all others. */
export const startOf = ({ status }: Stored<Pod>): number =>
  parseTime(status?.startTime ?? '') ?? Number.POSITIVE_INFINITY

/** More important pods first. */
export const byImportance = (a: Stored<Pod>, b: Stored<Pod>): number =>
  priorityOf(b) - priorityOf(a) || (startOf(a) === startOf(b) ? 0 : startOf(a) - startOf(b))
