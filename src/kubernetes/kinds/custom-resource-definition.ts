/**
 * CustomResourceDefinitions: kinds that users add.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
import type { CustomResourceDefinition } from '../../types/kubernetes/apiextensions/v1.js'
import { kind } from './define.js'
import { invalid, required } from './field-errors.js'
import type { FieldError } from './kind.js'
import { objectTable } from './object-table.js'

/** All definitions; found by `group/Kind`, by `group/plural`, and by each word that names them. */
const customResourceDefinitions = objectTable<CustomResourceDefinition, 'byKind' | 'byWord'>(
  'customresourcedefinitions',
  {
    byKind: ({ spec }) => `${spec.group}/${spec.names.kind}`,
    byWord: ({ spec: { names } }) => [
      ...new Set([
        names.plural,
        names.singular ?? '',
        names.kind.toLowerCase(),
        ...(names.shortNames ?? []),
      ]),
    ],
  },
)

export const customResourceDefinition = kind<CustomResourceDefinition>(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  {
    table: customResourceDefinitions,
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
    validate,
  },
)

function validate({ metadata, spec }: CustomResourceDefinition): readonly FieldError[] {
  const errors: FieldError[] = []
  const wanted = `${spec?.names?.plural}.${spec?.group}`
  if (metadata?.name !== wanted)
    errors.push(
      invalid('metadata.name', metadata?.name, `must be spec.names.plural+"."+spec.group`),
    )
  const versions = spec?.versions ?? []
  if (versions.filter(({ storage }) => storage).length !== 1)
    errors.push(
      invalid('spec.versions', versions, 'must have exactly one version marked as storage version'),
    )
  versions.forEach(({ schema }, i) => {
    if (!schema?.openAPIV3Schema)
      errors.push(required(`spec.versions[${i}].schema.openAPIV3Schema`, 'schemas are required'))
  })
  return errors
}
