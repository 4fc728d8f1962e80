/**
 * Owner references: which object controls another.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
import { controllingOwner } from '../kinds/controlling-owner.js'
import type { KubeObject, Stored } from '../kinds/kind.js'

/** The owner that controls an object. */
export const controllerOf = ({ metadata }: Pick<Stored<KubeObject>, 'metadata'>) =>
  controllingOwner(metadata)

/** The owner reference of what `owner` controls. */
export const controllerReference = ({ apiVersion, kind, metadata }: Stored<KubeObject>) => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
})
