/**
 * The table of CustomResourceDefinitions, from which the kinds that they define are derived.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 */
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionCondition,
} from '../../../types/kubernetes/apiextensions/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../kind.js'
import { objectTable } from '../object-table.js'

/** A definition as it is stored. */
export type Definition = Stored<CustomResourceDefinition>

/** The finalizer that holds a definition until its objects are gone. */
export const CLEANUP_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io'

/** All definitions, found by the group that they add to. */
export const definitions = objectTable<CustomResourceDefinition, 'byGroup'>(
  'customresourcedefinitions',
  { byGroup: ({ spec }) => spec.group },
)

/** A condition of a definition. */
export const conditionOf = (
  { status }: Pick<CustomResourceDefinition, 'status'>,
  type: string,
): CustomResourceDefinitionCondition | undefined =>
  status?.conditions?.find((one) => one.type === type)

/** Whether a condition of a definition is true. */
export const isTrue = (
  definition: Pick<CustomResourceDefinition, 'status'>,
  type: string,
): boolean => conditionOf(definition, type)?.status === 'True'

/** Whether the objects of a definition are on their way out with it. */
export const isTerminating = (definition: Definition): boolean =>
  definition.metadata.deletionTimestamp !== undefined || isTrue(definition, 'Terminating')

/** The conditions with one of them set; its time changes with its status. */
export function withCondition(
  definition: Pick<CustomResourceDefinition, 'status'>,
  condition: Omit<CustomResourceDefinitionCondition, 'lastTransitionTime'>,
  now: VirtualTime,
): readonly CustomResourceDefinitionCondition[] {
  const old = conditionOf(definition, condition.type)
  const time = old?.status === condition.status ? old.lastTransitionTime : undefined
  const next = { lastTransitionTime: time ?? rfc3339(now), ...condition }
  const all = definition.status?.conditions ?? []
  return old ? all.map((one) => (one === old ? next : one)) : [...all, next]
}
