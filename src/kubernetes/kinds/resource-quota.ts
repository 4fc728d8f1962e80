/**
 * ResourceQuotas: how much a namespace may use.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
import type { ResourceQuota } from '../../types/kubernetes/core/v1.js'
import { age, kind } from './define.js'
import type { Stored } from './kind.js'
import { objectTable } from './object-table.js'
import { validateQuota } from './quota/validation.js'

/** All quotas. */
const resourceQuotas = objectTable<ResourceQuota>('resourcequotas')

export const resourceQuota = kind<ResourceQuota>('v1', 'ResourceQuota', {
  table: resourceQuotas,
  cells: (quota, now) => [
    usageText(quota, (name) => !name.startsWith('limits.')),
    usageText(quota, (name) => name.startsWith('limits.')),
    age(quota, now),
  ],
  prepareForCreate(draft) {
    draft.status = {}
  },
  validate: validateQuota,
})

/** `pods: 2/2, requests.cpu: 200m/1` */
function usageText({ status }: Stored<ResourceQuota>, fits: (name: string) => boolean): string {
  const { hard = {}, used = {} } = status ?? {}
  return Object.keys(hard)
    .filter(fits)
    .sort()
    .map((name) => `${name}: ${used[name] ?? '0'}/${hard[name]}`)
    .join(', ')
}
