/**
 * PodDisruptionBudgets: how many pods of a selection may be evicted at once.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
import type { PodDisruptionBudget } from '../../types/kubernetes/policy/v1.js'
import { age, kind } from './define.js'
import { invalid, notNegative, PERCENT_ERROR } from './field-errors.js'
import type { FieldError } from './kind.js'
import { objectTable, selectorEntry } from './object-table.js'

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
    for (const name of ['minAvailable', 'maxUnavailable'] as const) {
      const value: unknown = spec?.[name]
      if (typeof value === 'number') errors.push(...notNegative(`spec.${name}`, value))
      else if (typeof value === 'string' && !/^\d+%$/.test(value))
        errors.push(invalid(`spec.${name}`, value, PERCENT_ERROR))
    }
    return errors
  },
})
