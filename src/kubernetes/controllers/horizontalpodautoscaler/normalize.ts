/**
 * From what metrics ask for to what may be done: recent recommendations, how fast it may go, and
 * the limits of the autoscaler.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
import type {
  HPAScalingRules,
  HorizontalPodAutoscaler,
} from '../../../types/kubernetes/autoscaling/v2.js'
import type { VirtualTime } from '../../../sim/world.js'
import type { Stored } from '../../kinds/kind.js'
import type { ConditionWriter } from './conditions.js'
import type { Memory, Scaling } from './memory.js'

/** For so long the highest recommendation holds where no behaviour says otherwise. */
const DOWNSCALE_WINDOW = 300
/** Without a behaviour, at most this many times the replicas at once, or this many. */
const UP_FACTOR = 2
const UP_LEAST = 4

const WITHIN = ['DesiredWithinRange', 'the desired count is within the acceptable range'] as const
const UP_LIMIT = [
  'ScaleUpLimit',
  'the desired replica count is increasing faster than the maximum scale rate',
] as const
const DOWN_LIMIT = [
  'ScaleDownLimit',
  'the desired replica count is decreasing faster than the maximum scale rate',
] as const
const TOO_MANY = [
  'TooManyReplicas',
  'the desired replica count is more than the maximum replica count',
] as const
const TOO_FEW = [
  'TooFewReplicas',
  'the desired replica count is less than the minimum replica count',
] as const
const READY = ['ReadyForNewScale', 'recommended size matches current size'] as const
const UP_STABILIZED = [
  'ScaleUpStabilized',
  'recent recommendations were lower than current one, applying the lowest recent recommendation',
] as const
const DOWN_STABILIZED = [
  'ScaleDownStabilized',
  'recent recommendations were higher than current one, applying the highest recent recommendation',
] as const

/** What is to be decided. */
interface Wish {
  readonly scaler: Stored<HorizontalPodAutoscaler>
  readonly current: number
  readonly desired: number
  readonly now: VirtualTime
}

interface Limited {
  readonly replicas: number
  readonly why: readonly [reason: string, message: string]
}

/** The replicas that may be set now; what was recommended is remembered. */
export function normalized(wish: Wish, memory: Memory, conditions: ConditionWriter): number {
  const { scaler, desired } = wish
  const behaviour = scaler.spec?.behavior
  const [stable, why] = behaviour
    ? stabilizedBy(wish, memory, behaviour.scaleUp ?? {}, behaviour.scaleDown ?? {})
    : stabilized(wish, memory)
  conditions.set('AbleToScale', true, ...(stable === desired ? READY : why))
  const limited = behaviour
    ? limitedBy(
        { ...wish, desired: stable },
        memory,
        behaviour.scaleUp ?? {},
        behaviour.scaleDown ?? {},
      )
    : limitedByRules({ ...wish, desired: stable })
  conditions.set('ScalingLimited', limited.replicas !== stable, ...limited.why)
  return limited.replicas
}

/** The highest recommendation of the last five minutes. */
function stabilized({ desired, now }: Wish, memory: Memory): [number, readonly [string, string]] {
  const cutoff = now - DOWNSCALE_WINDOW * 1000
  const recent = memory.recommendations.filter(({ at }) => at >= cutoff)
  memory.recommendations = [...recent, { at: now, replicas: desired }]
  return [Math.max(desired, ...recent.map(({ replicas }) => replicas)), DOWN_STABILIZED]
}

/** The lowest recommendation of the window upwards, the highest of the window downwards. */
function stabilizedBy(
  { current, desired, now }: Wish,
  memory: Memory,
  up: HPAScalingRules,
  down: HPAScalingRules,
): [number, readonly [string, string]] {
  const upWindow = (up.stabilizationWindowSeconds ?? 0) * 1000
  const downWindow = (down.stabilizationWindowSeconds ?? DOWNSCALE_WINDOW) * 1000
  const within = (window: number): readonly number[] =>
    memory.recommendations.filter(({ at }) => at > now - window).map(({ replicas }) => replicas)
  const lowest = Math.min(desired, ...within(upWindow))
  const highest = Math.max(desired, ...within(downWindow))
  const longest = Math.max(upWindow, downWindow)
  memory.recommendations = [
    ...memory.recommendations.filter(({ at }) => at >= now - longest),
    { at: now, replicas: desired },
  ]
  const bounded = Math.min(Math.max(current, lowest), highest)
  return [bounded, desired >= current ? UP_STABILIZED : DOWN_STABILIZED]
}

/** The limits of an autoscaler without a behaviour. */
function limitedByRules({ scaler, current, desired }: Wish): Limited {
  const { least, most } = boundsOf(scaler)
  const fastest = Math.max(UP_FACTOR * current, UP_LEAST)
  if (desired < least) return { replicas: least, why: TOO_FEW }
  const allowed = Math.min(most, fastest)
  if (desired > allowed) return { replicas: allowed, why: most > fastest ? UP_LIMIT : TOO_MANY }
  return { replicas: desired, why: WITHIN }
}

/** The limits of a behaviour: so many pods, or percent of them, in a period. */
function limitedBy(
  { scaler, current, desired, now }: Wish,
  memory: Memory,
  up: HPAScalingRules,
  down: HPAScalingRules,
): Limited {
  const { least, most } = boundsOf(scaler)
  if (desired > current) {
    const fastest = Math.max(current, upTo(current, up, memory, now))
    const allowed = Math.min(most, fastest)
    if (desired > allowed) return { replicas: allowed, why: most > fastest ? UP_LIMIT : TOO_MANY }
  } else if (desired < current) {
    const fastest = Math.min(current, downTo(current, down, memory, now))
    const allowed = Math.max(least, fastest)
    if (desired < allowed) return { replicas: allowed, why: least < fastest ? DOWN_LIMIT : TOO_FEW }
  }
  return { replicas: desired, why: WITHIN }
}

/** How many replicas the rules allow upwards: the most of their policies, or the fewest. */
function upTo(current: number, rules: HPAScalingRules, memory: Memory, now: VirtualTime): number {
  if (rules.selectPolicy === 'Disabled') return current
  const allowed = (rules.policies ?? []).map(({ type, value, periodSeconds }) => {
    const start =
      current - changed(memory.ups, periodSeconds, now) + changed(memory.downs, periodSeconds, now)
    return type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100))
  })
  return rules.selectPolicy === 'Min' ? Math.min(...allowed) : Math.max(...allowed)
}

/** How many replicas the rules allow downwards. */
function downTo(current: number, rules: HPAScalingRules, memory: Memory, now: VirtualTime): number {
  if (rules.selectPolicy === 'Disabled') return current
  const allowed = (rules.policies ?? []).map(({ type, value, periodSeconds }) => {
    const start =
      current - changed(memory.ups, periodSeconds, now) + changed(memory.downs, periodSeconds, now)
    return type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100))
  })
  return rules.selectPolicy === 'Min' ? Math.max(...allowed) : Math.min(...allowed)
}

/** How many replicas came or went in the last period. */
const changed = (events: readonly Scaling[], periodSeconds: number, now: VirtualTime): number =>
  events
    .filter(({ at }) => at > now - periodSeconds * 1000)
    .reduce((sum, { change }) => sum + change, 0)

/** The fewest and the most replicas. */
export const boundsOf = ({
  spec,
}: Stored<HorizontalPodAutoscaler>): { readonly least: number; readonly most: number } => ({
  least: spec?.minReplicas ?? 1,
  most: spec?.maxReplicas ?? 1,
})
