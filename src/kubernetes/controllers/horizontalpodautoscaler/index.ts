/**
 * The HorizontalPodAutoscaler controller: every 15 seconds it sets the replicas of a target to what
 * its metrics ask for.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
import type {
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerStatus,
  MetricStatus,
} from '../../../types/kubernetes/autoscaling/v2.js'
import type { Scale } from '../../../types/kubernetes/autoscaling/v1.js'
import { type Loop, requeueAt } from '../../../sim/loop.js'
import { rfc3339 } from '../../../text/time.js'
import { isApiError } from '../../apiserver/errors.js'
import type { MetricsClient } from '../../apiserver/metrics/client.js'
import { type Kind, type Stored, keyOf } from '../../kinds/kind.js'
import { kindOfGroup } from '../../kinds/served.js'
import { type Context, controller, groupIn, moreThanStatus } from '../controller.js'
import { type ConditionWriter, conditionsOf } from './conditions.js'
import { forgetAllMemory, forgetMemory, keep, noteScaling, recall } from './memory.js'
import { ask } from './ask.js'
import { boundsOf, normalized } from './normalize.js'

type StoredScaler = Stored<HorizontalPodAutoscaler>

/** How often it looks; it looks at a new autoscaler for the first time after as long. */
const PERIOD = 15_000
const NAME = 'horizontal-pod-autoscaler'

/** The controller, over what it asks for metrics. */
export const horizontalPodAutoscalerController = (client: MetricsClient): Loop =>
  controller(NAME, {
    of: 'HorizontalPodAutoscaler',
    latency: PERIOD,
    matters: moreThanStatus,
    reconcile(scaler, context) {
      autoscale(scaler, client, context)
      return requeueAt(context.now + PERIOD)
    },
    gone(key, { tx }) {
      forgetMemory(tx, key)
      return undefined
    },
    forget: forgetAllMemory,
  })

function autoscale(scaler: StoredScaler, client: MetricsClient, context: Context): void {
  const conditions = conditionsOf(scaler, context.now)
  const found = findScale(scaler, context)
  if (typeof found === 'string') {
    context.record.warning(scaler, 'FailedGetScale', found)
    conditions.set(
      'AbleToScale',
      false,
      'FailedGetScale',
      `the HPA controller was unable to get the target's current scale: ${found}`,
    )
    return writeStatus(scaler, context, { ...restOf(scaler), conditions: conditions.all })
  }
  conditions.set(
    'AbleToScale',
    true,
    'SucceededGetScale',
    "the HPA controller was able to get the target's current scale",
  )
  const current = found.scale.spec?.replicas ?? 0
  const decision = decide(scaler, found.scale, client, context, conditions)
  const status: Status = {
    ...restOf(scaler),
    currentReplicas: current,
    currentMetrics: decision.metrics,
  }
  if (decision.failed) {
    writeStatus(scaler, context, { ...status, conditions: conditions.all })
    context.record.warning(scaler, 'FailedComputeMetricsReplicas', decision.failed)
    return
  }
  const { desired, reason } = decision
  const scaled =
    desired !== undefined && rescale(scaler, found, desired, reason, context, conditions)
  writeStatus(scaler, context, {
    ...status,
    ...(scaled === 'failed' ? {} : { desiredReplicas: desired ?? current }),
    ...(scaled === true ? { lastScaleTime: rfc3339(context.now) } : {}),
    conditions: conditions.all,
  })
}

type Status = HorizontalPodAutoscalerStatus

/** What of the status stays unless it is said anew. */
const restOf = ({ status }: StoredScaler): Status => ({
  ...status,
  desiredReplicas: status?.desiredReplicas ?? 0,
})

interface Found {
  readonly kind: Kind
  readonly scale: Stored<Scale>
}

