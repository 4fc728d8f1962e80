/**
 * The fields that client-side apply still decides: those that its annotation knows, as far as nobody
 * has changed them since. `kubectl apply --server-side` takes them over without a conflict.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#migration-between-client-side-and-server-side-apply
 */
import type { KubeObject } from '../../kinds/kind.js'
import { compare } from './compare.js'
import { fieldsIn } from './of.js'
import { type Structured, ownable, shapeOfKind } from './scope.js'
import { type FieldSet, difference } from './set.js'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

const NOTHING: FieldSet = {}

/** The fields that were last applied by a client, and stand as they were applied. */
export function lastAppliedFields(kind: Structured, live: KubeObject): FieldSet {
  const text = live.metadata?.annotations?.[LAST_APPLIED]
  const last = text === undefined ? undefined : parsed(text)
  if (last === undefined) return NOTHING
  const shape = shapeOfKind(kind)
  const [before, now] = [ownable(kind, last), ownable(kind, live)]
  const { changed, removed } = compare(before, now, shape)
  return difference(difference(fieldsIn(before, shape), changed), removed)
}

function parsed(text: string): KubeObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as KubeObject)
      : undefined
  } catch {
    return undefined
  }
}
