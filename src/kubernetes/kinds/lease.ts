/**
 * Leases: a node's heartbeat, or who of several leads.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/
 */
import type { Lease } from 'kubernetes-types/coordination/v1.js'
import { AGE, NAME } from './cells.js'
import type { Kind } from './kind.js'
import { objectTable } from './object-table.js'

export const leases = objectTable<Lease>('leases')

export const lease: Kind<Lease> = {
  kind: 'Lease',
  group: 'coordination.k8s.io',
  version: 'v1',
  plural: 'leases',
  singular: 'lease',
  shortNames: [],
  namespaced: true,
  table: leases,
  columns: [NAME, { header: 'HOLDER', cell: ({ spec }) => spec?.holderIdentity ?? '' }, AGE],
}
