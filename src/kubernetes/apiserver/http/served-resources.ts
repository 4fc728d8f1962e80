/**
 * The resources that an API server serves under its paths: those of the API, those of plugins, and
 * those that definitions define.
 *
 * @module
 */
import type { Reader } from '../../../sim/world.js'
import { customKinds } from '../../kinds/custom/served.js'
import { isKindName, kindOf } from '../../kinds/index.js'
import type { AnyKind, Kind } from '../../kinds/kind.js'
import { type ApiResource, type Subresource, resources } from '../../kinds/resources.js'
import { reviewKinds } from '../../kinds/reviews.js'
import { servedDefinitions, servedKind } from '../../kinds/served.js'

/** A resource with the kind of its objects. */
export interface ServedResource extends Omit<ApiResource, 'type'> {
  /** Absent for what has no objects: bindings, statuses of components. */
  readonly of?: AnyKind
  /** The structure of its objects in this version: `autoscaling/v1.HorizontalPodAutoscaler`. */
  readonly type?: string
  /** It is defined by a CustomResourceDefinition. */
  readonly isCustom?: true
}

/** The kind of a resource of the API, in the version that is stored. */
function kindOfResource({ kind, group }: ApiResource): AnyKind | undefined {
  const review = reviewKinds.find((one) => one.kind === kind && one.group === group)
  if (review) return review
  return isKindName(kind) ? (kindOf(kind) as unknown as AnyKind) : undefined
}

/** Those of the API are always the same. */
const ofApi: readonly ServedResource[] = resources.map((resource) => {
  const of = kindOfResource(resource)
  return of ? { ...resource, of } : resource
})

const ofPlugin = (read: Reader, row: ApiResource): ServedResource => ({
  ...row,
  of: servedKind(read, row.kind) as AnyKind,
})

function ofDefinition(kind: Kind): ServedResource {
  const subresources: Subresource[] = []
  const verbs = ['get', 'patch', 'update']
  if (kind.hasStatus) subresources.push({ name: 'status', kind: kind.kind, verbs })
  if (kind.scale) subresources.push({ name: 'scale', kind: 'Scale', verbs })
  return {
    plural: kind.plural,
    kind: kind.kind,
    singular: kind.singular,
    shortNames: kind.shortNames,
    group: kind.group,
    version: kind.version,
    namespaced: kind.namespaced,
    verbs: kind.verbs,
    categories: kind.categories ?? [],
    subresources,
    headers: [],
    of: kind,
    isCustom: true,
  }
}

/** All resources, those of one group after the other. */
export function servedResources(read: Reader): readonly ServedResource[] {
  const more = servedDefinitions(read)
  const custom = customKinds(read)?.all ?? []
  if (more.length === 0 && custom.length === 0) return ofApi
  return [...ofApi, ...more.map((row) => ofPlugin(read, row)), ...custom.map(ofDefinition)]
}

/** The resource of a path. */
export const resourceAt = (
  read: Reader,
  {
    group,
    version,
    resource,
  }: { readonly group: string; readonly version: string; readonly resource: string },
): ServedResource | undefined =>
  servedResources(read).find(
    (one) => one.plural === resource && one.version === version && one.group === group,
  )
