/**
 * Objects as answers show them: with their kind, their managers, and metadata in the order of the
 * API server.
 *
 * @module
 */
import type { Reader } from '../../../sim/world.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import { withManagedFields } from '../field-managers.js'
import type { ServedResource } from './served-resources.js'
import { convertOut } from './versions.js'

/** The fields of metadata in their order. */
const METADATA = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
] as const

type Struct = Readonly<Record<string, unknown>>

/** Metadata in the order of the API server. */
export function metadataOf(object: Stored<KubeObject>): Struct {
  const metadata = object.metadata as unknown as Struct
  const ordered: Record<string, unknown> = {}
  for (const name of METADATA) if (metadata[name] !== undefined) ordered[name] = metadata[name]
  return ordered
}

/** An object as the server shows it in the version of a resource. */
export function shownObject(
  read: Reader,
  resource: ServedResource,
  object: Stored<KubeObject>,
): Stored<KubeObject> {
  const managed = resource.of ? withManagedFields(read, resource.of as AnyKind, object) : object
  return convertOut(resource, managed as Stored<KubeObject>)
}

/** The body of an answer that is one object. */
export function bodyOf(
  { isCustom }: Pick<ServedResource, 'isCustom'>,
  object: Stored<KubeObject>,
): object {
  const { kind, apiVersion, metadata: _, ...rest } = object
  const metadata = metadataOf(object)
  return isCustom
    ? sorted({ apiVersion, kind, metadata, ...rest })
    : { kind, apiVersion, metadata, ...rest }
}

/** An item of a list: those of the API's own kinds do not repeat their kind. */
export function itemOf(
  { isCustom }: Pick<ServedResource, 'isCustom'>,
  object: Stored<KubeObject>,
): object {
  if (isCustom) return bodyOf({ isCustom }, object)
  const { kind: _, apiVersion: __, metadata: ___, ...rest } = object
  return { metadata: metadataOf(object), ...rest }
}

const sorted = (object: Struct): Struct =>
  Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, object[key]]),
  )

/** Metadata alone, as an object. */
export const partialOf = (object: Stored<KubeObject>, version = 'v1'): object => ({
  kind: 'PartialObjectMetadata',
  apiVersion: `meta.k8s.io/${version}`,
  metadata: metadataOf(object),
})
