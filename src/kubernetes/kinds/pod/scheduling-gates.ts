/**
 * Scheduling gates: as long as a pod has one, no node is looked for. They can be taken away, and
 * none can be added; meanwhile the pod may be bound to fewer nodes.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
import type { PodSpec, PodStatus } from '../../../types/kubernetes/core/v1.js'
import { forbiddenField, invalid } from '../field-errors.js'
import type { FieldError } from '../kind.js'

export const SCHEDULING_GATED = 'SchedulingGated'
const BLOCKED = 'Scheduling is blocked due to non-empty scheduling gates'
const NEW_GATE = (name: string): string =>
  `only deletion is allowed, but found new scheduling gate '${name}'`
const ONLY_MORE = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)'
const NO_NODE = 'cannot be set until all schedulingGates have been cleared'

/** Whether no node is looked for yet. */
export const isGated = ({ schedulingGates }: PodSpec): boolean => (schedulingGates?.length ?? 0) > 0

/** What a new pod with gates says of itself. */
export const gatedStatus = (spec: PodSpec): Pick<PodStatus, 'conditions'> =>
  isGated(spec)
    ? {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: SCHEDULING_GATED,
            message: BLOCKED,
            lastProbeTime: null as unknown as string,
            lastTransitionTime: null as unknown as string,
          },
        ],
      }
    : {}

/** What is wrong with the gates of a new pod. */
export const validateGates = (spec: PodSpec): readonly FieldError[] =>
  isGated(spec) && spec.nodeName ? [forbiddenField('spec.nodeName', NO_NODE)] : []

/** What is wrong with a change of gates, and of what may change while there are some. */
export function changedGates(spec: PodSpec, old: PodSpec): readonly FieldError[] {
  const known = new Set(old.schedulingGates?.map(({ name }) => name))
  const errors = (spec.schedulingGates ?? []).flatMap(({ name }, i) =>
    known.has(name) ? [] : [forbiddenField(`spec.schedulingGates[${i}].name`, NEW_GATE(name))],
  )
  const selector = spec.nodeSelector ?? {}
  const isNarrowed = Object.entries(old.nodeSelector ?? {}).every(
    ([key, value]) => selector[key] === value,
  )
  return isGated(old) && !isNarrowed
    ? [...errors, invalid('spec.nodeSelector', selector, ONLY_MORE)]
    : errors
}

/** The new spec with those fields put back that gates let change. */
export function withGatesOf(spec: PodSpec, old: PodSpec): PodSpec {
  const { schedulingGates: _, nodeSelector, ...rest } = spec
  const selector = isGated(old) ? old.nodeSelector : nodeSelector
  return {
    ...rest,
    ...(old.schedulingGates ? { schedulingGates: old.schedulingGates } : {}),
    ...(selector ? { nodeSelector: selector } : {}),
  }
}
