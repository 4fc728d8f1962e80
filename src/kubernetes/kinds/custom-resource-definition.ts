/**
 * CustomResourceDefinitions: kinds that users add.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionStatus,
} from '../../types/kubernetes/apiextensions/v1.js'
import { CLEANUP_FINALIZER, definitions, withCondition } from './custom/definitions.js'
import { definitionWarnings } from './custom/warnings.js'
import { validateDefinition } from './custom/definition/validate.js'
import { kind } from './define.js'
import type { Draft, Kind } from './kind.js'

export const customResourceDefinition: Kind<CustomResourceDefinition> = {
  ...kind<CustomResourceDefinition>('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    table: definitions,
    setDefaults(draft) {
      const { spec } = draft
      if (!spec?.names?.kind) return
      draft.spec = {
        ...spec,
        conversion: spec.conversion ?? { strategy: 'None' },
        names: {
          ...spec.names,
          listKind: spec.names.listKind || `${spec.names.kind}List`,
          singular: spec.names.singular || spec.names.kind.toLowerCase(),
        },
      }
    },
    prepareForCreate: storeVersion,
    prepareForUpdate: storeVersion,
    prepareForDelete: (definition, now) => ({
      ...definition,
      metadata: {
        ...definition.metadata,
        finalizers: [
          ...(definition.metadata.finalizers ?? []).filter((one) => one !== CLEANUP_FINALIZER),
          CLEANUP_FINALIZER,
        ],
      },
      status: {
        ...definition.status,
        conditions: [
          ...withCondition(
            definition,
            {
              type: 'Terminating',
              status: 'True',
              reason: 'InstanceDeletionPending',
              message:
                'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
            },
            now,
          ),
        ],
      },
    }),
  }),
  warnings: definitionWarnings,
  // The facts say less than the real validation does, and in other words.
  validate: validateDefinition,
}

/** Objects are stored in a version from when it is the one for storage. */
function storeVersion(draft: Draft<CustomResourceDefinition>): void {
  const storage = draft.spec?.versions?.find((one) => one.storage)?.name
  const stored = draft.status?.storedVersions ?? []
  if (storage === undefined || stored.includes(storage)) return
  const status: CustomResourceDefinitionStatus = {
    ...draft.status,
    storedVersions: [...stored, storage],
  }
  draft.status = status
}
