/**
 * Validation of CustomResourceDefinitions, in the API server's words.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 */
import { dequal } from 'dequal'
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionSpec,
} from '../../../../types/kubernetes/apiextensions/v1.js'
import { immutable, invalid, oneOf, required } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { nameErrors } from '../../names.js'
import { type Definition, isTrue } from '../definitions.js'
import { isFields } from '../schema.js'
import { validateConversion } from './conversion.js'
import { validateNames } from './names.js'
import { sharedBy, validateShared, validateVersion } from './version.js'

/** What is wrong with a definition. */
export function validateDefinition(
  object: CustomResourceDefinition,
  old: Definition | undefined,
): readonly FieldError[] {
  const { metadata } = object
  const spec: Partial<CustomResourceDefinitionSpec> = object.spec ?? {}
  const { names, group = '' } = spec
  const isNamed = metadata?.name === `${names?.plural ?? ''}.${group}`
  return [
    ...(isNamed || old
      ? []
      : [invalid('metadata.name', metadata?.name, 'must be spec.names.plural+"."+spec.group')]),
    ...validateSpec(spec),
    ...(old ? validateChange(spec, old) : []),
    ...validateStoredVersions(object),
    ...validateApproval(object, old),
    ...(spec.preserveUnknownFields
      ? [
          invalid(
            'spec.preserveUnknownFields',
            true,
            'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
          ),
        ]
      : []),
  ]
}

function validateSpec(spec: Partial<CustomResourceDefinitionSpec>): readonly FieldError[] {
  const { group = '', names, scope, versions = [], conversion } = spec
  const errors: FieldError[] = [...validateGroup(group)]
  errors.push(...oneOf('spec.scope', scope, ['Cluster', 'Namespaced']))
  versions.forEach((version, i) => {
    if (!version.schema?.openAPIV3Schema)
      errors.push(required(`spec.versions[${i}].schema.openAPIV3Schema`, 'schemas are required'))
  })
  versions.forEach((version, i) => {
    const path = `spec.versions[${i}]`
    errors.push(
      ...labelErrors(`${path}.name`, version.name ?? ''),
      ...validateVersion(version, path, sharedBy(versions)),
    )
  })
  errors.push(...validateShared(versions))
  if (new Set(versions.map(({ name }) => name)).size < versions.length)
    errors.push(
      invalid('spec.versions', shownVersions(versions), 'must contain unique version names'),
    )
  if (versions.filter(({ storage }) => storage).length !== 1)
    errors.push(
      invalid(
        'spec.versions',
        shownVersions(versions),
        'must have exactly one version marked as storage version',
      ),
    )
  errors.push(...validateNames(names, 'spec.names'), ...validateConversion(conversion))
  return errors
}

function validateGroup(group: string): readonly FieldError[] {
  if (group === '') return [required('spec.group')]
  const wrong = nameErrors('subdomain', group)
  if (wrong.length > 0) return [invalid('spec.group', group, wrong.join(','))]
  return group.includes('.')
    ? []
    : [invalid('spec.group', group, 'should be a domain with at least one dot')]
}

const labelErrors = (field: string, text: string): readonly FieldError[] => {
  const wrong = nameErrors('label1035', text)
  return wrong.length > 0 ? [invalid(field, text, wrong.join(','))] : []
}

/** What may not change. */
function validateChange(
  spec: Partial<CustomResourceDefinitionSpec>,
  old: Definition,
): readonly FieldError[] {
  const was = old.spec
  const kept = (field: string, is: unknown, before: unknown): readonly FieldError[] =>
    immutable(field, is, dequal(is, before))
  return [
    ...(isTrue(old, 'Established')
      ? [
          ...kept('spec.scope', spec.scope, was.scope),
          ...kept('spec.names.kind', spec.names?.kind, was.names.kind),
        ]
      : []),
    ...kept('spec.group', spec.group, was.group),
    ...kept('spec.names.plural', spec.names?.plural, was.names.plural),
  ]
}

function validateStoredVersions({ spec, status }: CustomResourceDefinition): readonly FieldError[] {
  const field = 'status.storedVersions'
  const stored = status?.storedVersions ?? []
  if (stored.length === 0) return [invalid(field, [], 'must have at least one stored version')]
  const names = (spec?.versions ?? []).map(({ name }) => name)
  return stored.flatMap((version, i) =>
    names.includes(version)
      ? []
      : [
          invalid(
            `${field}[${i}]`,
            version,
            `missing from spec.versions; ${version} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${version} and removes ${version} from status.storedVersions`,
          ),
        ],
  )
}

const APPROVAL = 'api-approved.kubernetes.io'

/** Groups of the project itself need its approval. */
function validateApproval(
  { metadata, spec }: CustomResourceDefinition,
  old: Definition | undefined,
): readonly FieldError[] {
  const group = spec?.group ?? ''
  if (!/(^|\.)(k8s\.io|kubernetes\.io)$/.test(group)) return []
  const annotations: unknown = metadata?.annotations
  const approval = isFields(annotations) ? annotations[APPROVAL] : undefined
  const field = `metadata.annotations[${APPROVAL}]`
  if (old && approval === old.metadata.annotations?.[APPROVAL]) return []
  if (approval === undefined || approval === '')
    return [
      required(
        field,
        'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ),
    ]
  if (
    typeof approval === 'string' &&
    (/^unapproved/.test(approval) || /^https?:\/\/[^/]+/.test(approval))
  )
    return []
  return [
    invalid(
      field,
      approval,
      'protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111',
    ),
  ]
}

/** Versions as the server's messages show them. */
const shownVersions = (versions: CustomResourceDefinitionSpec['versions']): unknown =>
  versions.map((version) => ({
    Name: version.name,
    Served: version.served,
    Storage: version.storage,
    Deprecated: version.deprecated ?? false,
    DeprecationWarning: version.deprecationWarning ?? null,
    Schema: null,
    Subresources: null,
    AdditionalPrinterColumns: null,
    SelectableFields: null,
  }))
