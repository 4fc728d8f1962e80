/**
 * The history of StatefulSets and DaemonSets: a ControllerRevision for each template that one had.
 *
 * The newest revision is the present template's. Going back to an earlier template gives its
 * revision a new number, and makes no other.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/
 */
import { dequal } from 'dequal'
import type { ControllerRevision } from '../../../types/kubernetes/apps/v1.js'
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { Api } from '../../apiserver/client.js'
import { isApiError } from '../../apiserver/errors.js'
import { type TemplatePatch, templatePatch } from '../../kinds/controller-revision.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import { deleteIfThere } from '../controller.js'
import { controllerOf, controllerReference } from '../owners.js'

export type StoredRevision = Stored<ControllerRevision>

/** Whose template is to have a revision. */
interface Historic {
  readonly owner: Stored<KubeObject>
  readonly template: PodTemplateSpec
  /** How often a name was somebody else's. */
  readonly collisions: number
  /** The label that carries the hash. */
  readonly hashLabel: string
  /** What the names of revisions end with. */
  readonly hashOf: (template: PodTemplateSpec, collisions: number) => string
}

/**
 * The revision of the present template: made, or given the highest number if it is an old one's.
 * `known`: the owner's revisions in order. @throws ApiError
 */
export function presentRevision(
  api: Api,
  known: readonly StoredRevision[],
  of: Historic,
): { readonly revision: StoredRevision; readonly collisions: number } {
  const data = templatePatch(of.template)
  const newest = known.at(-1)
  const equal = known.filter((one) => dequal(one.data, data)).at(-1)
  const { collisions } = of
  if (equal && equal.revision === newest?.revision) return { revision: equal, collisions }
  const next = (newest?.revision ?? 0) + 1
  if (equal)
    return {
      revision: api.amend('ControllerRevision', equal, (draft) => void (draft.revision = next)),
      collisions,
    }
  return makeRevision(api, of, data, next)
}

/** Takes another hash as long as the name is that of another template's revision. */
function makeRevision(
  api: Api,
  { owner, template, hashLabel, hashOf, ...of }: Historic,
  data: TemplatePatch,
  revision: number,
): { readonly revision: StoredRevision; readonly collisions: number } {
  const { name, namespace, annotations } = owner.metadata
  for (let collisions = of.collisions; ; collisions++) {
    const hash = hashOf(template, collisions)
    const made: ControllerRevision = {
      metadata: {
        name: `${name}-${hash}`,
        namespace: namespace as string,
        labels: { ...template.metadata?.labels, [hashLabel]: hash },
        ...(annotations ? { annotations } : {}),
        ownerReferences: [controllerReference(owner)],
      },
      data: data as unknown as NonNullable<ControllerRevision['data']>,
      revision,
    }
    try {
      return { revision: api.create('ControllerRevision', made), collisions }
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
      const there = api.live.get('ControllerRevision', `${name}-${hash}`, namespace)
      if (controllerOf(there)?.uid === owner.metadata.uid && dequal(there.data, data))
        return { revision: there, collisions }
    }
  }
}

/** Deletes the oldest revisions that nobody uses, beyond `limit`. */
export function truncateHistory(
  api: Api,
  revisions: readonly StoredRevision[],
  isUsed: (revision: StoredRevision) => boolean,
  limit: number,
): void {
  const unused = revisions.filter((one) => !isUsed(one))
  for (const one of unused.slice(0, Math.max(0, unused.length - limit)))
    deleteIfThere(api, 'ControllerRevision', one)
}
