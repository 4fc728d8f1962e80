/**
 * The patch of `kubectl apply`: from what was last applied, what the manifest says, and what is
 * there.
 *
 * A field that the manifest says and that is different or missing there is set; one that was
 * applied before and that the manifest no longer says is removed; what others added stays.
 *
 * @see
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
import { dequal } from 'dequal'
import type { PatchType } from '../../kubernetes/apiserver/client.js'
import { hasSchema } from '../../kubernetes/kinds/schema/decode.js'
import type { Kind, KindNames } from '../../kubernetes/kinds/kind.js'
import { listRule, rootOf } from '../../kubernetes/kinds/schema/list-rule.js'

type Fields = Readonly<Record<string, unknown>>

const ORDER = '$setElementOrder/'
const DELETE_VALUES = '$deleteFromPrimitiveList/'

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A strategic merge patch that makes `live` what `modified` says; empty if it is that already. */
export const threeWayPatch = (
  kind: KindNames,
  original: Fields | undefined,
  modified: Fields,
  live: Fields,
): Fields => fieldsPatch(original, modified, live, rootOf(kind))

function fieldsPatch(
  original: Fields | undefined,
  modified: Fields,
  live: Fields,
  path: string,
): Fields {
  const patch: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(modified)) {
    const now = Object.hasOwn(live, key) ? live[key] : undefined
    const was = original && Object.hasOwn(original, key) ? original[key] : undefined
    if (value === null) {
      if (now !== undefined && now !== null) patch[key] = null
    } else if (now === undefined || now === null) {
      if (!isEmpty(value)) patch[key] = value
    } else if (isFields(value) && isFields(now)) {
      const inner = fieldsPatch(isFields(was) ? was : undefined, value, now, `${path}.${key}`)
      if (Object.keys(inner).length > 0) patch[key] = inner
    } else if (Array.isArray(value) && Array.isArray(now))
      listPatch(patch, key, Array.isArray(was) ? was : [], value, now, `${path}.${key}`)
    else if (!dequal(value, now)) patch[key] = value
  }
  for (const key of Object.keys(original ?? {}))
    if (!Object.hasOwn(modified, key) && live[key] !== undefined && live[key] !== null)
      patch[key] = null
  return patch
}

/** What the API server would leave out again. */
const isEmpty = (value: unknown): boolean =>
  isFields(value) ? Object.keys(value).length === 0 : Array.isArray(value) && value.length === 0

function listPatch(
  patch: Record<string, unknown>,
  key: string,
  was: readonly unknown[],
  value: readonly unknown[],
  now: readonly unknown[],
  path: string,
): void {
  const rule = listRule(path)
  if (rule === undefined) {
    if (!dequal(value, now)) patch[key] = value
  } else if (rule.key === undefined) valuesPatch(patch, key, was, value, now)
  else
    itemsPatch(
      patch,
      key,
      { was: was.filter(isFields), value: value.filter(isFields), now: now.filter(isFields) },
      rule.key,
      path,
    )
}

function valuesPatch(
  patch: Record<string, unknown>,
  key: string,
  was: readonly unknown[],
  value: readonly unknown[],
  now: readonly unknown[],
): void {
  const added = value.filter((item) => !now.includes(item))
  const removed = was.filter((item) => !value.includes(item) && now.includes(item))
  if (added.length + removed.length === 0) return
  if (removed.length > 0) patch[`${DELETE_VALUES}${key}`] = removed
  patch[`${ORDER}${key}`] = value
  if (added.length > 0) patch[key] = added
}

interface Lists {
  readonly was: readonly Fields[]
  readonly value: readonly Fields[]
  readonly now: readonly Fields[]
}

function itemsPatch(
  patch: Record<string, unknown>,
  key: string,
  { was, value, now }: Lists,
  mergeKey: string,
  path: string,
): void {
  const all = (list: readonly Fields[], id: unknown): readonly Fields[] =>
    list.filter((item) => item[mergeKey] === id)
  // Where a key stands several times, one item after the other is compared. One that is no longer
  // said takes all of its key with it.
  const gone = new Set(
    was
      .map((item) => item[mergeKey])
      .filter((id) => all(was, id).length > all(value, id).length && all(now, id).length > 0),
  )
  const changed = value.flatMap((item): Fields[] => {
    const id = item[mergeKey]
    const nth = all(value, id).indexOf(item)
    const there = all(now, id)[nth]
    if (gone.has(id)) return []
    if (!there) return [item]
    const inner = fieldsPatch(all(was, id)[nth], item, there, path)
    return Object.keys(inner).length === 0 ? [] : [{ ...inner, [mergeKey]: id }]
  })
  const removed = [...gone].map((id) => ({ $patch: 'delete', [mergeKey]: id }))
  const inOrder = value.map((item) => item[mergeKey])
  const order = now.map((item) => item[mergeKey]).filter((id) => inOrder.includes(id))
  const moved = !dequal(
    order,
    inOrder.filter((id) => order.includes(id)),
  )
  if (changed.length + removed.length === 0 && !moved) return
  patch[`${ORDER}${key}`] = inOrder.map((id) => ({ [mergeKey]: id }))
  if (changed.length + removed.length > 0) patch[key] = [...changed, ...removed]
}

/** How a patch of a kind is sent: merged by the structure of its objects, where that is known. */
export const patchTypeOf = ({ type, schema }: Pick<Kind, 'type' | 'schema'>): PatchType =>
  schema === undefined && hasSchema(type) ? 'strategic' : 'merge'
