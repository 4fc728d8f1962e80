/**
 * Service accounts: who a pod is to the API server.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
import { factsOf } from './define.js'
import type { ServiceAccount } from '../../types/kubernetes/core/v1.js'
import { AGE, NAME } from './cells.js'
import type { Kind } from './kind.js'
import { objectTable } from './object-table.js'

export const serviceAccounts = objectTable<ServiceAccount>('serviceaccounts')

export const serviceAccount: Kind<ServiceAccount> = {
  ...factsOf('v1', 'ServiceAccount'),
  table: serviceAccounts,
  columns: [NAME, AGE],
}
