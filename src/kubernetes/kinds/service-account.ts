/**
 * Service accounts: who a pod is to the API server.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
import type { ServiceAccount } from 'kubernetes-types/core/v1.js'
import { AGE, NAME } from './cells.js'
import type { Kind } from './kind.js'
import { objectTable } from './object-table.js'

export const serviceAccounts = objectTable<ServiceAccount>('serviceaccounts')

export const serviceAccount: Kind<ServiceAccount> = {
  kind: 'ServiceAccount',
  group: '',
  version: 'v1',
  plural: 'serviceaccounts',
  singular: 'serviceaccount',
  shortNames: ['sa'],
  namespaced: true,
  table: serviceAccounts,
  columns: [NAME, AGE],
}
