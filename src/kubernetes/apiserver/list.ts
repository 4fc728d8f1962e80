/**
 * List: the objects of a namespace or of all, in the order of their keys, as far as selectors
 * select them.
 *
 * Where an index answers a selector, only what the index holds is looked at.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Reader } from '../../sim/world.js'
import type { KubeObject, Kind, Stored } from '../kinds/kind.js'
import type { ListOptions } from './client.js'
import {
  type FieldRequirement,
  type Selector,
  fieldMatcher,
  matchesSelector,
  parseFieldSelector,
  parseSelector,
} from './selectors.js'
import { findStored, objectOf } from './stored.js'

/** @throws ApiError BadRequest for selectors that cannot be read */
export function list<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  options: ListOptions = {},
): readonly Stored<T>[] {
  const labels = options.labelSelector ? parseSelector(options.labelSelector) : []
  const fields = options.fieldSelector ? parseFieldSelector(options.fieldSelector) : []
  const namespace = kind.namespaced ? options.namespace : undefined
  const fits = fieldMatcher(kind, fields)
  const objects = candidates(read, kind, namespace, labels, fields)
  if (labels.length === 0 && fields.length === 0) return objects
  return objects.filter((object) => matchesSelector(labels, object.metadata.labels) && fits(object))
}

function candidates<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  namespace: string | undefined,
  labels: Selector,
  fields: readonly FieldRequirement[],
): readonly Stored<T>[] {
  const found = indexed(read, kind, namespace, labels, fields)
  if (found)
    return namespace === undefined
      ? found
      : found.filter(({ metadata }) => metadata.namespace === namespace)
  const rows = objectsOf(
    read,
    kind,
    read.rows(kind.table, namespace === undefined ? '' : `${namespace}/`),
  )
  const stored = new Set(kind.allComputed ? rows.map(keyText) : [])
  const computed = (kind.allComputed?.(read, namespace) ?? []).filter(
    (object) => !stored.has(keyText(object)),
  )
  if (rows.length === 0) return computed
  return computed.length === 0
    ? rows
    : [...rows, ...computed].sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1))
}

const keyText = ({ metadata }: Stored<KubeObject>): string =>
  `${metadata.namespace ?? ''}/${metadata.name}`

/** What an index holds for one of the selectors; undefined when none helps. */
function indexed<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  namespace: string | undefined,
  labels: Selector,
  fields: readonly FieldRequirement[],
): readonly Stored<T>[] | undefined {
  for (const { field, negated, value } of fields) {
    const index = kind.fieldIndexes?.[field]
    if (index && !negated && value !== '') return byIndex(read, kind, index, value)
    if (field === 'metadata.name' && !negated && (namespace !== undefined || !kind.namespaced)) {
      const one = findStored(read, kind, kind.namespaced ? `${namespace}/${value}` : value)
      return one ? [one] : []
    }
  }
  const equal = labels.find(({ operator }) => operator === '=')
  if (!equal || namespace === undefined || !Object.hasOwn(kind.table.indexes, 'byLabel'))
    return undefined
  return byIndex(read, kind, 'byLabel', `${namespace}/${equal.key}=${equal.values[0]}`)
}

/** The objects that an index of the kind's table holds under a value. */
export const byIndex = <T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  index: string,
  value: string,
): readonly Stored<T>[] => objectsOf(read, kind, read.by(kind.table, index, value))

function objectsOf<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  rows: readonly Stored<T>[],
): readonly Stored<T>[] {
  if (!kind.unpack) return rows
  return rows.flatMap((row) => objectOf(kind, row, read.now) ?? [])
}
