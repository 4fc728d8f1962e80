/**
 * The conditions of an autoscaler: whether it can reach its target (AbleToScale), whether its
 * metrics say something (ScalingActive), whether it would do more than it may (ScalingLimited).
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#appendix-horizontal-pod-autoscaler-status-conditions
 */
import type {
  HorizontalPodAutoscalerCondition,
  HorizontalPodAutoscaler,
} from '../../../types/kubernetes/autoscaling/v2.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'

type ConditionType = 'AbleToScale' | 'ScalingActive' | 'ScalingLimited'

/** The conditions of one reconcile. */
export interface ConditionWriter {
  set(type: ConditionType, holds: boolean, reason: string, message: string): void
  readonly all: readonly HorizontalPodAutoscalerCondition[]
}

/** Begins with the conditions that are there; a time changes only with the status. */
export function conditionsOf(
  { status }: Stored<HorizontalPodAutoscaler>,
  now: VirtualTime,
): ConditionWriter {
  let all = status?.conditions ?? []
  return {
    set(type, holds, reason, message) {
      const old = all.find((one) => one.type === type)
      const state = holds ? 'True' : 'False'
      const lastTransitionTime =
        old?.status === state && old.lastTransitionTime ? old.lastTransitionTime : rfc3339(now)
      const made = { type, status: state, lastTransitionTime, reason, message }
      all = old ? all.map((one) => (one === old ? made : one)) : [...all, made]
    },
    get all() {
      return all
    },
  }
}
