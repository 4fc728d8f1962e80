/**
 * Which of the owners of an object controls it.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
import type { ObjectMeta, OwnerReference } from '../../types/kubernetes/meta/v1.js'

/** The reference to the owner that controls the object. */
export function controllingOwner(metadata: ObjectMeta): OwnerReference | undefined {
  const owners = metadata.ownerReferences
  // Every change of every pod asks this several times: no closure, no iterator.
  if (owners) for (let i = 0; i < owners.length; i++) if (owners[i]?.controller) return owners[i]
  return undefined
}
