/**
 * ControllerRevisions: what a controller rolled out before.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/
 */
import type { ControllerRevision } from '../../types/kubernetes/apps/v1.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'
import { objectTable } from './object-table.js'

/** All revisions. */
const controllerRevisions = objectTable<ControllerRevision>('controllerrevisions')

export const controllerRevision = kind<ControllerRevision>('apps/v1', 'ControllerRevision', {
  table: controllerRevisions,
  cells: (one, now) => [ownerText(one.metadata.ownerReferences), one.revision, age(one, now)],
})

/** `statefulset.apps/web` */
function ownerText(owners: NonNullable<ControllerRevision['metadata']>['ownerReferences']): string {
  const owner = owners?.find(({ controller }) => controller)
  if (!owner) return NONE
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : ''
  return `${owner.kind.toLowerCase()}${group}/${owner.name}`
}
