/**
 * `kubectl describe horizontalpodautoscaler`.
 *
 * @module
 */
import type {
  HPAScalingRules,
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
} from '../../../types/kubernetes/autoscaling/v2.js'
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc1123z, parseTime } from '../../../text/time.js'
import { Description, UNKNOWN, UNSET, eventLines, headLines } from './text.js'

/** Describes an autoscaler with what its metrics are and should be. */
export function describeAutoscaler(
  { metadata, spec, status }: Stored<HorizontalPodAutoscaler>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  const { scaleTargetRef: target, metrics = [] } = spec ?? {}
  to.add(headLines(metadata))
    .field(0, 'CreationTimestamp', rfc1123z(parseTime(metadata.creationTimestamp) ?? 0))
    .field(0, 'Reference', `${target?.kind}/${target?.name}`)
    .field(0, 'Metrics', '( current / target )')
  metrics.forEach((metric, i) => to.line(1, metricText(metric, status?.currentMetrics?.[i])))
  to.field(0, 'Min replicas', spec?.minReplicas ?? UNSET).field(
    0,
    'Max replicas',
    spec?.maxReplicas,
  )
  if (spec?.behavior) {
    to.line(0, 'Behavior:')
    describeRules(to, 'Scale Up', spec.behavior.scaleUp)
    describeRules(to, 'Scale Down', spec.behavior.scaleDown)
  }
  const { currentReplicas = 0, desiredReplicas = 0, conditions = [] } = status ?? {}
  to.field(0, `${target?.kind} pods`, `${currentReplicas} current / ${desiredReplicas} desired`)
  if (conditions.length > 0) {
    to.line(0, 'Conditions:').line(1, 'Type\tStatus\tReason\tMessage')
    to.line(1, '----\t------\t------\t-------')
    for (const { type, status: state, reason, message } of conditions)
      to.line(1, `${type}\t${state}\t${reason}\t${message}`)
  }
  return to.add(eventLines(events, now)).toString()
}

/** `resource cpu on pods  (as a percentage of request):	0% (1m) / 50%` */
function metricText(metric: MetricSpec, status: MetricStatus | undefined): string {
  const { resource, containerResource, pods, object, external } = metric
  if (resource)
    return `resource ${resource.name} on pods${resourceText(resource.target, status?.resource?.current)}`
  if (containerResource) {
    const { name, container, target } = containerResource
    const values = resourceText(target, status?.containerResource?.current)
    return `resource ${name} of container "${container}" on pods${values}`
  }
  if (pods) {
    const current = status?.pods?.current.averageValue ?? UNKNOWN
    return `"${pods.metric.name}" on pods:\t${current} / ${pods.target.averageValue}`
  }
  if (object) {
    const { describedObject, target, metric: of } = object
    const about = `${describedObject.kind}/${describedObject.name}`
    return `"${of.name}" on ${about} ${valueText(target, status?.object?.current)}`
  }
  if (external)
    return `"${external.metric.name}" ${valueText(external.target, status?.external?.current)}`
  return `<unknown metric type "${metric.type}">`
}

function resourceText(target: MetricTarget, current: MetricValueStatus | undefined): string {
  if (target.averageValue !== undefined)
    return `:\t${current?.averageValue ?? UNKNOWN} / ${target.averageValue}`
  const is =
    current?.averageUtilization === undefined
      ? UNKNOWN
      : `${current.averageUtilization}% (${current.averageValue})`
  const goal = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`
  return `  (as a percentage of request):\t${is} / ${goal}`
}

const valueText = (target: MetricTarget, current: MetricValueStatus | undefined): string =>
  target.averageValue === undefined
    ? `(target value):\t${current?.value ?? UNKNOWN} / ${target.value}`
    : `(target average value):\t${current?.averageValue ?? UNKNOWN} / ${target.averageValue}`

function describeRules(to: Description, title: string, rules: HPAScalingRules | undefined): void {
  if (!rules) return
  to.line(1, `${title}:`)
  if (rules.stabilizationWindowSeconds !== undefined)
    to.line(2, `Stabilization Window: ${rules.stabilizationWindowSeconds} seconds`)
  if (!rules.policies || rules.policies.length === 0) return
  to.line(2, `Select Policy: ${rules.selectPolicy ?? 'Max'}`).line(2, 'Policies:')
  for (const { type, value, periodSeconds } of rules.policies)
    to.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`)
}