/** The target's scale, or why there is none. */
function findScale({ spec, metadata }: StoredScaler, { api, tx }: Context): Found | string {
  const { apiVersion = 'v1', kind: name = '', name: target = '' } = spec?.scaleTargetRef ?? {}
  const group = groupIn(apiVersion)
  const kind = kindOfGroup(tx, group, name)
  if (!kind) return `no matches for kind "${name}" in group "${group}"`
  try {
    return { kind, scale: api.getScale(kind, target, metadata.namespace) }
  } catch (error) {
    if (!isApiError(error)) throw error
    return error.message
  }
}

/** What is to be done; `desired` is undefined where nothing is. */
interface Decision {
  readonly desired?: number
  readonly reason: string
  readonly metrics: readonly MetricStatus[]
  /** No metric says anything, or not enough. */
  readonly failed?: string
}

function decide(
  scaler: StoredScaler,
  scale: Stored<Scale>,
  client: MetricsClient,
  context: Context,
  conditions: ConditionWriter,
): Decision {
  const current = scale.spec?.replicas ?? 0
  const { least, most } = boundsOf(scaler)
  const unmeasured = { metrics: [] }
  if (current === 0 && least !== 0) {
    conditions.set(
      'ScalingActive',
      false,
      'ScalingDisabled',
      'scaling is disabled since the replica count of the target is zero',
    )
    return { ...unmeasured, reason: '' }
  }
  if (current > most)
    return {
      ...unmeasured,
      desired: most,
      reason: 'Current number of replicas above Spec.MaxReplicas',
    }
  if (current < least)
    return {
      ...unmeasured,
      desired: least,
      reason: 'Current number of replicas below Spec.MinReplicas',
    }
  const asked = ask(scaler, scale, client, context, conditions)
  if (asked.failed !== undefined)
    return { reason: '', metrics: asked.metrics, failed: asked.failed }
  const memory = recall(context.tx, keyOf(scaler), current)
  const wish = { scaler, current, desired: asked.replicas, now: context.now }
  const desired = normalized(wish, memory, conditions)
  keep(context.tx, keyOf(scaler), memory)
  const reason =
    asked.replicas > current
      ? `${asked.name} above target`
      : asked.replicas < current
        ? 'All metrics below target'
        : ''
  return { metrics: asked.metrics, reason, ...(desired === current ? {} : { desired }) }
}

/** Sets the replicas of the target; tells whether that succeeded. */
function rescale(
  scaler: StoredScaler,
  { kind, scale }: Found,
  desired: number,
  reason: string,
  context: Context,
  conditions: ConditionWriter,
): true | 'failed' {
  const current = scale.spec?.replicas ?? 0
  const { api, record, tx, now } = context
  try {
    api.scale(kind, scale.metadata.name, scale.metadata.namespace, desired, {
      ...(scale.metadata.resourceVersion === undefined
        ? {}
        : { resourceVersion: scale.metadata.resourceVersion }),
    })
  } catch (error) {
    if (!isApiError(error)) throw error
    record.warning(
      scaler,
      'FailedRescale',
      `New size: ${desired}; reason: ${reason}; error: ${error.message}`,
    )
    conditions.set(
      'AbleToScale',
      false,
      'FailedUpdateScale',
      `the HPA controller was unable to update the target scale: ${error.message}`,
    )
    return 'failed'
  }
  conditions.set(
    'AbleToScale',
    true,
    'SucceededRescale',
    `the HPA controller was able to update the target scale to ${desired}`,
  )
  record.normal(scaler, 'SuccessfulRescale', `New size: ${desired}; reason: ${reason}`)
  const memory = recall(tx, keyOf(scaler), current)
  noteScaling(memory, now, current, desired)
  keep(tx, keyOf(scaler), memory)
  return true
}

function writeStatus(scaler: StoredScaler, { api }: Context, status: Status): void {
  api.amendStatus(
    'HorizontalPodAutoscaler',
    scaler,
    (draft) => void (draft.status = status as never),
  )
}
