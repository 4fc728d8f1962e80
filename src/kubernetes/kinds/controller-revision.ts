/**
 * ControllerRevisions: what a controller rolled out before.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/
 */
import { dequal } from 'dequal'
import type { ControllerRevision } from '../../types/kubernetes/apps/v1.js'
import type { PodTemplateSpec } from '../../types/kubernetes/core/v1.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'
import { immutable, notNegative } from './field-errors.js'
import type { Stored } from './kind.js'
import { objectTable, orphanEntries } from './object-table.js'

/** All revisions; found by label where nothing controls them. */
const controllerRevisions = objectTable<ControllerRevision, 'byOrphanLabel'>(
  'controllerrevisions',
  { byOrphanLabel: ({ metadata }) => orphanEntries(metadata) },
)

export const controllerRevision = kind<ControllerRevision>('apps/v1', 'ControllerRevision', {
  table: controllerRevisions,
  validate: ({ revision, data }, old) => [
    ...notNegative('revision', revision),
    ...(old ? immutable('data', data, dequal(data, old.data)) : []),
  ],
  cells: (one, now) => [ownerText(one.metadata.ownerReferences), one.revision, age(one, now)],
})

/** `statefulset.apps/web` */
function ownerText(owners: NonNullable<ControllerRevision['metadata']>['ownerReferences']): string {
  const owner = owners?.find(({ controller }) => controller)
  if (!owner) return NONE
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : ''
  return `${owner.kind.toLowerCase()}${group}/${owner.name}`
}

/** What a revision holds: the patch that gives an object its template. */
export interface TemplatePatch {
  readonly spec: { readonly template: PodTemplateSpec & { readonly $patch: 'replace' } }
}

/** The patch that gives an object a template. */
export const templatePatch = (template: PodTemplateSpec): TemplatePatch => ({
  spec: { template: { $patch: 'replace', ...template } },
})

/** The template that a revision stands for. */
export function templateOf({ data }: ControllerRevision): PodTemplateSpec {
  const { $patch: _, ...template } = (data as unknown as TemplatePatch).spec.template
  return template
}

/** Revisions by number, the oldest first. */
export const inOrder = (
  revisions: readonly Stored<ControllerRevision>[],
): readonly Stored<ControllerRevision>[] =>
  [...revisions].sort(
    (a, b) =>
      a.revision - b.revision ||
      compareText(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
      compareText(a.metadata.name, b.metadata.name),
  )

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
