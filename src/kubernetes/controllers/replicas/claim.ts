/**
 * Claiming: a controller takes what its selector selects and nobody owns, and lets go what its
 * selector does not select any more.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions
 */
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import type { Api, ObjectOf } from '../../apiserver/client.js'
import { isApiError, modified, notFound } from '../../apiserver/errors.js'
import { type KindName, kindOf } from '../../kinds/index.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { selectorEntry } from '../../kinds/object-table.js'
import { controllerOf, controllerReference } from '../owners.js'

/** Kinds that can be adopted. */
type Adoptable = 'Pod' | 'ReplicaSet' | 'ControllerRevision'

/**
 * What `owner` controls once it has adopted and released, in the order of names. `mayAdopt`: which
 * of what the selector selects.
 */
export function claim<N extends Adoptable>(
  api: Api,
  owner: Stored<KubeObject>,
  kind: N,
  selector: LabelSelector,
  mayAdopt: (object: Stored<ObjectOf<N>>) => boolean = () => true,
): readonly Stored<ObjectOf<N>>[] {
  const { uid, deletionTimestamp } = owner.metadata
  const selects = selection(selector)
  const claimed: Stored<ObjectOf<N>>[] = []
  for (const object of api.ownedBy(owner, kind)) {
    if (controllerOf(object)?.uid !== uid) continue
    if (selects(object)) claimed.push(object)
    else if (!deletionTimestamp) release(api, kind, object, uid)
  }
  if (deletionTimestamp) return claimed
  const orphans = orphansOf(api, owner, kind, selector).filter(
    (object) => !object.metadata.deletionTimestamp && selects(object) && mayAdopt(object),
  )
  if (orphans.length === 0) return claimed
  for (const orphan of orphans) claimed.push(adopt(api, kind, orphan, owner))
  return claimed.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
}

/** A test of objects' labels that looks at shared labels once. */
function selection(selector: LabelSelector): (object: Stored<KubeObject>) => boolean {
  let labels: object | undefined
  let selected = false
  return ({ metadata }) => {
    if (metadata.labels && metadata.labels === labels) return selected
    labels = metadata.labels
    selected = matchesLabelSelector(selector, metadata.labels ?? {})
    return selected
  }
}

function orphansOf<N extends Adoptable>(
  api: Api,
  owner: Stored<KubeObject>,
  kind: N,
  selector: LabelSelector,
): readonly Stored<ObjectOf<N>>[] {
  const namespace = owner.metadata.namespace as string
  if (Object.keys(selector.matchLabels ?? {}).length > 0)
    return api.by(kind, 'byOrphanLabel', selectorEntry(namespace, selector.matchLabels))
  return api.list(kind, { namespace }).filter((object) => !controllerOf(object))
}

/**
 * The server's own word counts: the owner may be gone for long, or the object may have another
 * controller by now. @throws ApiError
 */
function adopt<N extends Adoptable>(
  api: Api,
  kind: N,
  object: Stored<ObjectOf<N>>,
  owner: Stored<KubeObject>,
): Stored<ObjectOf<N>> {
  const { name, namespace, uid } = owner.metadata
  const live = api.live.get(owner.kind as KindName, name, namespace)
  if (live.metadata.uid !== uid || live.metadata.deletionTimestamp)
    throw notFound(kindOf(owner.kind as KindName), name)
  return api.amend(kind, object, (draft) => {
    const references = draft.metadata?.ownerReferences ?? []
    if (references.some((one) => one.uid === uid)) return
    if (references.some(({ controller }) => controller))
      throw modified(kindOf(kind), object.metadata.name)
    draft.metadata = {
      ...draft.metadata,
      ownerReferences: [...references, controllerReference(owner)],
    }
  })
}

function release<N extends Adoptable>(
  api: Api,
  kind: N,
  object: Stored<ObjectOf<N>>,
  uid: string,
): void {
  try {
    api.amend(kind, object, (draft) => {
      const { metadata } = draft
      if (!metadata?.ownerReferences?.some((one) => one.uid === uid)) return
      const others = metadata.ownerReferences.filter((one) => one.uid !== uid)
      const { ownerReferences: _, ...rest } = metadata
      draft.metadata = { ...rest, ...(others.length > 0 ? { ownerReferences: others } : {}) }
    })
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
  }
}
