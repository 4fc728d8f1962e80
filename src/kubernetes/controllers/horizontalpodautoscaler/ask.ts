/**
 * What an autoscaler's metrics ask for together, and what is said of it.
 *
 * @module
 */
import type { Scale } from '../../../types/kubernetes/autoscaling/v1.js'
import type {
  HorizontalPodAutoscaler,
  MetricStatus,
} from '../../../types/kubernetes/autoscaling/v2.js'
import { milliValue } from '../../../text/quantity.js'
import type { MetricsClient } from '../../apiserver/metrics/client.js'
import type { Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'
import type { ConditionWriter } from './conditions.js'
import { type Answer, MetricFailure, type Target, answerOf } from './metrics.js'

type StoredScaler = Stored<HorizontalPodAutoscaler>

/** Up to which share of the target a metric may differ without effect, unless it is said. */
const TOLERANCE = 0.1
const NO_SELECTOR = 'selector is required'
const MISSING_SELECTOR = "the HPA target's scale is missing a selector"

/** What all metrics ask for, and what they are; or why nothing is known. */
interface Asked {
  readonly replicas: number
  readonly name: string
  readonly metrics: readonly MetricStatus[]
  readonly failed?: string
}

/** What all metrics ask for: the most. */
export function ask(
  scaler: StoredScaler,
  scale: Stored<Scale>,
  client: MetricsClient,
  context: Context,
  conditions: ConditionWriter,
): Asked {
  const selector = scale.status?.selector ?? ''
  if (selector === '') {
    context.record.warning(scaler, 'SelectorRequired', NO_SELECTOR)
    conditions.set('ScalingActive', false, 'InvalidSelector', MISSING_SELECTOR)
    return { replicas: 0, name: '', metrics: [], failed: NO_SELECTOR }
  }
  const namespace = scaler.metadata.namespace ?? 'default'
  const wanted = scale.spec?.replicas ?? 0
  const { best, metrics, failures } = answersOf(scaler, {
    namespace,
    pods: context.api.list('Pod', { namespace, labelSelector: selector }),
    wanted,
    there: scale.status?.replicas ?? 0,
    tolerances: tolerancesOf(scaler),
    client,
    context,
  })
  const [first] = failures
  if (first && (!best || best.replicas < wanted)) {
    conditions.set(
      'ScalingActive',
      false,
      first.reason,
      `the HPA was unable to compute the replica count: ${first.message}`,
    )
    const failed = `invalid metrics (${failures.length} invalid out of ${metrics.length}), first error is: ${first.summary}`
    return { replicas: 0, name: '', metrics, failed }
  }
  conditions.set(
    'ScalingActive',
    true,
    'ValidMetricFound',
    `the HPA was able to successfully calculate a replica count from ${best?.name}`,
  )
  return { replicas: best?.replicas ?? wanted, name: best?.name ?? '', metrics }
}

/** What each metric says; those that say nothing are told as events. */
function answersOf(
  scaler: StoredScaler,
  target: Target,
): {
  readonly best: Answer | undefined
  readonly metrics: readonly MetricStatus[]
  readonly failures: readonly MetricFailure[]
} {
  const failures: MetricFailure[] = []
  let best: Answer | undefined
  const metrics = (scaler.spec?.metrics ?? []).map((spec): MetricStatus => {
    try {
      const answer = answerOf(spec, target)
      if (!best || answer.replicas > best.replicas) best = answer
      return answer.status
    } catch (error) {
      if (!(error instanceof MetricFailure)) throw error
      target.context.record.warning(scaler, error.reason, error.message)
      failures.push(error)
      return { type: '' }
    }
  })
  return { best, metrics, failures }
}

function tolerancesOf({ spec }: StoredScaler): { readonly up: number; readonly down: number } {
  const { scaleUp, scaleDown } = spec?.behavior ?? {}
  const of = (tolerance: string | number | undefined): number =>
    tolerance === undefined ? TOLERANCE : milliValue(tolerance) / 1000
  return { up: of(scaleUp?.tolerance), down: of(scaleDown?.tolerance) }
}
