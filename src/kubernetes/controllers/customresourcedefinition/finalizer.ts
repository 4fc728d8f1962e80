/**
 * The finalizer of definitions: the objects of a definition go before it, and it waits for those
 * that finalizers hold.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition
 */
import type { CustomResourceDefinitionCondition } from '../../../types/kubernetes/apiextensions/v1.js'
import { type Outcome, awaitChange } from '../../../sim/loop.js'
import {
  CLEANUP_FINALIZER,
  type Definition,
  definitions,
  isTrue,
  withCondition,
} from '../../kinds/custom/definitions.js'
import { kindsOf } from '../../kinds/custom/kind.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import { CUSTOM_TABLES, customTable } from '../../kinds/object-table.js'
import { type Context, controller, deleteIfThere } from '../controller.js'

type Condition = Omit<CustomResourceDefinitionCondition, 'lastTransitionTime' | 'type'>

const IN_PROGRESS: Condition = {
  status: 'True',
  reason: 'InstanceDeletionInProgress',
  message: 'CustomResource deletion is in progress',
}
const COMPLETED: Condition = {
  status: 'False',
  reason: 'InstanceDeletionCompleted',
  message: 'removed all instances',
}
const NEVER: Condition = {
  status: 'False',
  reason: 'NeverEstablished',
  message: 'resource was never established',
}

export const definitionFinalizer = controller('crd-finalizer', {
  of: 'CustomResourceDefinition',
  // The last object that goes lets its definition go.
  watches: [
    {
      table: CUSTOM_TABLES,
      wakes({ table, after }, tx) {
        if (after) return undefined
        const name = table.slice(CUSTOM_TABLES.length - 1)
        return tx.get(definitions, name)?.metadata.deletionTimestamp ? name : undefined
      },
    },
  ],

  // What is left is asked of the server itself: a cache that is late would let it go too early.
  reconcile(object, context): Outcome {
    const definition = context.api.live.find('CustomResourceDefinition', object.metadata.name)
    if (
      !definition?.metadata.deletionTimestamp ||
      !definition.metadata.finalizers?.includes(CLEANUP_FINALIZER)
    )
      return awaitChange
    if (!isTrue(definition, 'Established')) return release(context, definition, NEVER)
    if (deleteObjects(context, definition) > 0) report(context, definition, IN_PROGRESS)
    else release(context, definition, COMPLETED)
    return awaitChange
  },
})

/** Deletes the objects of a definition; gives how many are still there. */
function deleteObjects({ api }: Context, definition: Definition): number {
  const { live } = api
  const table = customTable<KubeObject>({
    plural: definition.spec.names.plural,
    group: definition.spec.group,
  })
  const [kind] = kindsOf(definition)
  if (!kind) return 0
  for (const object of live.tx.rows(table) as Stored<KubeObject>[])
    if (!object.metadata.deletionTimestamp) deleteIfThere(api, kind, object)
  return live.tx.count(table as never)
}

const conditions = (definition: Definition, condition: Condition, now: number) => [
  ...withCondition(definition, { type: 'Terminating', ...condition }, now),
]

function report({ api, now }: Context, definition: Definition, condition: Condition): void {
  api.amendStatus('CustomResourceDefinition', definition, (draft) => {
    draft.status = { ...draft.status, conditions: conditions(definition, condition, now) }
  })
}

function release(context: Context, definition: Definition, condition: Condition): Outcome {
  report(context, definition, condition)
  context.api.amend('CustomResourceDefinition', definition, ({ metadata }) => {
    if (metadata)
      Object.assign(metadata, {
        finalizers: (metadata.finalizers ?? []).filter((one) => one !== CLEANUP_FINALIZER),
      })
  })
  return awaitChange
}
