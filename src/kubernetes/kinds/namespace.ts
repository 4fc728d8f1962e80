/**
 * Namespaces: what divides a cluster's names. A namespace is gone when its content is.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
import { factsOf } from './define.js'
import type { Namespace } from '../../types/kubernetes/core/v1.js'
import { AGE, NAME } from './cells.js'
import type { Kind } from './kind.js'
import { objectTable } from './object-table.js'

/** The label that carries a namespace's name, so that selectors can select it. */
const NAME_LABEL = 'kubernetes.io/metadata.name'

export const namespaces = objectTable<Namespace>('namespaces')

export const namespace: Kind<Namespace> = {
  ...factsOf('v1', 'Namespace'),
  nameFormat: 'label',
  table: namespaces,
  columns: [NAME, { header: 'STATUS', cell: ({ status }) => status?.phase ?? '' }, AGE],
  fields: { 'status.phase': ({ status }) => status?.phase ?? '' },
  setDefaults(draft) {
    const name = draft.metadata?.name
    if (draft.metadata && name && draft.metadata.labels?.[NAME_LABEL] !== name) {
      draft.metadata = {
        ...draft.metadata,
        labels: { ...draft.metadata.labels, [NAME_LABEL]: name },
      }
    }
  },
  prepareForCreate(draft) {
    draft.spec = { finalizers: ['kubernetes'] }
    draft.status = { phase: 'Active' }
  },
  isHeld: ({ spec }) => (spec?.finalizers?.length ?? 0) > 0,
}
