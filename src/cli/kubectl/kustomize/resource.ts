/**
 * A resource that a kustomization is made of: its object, and what it was called before.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
 */
import { KubariumError } from '../../../sim/errors.js'

/** Fields of an object; transformers change them in place. */
export type Fields = Record<string, unknown>

/** A resource under way. */
export interface Resource {
  object: Fields
  /** The names that it had, the first one first; references are looked up by these. */
  readonly names: { readonly name: string; readonly namespace: string }[]
  readonly prefixes: string[]
  readonly suffixes: string[]
  /** Its name will end in a hash of its contents. */
  hashed: boolean
}

/** What cannot be built; the message follows `error: `. */
export class KustomizeError extends KubariumError {
  override name = 'KustomizeError'
}

/** A resource of an object that was read or generated. */
export const resourceOf = (object: Fields, hashed = false): Resource => ({
  object,
  names: [],
  prefixes: [],
  suffixes: [],
  hashed,
})

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that shares nothing with the one that it was copied from. */
export function copied<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copied) as Value
  return isFields(value)
    ? (Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])) as Value)
    : value
}

/** The metadata of an object; made where it is missing. */
export function metadataOf(object: Fields): Fields {
  const { metadata } = object
  if (isFields(metadata)) return metadata
  const made: Fields = {}
  object['metadata'] = made
  return made
}

export const nameOf = ({ object }: Resource): string => text(metadataOf(object)['name'])
export const namespaceOf = ({ object }: Resource): string => text(metadataOf(object)['namespace'])
export const kindOf = ({ object }: Pick<Resource, 'object'>): string => text(object['kind'])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Group and version of an object. */
export function groupVersionOf({ object }: Pick<Resource, 'object'>): {
  readonly group: string
  readonly version: string
} {
  const apiVersion = text(object['apiVersion'])
  const slash = apiVersion.indexOf('/')
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) }
}

/** Remembers what a resource is called, before that changes. */
export function remember(resource: Resource): void {
  resource.names.push({ name: nameOf(resource), namespace: namespaceOf(resource) })
}

/** Whether a resource has a name, or had it. */
export const wasCalled = (resource: Resource, name: string): boolean =>
  nameOf(resource) === name || resource.names.some((one) => one.name === name)

/** Whether a resource is in a namespace, or was. */
export const wasIn = (resource: Resource, namespace: string): boolean =>
  [namespaceOf(resource), ...resource.names.map((one) => one.namespace)].some(
    (one) => (one || 'default') === (namespace || 'default'),
  )

/** How messages name a resource: `Deployment.v1.apps/web.[noNs]`. */
function idOf(resource: Resource): string {
  const { group, version } = groupVersionOf(resource)
  return idText({
    kind: kindOf(resource),
    group,
    version,
    name: nameOf(resource),
    namespace: namespaceOf(resource),
  })
}

/** The same of what is looked for; what is not said is named so. */
export const idText = (of: {
  readonly kind?: string | undefined
  readonly group?: string | undefined
  readonly version?: string | undefined
  readonly name?: string | undefined
  readonly namespace?: string | undefined
}): string =>
  `${of.kind || '[noKind]'}.${of.version || '[noVer]'}.${of.group || '[noGrp]'}/${of.name || '[noName]'}.${of.namespace || '[noNs]'}`

/** Adds resources to others. @throws KustomizeError for one that is there already */
export function addAll(to: Resource[], more: readonly Resource[]): void {
  for (const resource of more) {
    const id = idOf(resource)
    if (to.some((one) => idOf(one) === id))
      throw new KustomizeError(`may not add resource with an already registered id: ${id}`)
    to.push(resource)
  }
}
