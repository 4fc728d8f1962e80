/**
 * PriorityClasses: which pods are more important.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
import type { PriorityClass } from '../../types/kubernetes/scheduling/v1.js'
import { age, kind } from './define.js'
import { forbiddenField, invalid } from './field-errors.js'
import type { FieldError } from './kind.js'
import { objectTable } from './object-table.js'

/** All priority classes. */
const priorityClasses = objectTable<PriorityClass>('priorityclasses')

const HIGHEST = 1_000_000_000
/** Names of the cluster's own classes start so. */
const SYSTEM_PREFIX = 'system-'
const MAY_NOT_BE_DELETED = 'this is a system priority class and cannot be deleted'

/** The cluster's own classes, with which it is born. */
export const SYSTEM_CLASSES = [
  {
    name: 'system-cluster-critical',
    value: 2_000_000_000,
    description:
      'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  },
  {
    name: 'system-node-critical',
    value: 2_000_001_000,
    description: 'Used for system critical pods that must not be moved from their current node.',
  },
] as const

const systemClass = (name: string | undefined) => SYSTEM_CLASSES.find((one) => one.name === name)

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
      const known = systemClass(name)
      if (known?.value !== one.value)
        errors.push(
          forbiddenField(
            'metadata.name',
            "priority class names with 'system-' prefix are reserved for system use only. error: " +
              (known
                ? `value of ${name} PriorityClass must be ${known.value}`
                : `${name} is not a known system priority class`),
          ),
        )
    } else if ((one.value ?? 0) > HIGHEST)
      errors.push(
        forbiddenField('value', `maximum allowed value of a user defined priority is ${HIGHEST}`),
      )
    if (old && (one.value ?? 0) !== (old.value ?? 0))
      errors.push(forbiddenField('value', 'may not be changed in an update.'))
    if (old && one.preemptionPolicy !== old.preemptionPolicy)
      errors.push(invalid('preemptionPolicy', one.preemptionPolicy, 'field is immutable'))
    return errors
  },
  mayNotBeDeleted: ({ metadata }) => (systemClass(metadata.name) ? MAY_NOT_BE_DELETED : undefined),
})
