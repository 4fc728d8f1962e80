/**
 * Which fields of an object managers own: what the server sets belongs to nobody, and status is the
 * status subresource's.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
import type { Kind, KubeObject } from '../../kinds/kind.js'
import { type Shape, type Struct, shapeOf } from './shape.js'

const SERVER_METADATA: readonly string[] = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
]

/** A kind as far as its fields go. */
export type Structured = Pick<Kind, 'type' | 'hasStatus'>

/** The shape of a kind's objects. */
export const shapeOfKind = ({ type }: Pick<Kind, 'type'>): Shape => shapeOf(type)

/** What a write of an object is about. */
export function ownable(kind: Structured, object: KubeObject, isStatus = false): Struct {
  const { status, metadata, ...rest } = object as Struct & KubeObject
  if (isStatus) return status === undefined ? {} : { status }
  const { apiVersion: _, kind: __, ...fields } = rest as Struct
  const kept = Object.entries(metadata ?? {}).filter(([name]) => !SERVER_METADATA.includes(name))
  return {
    ...fields,
    ...(kept.length > 0 ? { metadata: Object.fromEntries(kept) } : {}),
    ...(kind.hasStatus || status === undefined ? {} : { status }),
  }
}

/** What a status is before somebody writes it: nobody manages that. */
const UNWRITTEN: readonly unknown[] = [null, 0, '', false, 'Active', 'Pending', 'Terminating']

/** The status as far as somebody wrote it. */
export function writtenStatus(object: object): object {
  const { status, ...rest } = object as { readonly status?: Readonly<Record<string, unknown>> }
  const parts = Object.entries(status ?? {}).filter(
    ([name, value]) => name !== 'qosClass' && !UNWRITTEN.includes(value),
  )
  return { ...rest, status: Object.fromEntries(parts) }
}
