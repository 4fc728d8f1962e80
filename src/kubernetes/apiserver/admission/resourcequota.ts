/**
 * ResourceQuota: what a new object uses must fit into the quotas of its namespace, and is written
 * down in their status at once.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
import type { Pod, ResourceQuota } from '../../../types/kubernetes/core/v1.js'
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  subtractQuantities,
} from '../../../text/quantity.js'
import type { AnyKind, Stored } from '../../kinds/kind.js'
import type { ResourceList } from '../../kinds/pod/resources.js'
import { isInScope } from '../../kinds/quota/scopes.js'
import { concerns, unsaid, usageOf } from '../../kinds/quota/usage.js'
import { resourceQuota } from '../../kinds/resource-quota.js'
import { forbidden } from '../errors.js'
import { amendStatus } from '../update-status.js'
import { inNamespace } from './in-namespace.js'
import { type AdmissionPlugin, type AdmissionRequest, isPod } from './plugin.js'

/** Kinds whose objects can come to use more. */
const GROWING: readonly string[] = ['Service', 'PersistentVolumeClaim']

export const resourceQuotaPlugin: AdmissionPlugin = {
  name: 'ResourceQuota',
  handles: (kind, operation) =>
    kind.namespaced &&
    kind.kind !== 'Event' &&
    (operation === 'CREATE' ||
      (operation === 'UPDATE' && kind.group === '' && GROWING.includes(kind.kind))),
  validate(request) {
    if (request.subresource) return
    const quotas = inNamespace(request.tx, resourceQuota.table, request.namespace)
    if (quotas.length > 0) check(request, quotas)
  },
}

function check(request: AdmissionRequest, quotas: readonly Stored<ResourceQuota>[]): void {
  const { kind, object, old, name } = request
  const limiting = quotas.filter((quota) => isLimiting(quota, kind, object))
  if (limiting.length === 0) return
  const refuse = (why: string) => forbidden(kind, name, why)
  if (isPod(kind))
    for (const quota of limiting) {
      const missing = unsaid(object as Pod, Object.keys(quota.status?.hard ?? {}))
      if (missing !== undefined) throw refuse(`failed quota: ${quota.metadata.name}: ${missing}`)
    }
  const more = increase(usageOf(kind, object), old && usageOf(kind, old))
  if (Object.keys(more).length === 0) return
  for (const quota of limiting) {
    const excess = excessOf(quota, more)
    if (excess !== undefined) throw refuse(excess)
  }
  if (request.dryRun) return
  for (const quota of limiting) request.afterwards.push(() => charge(request, quota, more))
}

/** Whether a quota has something to say about an object. */
const isLimiting = (
  quota: Stored<ResourceQuota>,
  kind: AnyKind,
  object: AdmissionRequest['object'],
): boolean =>
  Object.keys(quota.status?.hard ?? {}).some((name) => concerns(kind, name)) &&
  isInScope(quota, kind, object)

/** What an object uses more than it did. */
function increase(now: ResourceList, before: ResourceList | undefined): ResourceList {
  const more: Record<string, string> = {}
  for (const [name, quantity] of Object.entries(now)) {
    const added = before?.[name] ? subtractQuantities(quantity, before[name]) : quantity
    if (compareQuantities(added, '0') > 0) more[name] = added
  }
  return more
}

/** Why something does not fit, if it does not. */
function excessOf(
  { metadata, status }: Stored<ResourceQuota>,
  more: ResourceList,
): string | undefined {
  const [hard, used] = [status?.hard ?? {}, status?.used ?? {}]
  const exceeded = Object.keys(more)
    .filter(
      (name) =>
        hard[name] !== undefined &&
        compareQuantities(addQuantities(used[name] ?? '0', more[name] as string), hard[name]) > 0,
    )
    .sort()
  if (exceeded.length === 0) return undefined
  const listed = (list: ResourceList): string =>
    exceeded
      .map((name) => `${name}=${canonicalQuantity(list[name] ?? '0') ?? list[name]}`)
      .join(',')
  return `exceeded quota: ${metadata.name}, requested: ${listed(more)}, used: ${listed(used)}, limited: ${listed(hard)}`
}

/** Writes down what an object uses. */
function charge({ tx }: AdmissionRequest, quota: Stored<ResourceQuota>, more: ResourceList): void {
  amendStatus(tx, resourceQuota, quota, (draft) => {
    const { hard = {}, used = {} } = draft.status ?? {}
    const sum: Record<string, string> = { ...used }
    for (const [name, quantity] of Object.entries(more))
      if (hard[name] !== undefined) sum[name] = addQuantities(sum[name] ?? '0', quantity)
    draft.status = { ...draft.status, used: sum }
  })
}
