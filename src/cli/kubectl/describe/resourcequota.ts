/**
 * `kubectl describe resourcequota`.
 *
 * @module
 */
import type { ResourceQuota } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { canonicalQuantity } from '../../../text/quantity.js'
import { Description, byKey } from './text.js'

/** What scopes mean. */
const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
}

/** Describes a quota. */
export function describeResourceQuota(quota: Stored<ResourceQuota>): string {
  const to = new Description()
  to.field(0, 'Name', quota.metadata.name).field(0, 'Namespace', quota.metadata.namespace)
  scopeLines(to, quota, 0, ' ')
  to.line(0, 'Resource\tUsed\tHard').line(0, '--------\t----\t----')
  quotaLines(to, quota, 0)
  return to.toString()
}

/** The scopes of a quota, and what they mean. */
export function scopeLines(
  to: Description,
  { spec }: Stored<ResourceQuota>,
  level: number,
  indent: string,
): void {
  const scopes = [...(spec?.scopes ?? [])].sort()
  if (scopes.length === 0) return
  to.field(level, 'Scopes', scopes.join(', '))
  for (const scope of scopes)
    if (Object.hasOwn(SCOPES, scope)) to.line(level, `${indent}* ${SCOPES[scope]}`)
}

/** A line for each resource that a quota limits. */
export function quotaLines(
  to: Description,
  { status }: Stored<ResourceQuota>,
  level: number,
): void {
  for (const [name, hard] of Object.entries(status?.hard ?? {}).sort(byKey))
    to.line(level, `${name}\t${shown(status?.used?.[name] ?? '0')}\t${shown(hard)}`)
}

const shown = (quantity: string): string => canonicalQuantity(quantity) ?? quantity
