/**
 * PodDisruptionBudgets: how many pods of a selection may be evicted at once.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Condition } from '../../types/kubernetes/meta/v1.js'
import type {
  PodDisruptionBudget,
  PodDisruptionBudgetStatus,
} from '../../types/kubernetes/policy/v1.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import { age, kind } from './define.js'
import { invalid, notNegative, OVER_PERCENT, PERCENT_ERROR } from './field-errors.js'
import type { FieldError, Stored } from './kind.js'
import { matchesLabelSelector, validateLabelSelector } from './label-selector.js'
import { labelEntries, objectTable, selectorEntry } from './object-table.js'

type Budget = Stored<PodDisruptionBudget>

/** All budgets; found by the first pair of the selector. */
const podDisruptionBudgets = objectTable<PodDisruptionBudget, 'bySelector'>(
  'poddisruptionbudgets',
  {
    bySelector: ({ metadata, spec }) =>
      selectorEntry(metadata.namespace, spec?.selector?.matchLabels),
  },
)

const NONE = 'N/A'
const BOTH = 'minAvailable and maxUnavailable cannot be both set'
const PERCENT = /^[0-9]+%$/
/** Whether pods may be evicted. */
const ALLOWED = 'DisruptionAllowed'
const SUFFICIENT = 'SufficientPods'
const INSUFFICIENT = 'InsufficientPods'
/** The reason of budgets whose pods cannot be counted. */
export const SYNC_FAILED = 'SyncFailed'

export const podDisruptionBudget = kind<PodDisruptionBudget>('policy/v1', 'PodDisruptionBudget', {
  table: podDisruptionBudgets,
  cells: (budget, now) => [
    budget.spec?.minAvailable ?? NONE,
    budget.spec?.maxUnavailable ?? NONE,
    budget.status?.disruptionsAllowed ?? 0,
    age(budget, now),
  ],
  prepareForCreate(draft) {
    draft.status = { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }
  },
  validate({ spec }) {
    const errors: FieldError[] = []
    if (spec?.minAvailable !== undefined && spec.maxUnavailable !== undefined)
      errors.push(invalid('spec', spec, BOTH))
    for (const name of ['minAvailable', 'maxUnavailable'] as const)
      errors.push(...validateAmount(`spec.${name}`, spec?.[name]))
    if (spec?.selector) errors.push(...validateLabelSelector('spec.selector', spec.selector))
    return errors
  },
  validateStatus: ({ status }) =>
    (['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'] as const).flatMap(
      (field) => notNegative(`status.${field}`, status?.[field]),
    ),
})

function validateAmount(field: string, value: unknown): readonly FieldError[] {
  if (typeof value === 'number') return notNegative(field, value)
  if (typeof value !== 'string') return []
  if (!PERCENT.test(value)) return [invalid(field, value, PERCENT_ERROR)]
  return Number.parseInt(value, 10) > 100 ? [invalid(field, value, OVER_PERCENT)] : []
}

/** The budgets that a pod counts for, in the order of their names. */
export function budgetsOf(
  read: Reader,
  { metadata }: Pick<Stored<Pod>, 'metadata'>,
): readonly Budget[] {
  const { labels } = metadata
  if (!labels || read.count(podDisruptionBudgets) === 0) return []
  return [...(labelEntries(metadata) ?? []), `${metadata.namespace ?? ''}/`]
    .flatMap((entry) => read.by(podDisruptionBudgets, 'bySelector', entry))
    .filter(({ spec }) => spec?.selector && matchesLabelSelector(spec.selector, labels))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
}

/** The condition that follows from how many pods may be evicted, if nothing went wrong. */
export const disruptionCondition = (
  { metadata }: Pick<Budget, 'metadata'>,
  allowed: number,
  now: VirtualTime,
): Condition => ({
  type: ALLOWED,
  status: allowed > 0 ? 'True' : 'False',
  reason: allowed > 0 ? SUFFICIENT : INSUFFICIENT,
  message: '',
  observedGeneration: metadata.generation ?? 1,
  lastTransitionTime: rfc3339(now),
})

/** The condition of a budget whose pods cannot be counted. */
export const failedCondition = (budget: Budget, why: string, now: VirtualTime): Condition => ({
  ...disruptionCondition(budget, 0, now),
  reason: SYNC_FAILED,
  message: why,
})

/** A status with a condition: the time stays as long as the answer does. */
export function withCondition(
  status: PodDisruptionBudgetStatus,
  condition: Condition,
): PodDisruptionBudgetStatus {
  const old = conditionOf(status)
  const others = (status.conditions ?? []).filter(({ type }) => type !== ALLOWED)
  const dated =
    old?.status === condition.status
      ? { ...condition, lastTransitionTime: old.lastTransitionTime }
      : condition
  return { ...status, conditions: [...others, dated] }
}

/** What a budget says of whether pods may be evicted. */
export const conditionOf = (status: PodDisruptionBudgetStatus | undefined): Condition | undefined =>
  status?.conditions?.find(({ type }) => type === ALLOWED)
