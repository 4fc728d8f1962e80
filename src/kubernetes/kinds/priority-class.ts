/**
 * PriorityClasses: which pods are more important.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
import type { PriorityClass } from '../../types/kubernetes/scheduling/v1.js'
import { age, kind } from './define.js'
import { forbiddenField } from './field-errors.js'
import type { FieldError } from './kind.js'
import { objectTable } from './object-table.js'

/** All priority classes. */
const priorityClasses = objectTable<PriorityClass>('priorityclasses')

const HIGHEST = 1_000_000_000
/** Names of the cluster's own classes start so. */
const SYSTEM_PREFIX = 'system-'
/** The cluster's own classes. */
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
}

export const priorityClass = kind<PriorityClass>('scheduling.k8s.io/v1', 'PriorityClass', {
  table: priorityClasses,
  cells: (one, now) => [
    one.value ?? 0,
    String(one.globalDefault ?? false),
    age(one, now),
    one.preemptionPolicy,
  ],
  hasGeneration: true,
  setDefaults(draft) {
    draft.preemptionPolicy = draft.preemptionPolicy ?? 'PreemptLowerPriority'
  },
  validate(one, old) {
    const errors: FieldError[] = []
    const name = one.metadata?.name ?? ''
    if (name.startsWith(SYSTEM_PREFIX)) {
      if (SYSTEM_CLASSES[name] !== one.value)
        errors.push(
          forbiddenField(
            'metadata.name',
            "priority class names with 'system-' prefix are reserved for system use only. error: " +
              (Object.hasOwn(SYSTEM_CLASSES, name)
                ? `value of ${name} PriorityClass must be ${SYSTEM_CLASSES[name]}`
                : `${name} is not a known system priority class`),
          ),
        )
    } else if ((one.value ?? 0) > HIGHEST)
      errors.push(
        forbiddenField('value', `maximum allowed value of a user defined priority is ${HIGHEST}`),
      )
    if (old && one.value !== old.value)
      errors.push(forbiddenField('value', 'may not be changed in an update.'))
    return errors
  },
})
