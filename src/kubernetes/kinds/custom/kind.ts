/**
 * The kind that a version of a CustomResourceDefinition defines: what the API server does with its
 * objects follows from the schema.
 *
 * Objects are stored in one version and read in any that is served: nothing but their `apiVersion`
 * changes, and each version has its own defaults and fields.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
import type { CustomResourceDefinitionVersion } from '../../../types/kubernetes/apiextensions/v1.js'
import type { Draft, FieldError, Kind, KubeObject, Stored } from '../kind.js'
import { customTable } from '../object-table.js'
import { columnsOf } from './columns.js'
import { type Definition, isTerminating } from './definitions.js'
import { validateEmbedded } from './embedded.js'
import { withDefaults } from './fill.js'
import { validateListTypes } from './list-types.js'
import { valueAt } from './path.js'
import { pruned } from './prune.js'
import { validateRules } from './rules.js'
import { validateScale } from './scale.js'
import { type Fields, META_FIELDS, type Schema } from './schema.js'
import { structureOf } from './structure.js'
import { validateValue } from './validate.js'
import { byPreference } from './versions.js'
import { finalizerWarnings } from './warnings.js'

type Version = CustomResourceDefinitionVersion
type Object_ = Stored<KubeObject>

const VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch']
const TERMINATING_VERBS = ['delete', 'deletecollection', 'get', 'list', 'watch']

const EMPTY: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

/** The schema of a version. */
const schemaOf = ({ schema }: Version): Schema => schema?.openAPIV3Schema ?? EMPTY

/** The kinds of the served versions of a definition, the preferred one first. */
export function kindsOf(definition: Definition): readonly Kind[] {
  let made = known.get(definition)
  if (!made) {
    const { versions } = definition.spec
    const served = versions.filter(({ served }) => served)
    made = [...served]
      .sort((a, b) => byPreference(a.name, b.name))
      .map((version) => kindOf(definition, version))
    known.set(definition, made)
  }
  return made
}

const known = new WeakMap<Definition, readonly Kind[]>()

function kindOf(definition: Definition, version: Version): Kind {
  const { spec, status } = definition
  const names = status?.acceptedNames ?? spec.names
  const apiVersion = `${spec.group}/${version.name}`
  const schema = schemaOf(version)
  const { subresources = {}, selectableFields = [] } = version
  const scale = subresources.scale
  const warning = deprecationOf(definition, version)
  const storage = spec.versions.find((one) => one.storage)?.name ?? version.name
  return {
    kind: names.kind,
    group: spec.group,
    version: version.name,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
    namespaced: spec.scope === 'Namespaced',
    verbs: isTerminating(definition) ? TERMINATING_VERBS : VERBS,
    type: structureOf(`${apiVersion}.${names.kind}`, schema),
    schema,
    table: customTable({ plural: names.plural, group: spec.group }),
    columns: columnsOf(version.additionalPrinterColumns),
    hasGeneration: true,
    hasStatus: subresources.status !== undefined,
    scalable: scale !== undefined,
    ...(scale ? { scale } : {}),
    ...(warning === undefined ? {} : { deprecation: warning }),
    ...(isTerminating(definition) ? { isClosing: true } : {}),
    fields: Object.fromEntries(
      selectableFields.map(({ jsonPath }) => [
        jsonPath.replace(/^\./, ''),
        (object: Object_) => String(valueAt(object, jsonPath) ?? ''),
      ]),
    ),
    warnings: finalizerWarnings,
    ...storageOf(apiVersion, `${spec.group}/${storage}`, schema),
    ...behaviourOf(schema, version),
  }
}

/** How objects are kept in the version that is stored, and read in this one. */
function storageOf(
  apiVersion: string,
  stored: string,
  schema: Schema,
): Pick<Kind, 'pack' | 'unpack'> {
  const read = new WeakMap<object, Object_>()
  return {
    pack: (object) => (object.apiVersion === stored ? object : { ...object, apiVersion: stored }),
    unpack(row) {
      const given = row as Object_
      let object = read.get(given)
      if (!object) {
        object = shaped(schema, given)
        if (object.apiVersion !== apiVersion) object = { ...object, apiVersion }
        read.set(given, object)
      }
      return object
    },
  }
}

/** The object without fields that the schema does not name, and with its defaults. */
const shaped = <T extends object>(schema: Schema, object: T): T =>
  withDefaults(schema, pruned(schema, object)) as T

/** Gives a draft the fields that it should have. */
function reshape(schema: Schema, draft: object): void {
  const whole = draft as Record<string, unknown>
  const next = shaped(schema, whole)
  for (const name of Object.keys(whole))
    if (!META_FIELDS.has(name) && !Object.hasOwn(next, name)) delete whole[name]
  for (const [name, value] of Object.entries(next)) if (!META_FIELDS.has(name)) whole[name] = value
}

function behaviourOf(
  schema: Schema,
  { subresources = {} }: Version,
): Pick<
  Kind,
  'setDefaults' | 'prepareForCreate' | 'validate' | 'setStatusDefaults' | 'validateStatus'
> {
  const shape = (object: object, old: object | undefined): readonly FieldError[] => [
    ...validateValue(schema, withoutMeta(object), '', old && withoutMeta(old)),
    ...validateScale(subresources.scale, object),
    ...validateEmbedded({ ...schema, 'x-kubernetes-embedded-resource': false }, object, ''),
    ...(old && validateListTypes(schema, old, '').length > 0
      ? []
      : validateListTypes(schema, object, '')),
  ]
  const validate = (object: object, old: object | undefined): readonly FieldError[] => {
    const errors = shape(object, old)
    return [...errors, ...validateRules(schema, object, old, errors)]
  }
  return {
    setDefaults: (draft: Draft<KubeObject>) => reshape(schema, draft),
    prepareForCreate(draft: Draft<KubeObject & { status?: unknown }>) {
      if (subresources.status !== undefined) {
        delete draft.status
        reshape(schema, draft)
      }
    },
    validate,
    setStatusDefaults: (draft: Draft<KubeObject>) => reshape(schema, draft),
    validateStatus: validate,
  }
}

/** What the schema speaks about: metadata has rules of its own. */
const withoutMeta = (object: object): Fields => {
  const { metadata, ...rest } = object as { readonly metadata?: Fields } & Fields
  return {
    ...rest,
    ...(metadata
      ? {
          metadata: {
            name: metadata['name'],
            ...(metadata['generateName'] ? { generateName: metadata['generateName'] } : {}),
          },
        }
      : {}),
  }
}

/** What the server warns those of who use a version that is on its way out. */
function deprecationOf({ spec }: Definition, version: Version): string | undefined {
  if (!version.deprecated) return undefined
  if (version.deprecationWarning !== undefined) return version.deprecationWarning
  const named = (name: string): string => `${spec.group}/${name} ${spec.names.kind}`
  const newer = spec.versions
    .filter(({ served, deprecated }) => served && !deprecated)
    .map(({ name }) => name)
    .filter((name) => byPreference(name, version.name) < 0)
    .sort(byPreference)
  const [best] = newer
  return `${named(version.name)} is deprecated${best === undefined ? '' : `; use ${named(best)}`}`
}
