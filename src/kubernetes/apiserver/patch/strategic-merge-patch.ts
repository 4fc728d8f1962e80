/**
 * Strategic merge patch: like a merge patch, but lists of things with a key (containers by name)
 * are merged item by item.
 *
 * Directives: `$patch: delete | replace | merge` on an object or an item, `$retainKeys`,
 * `$setElementOrder/<list>` and
 * `$deleteFromPrimitiveList/<list>`, as `kubectl apply` writes them.
 *
 * @see
 * https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
import type { KindNames } from '../../kinds/kind.js'
import { listRule, rootOf } from '../../kinds/schema/list-rule.js'
import type { ListRule } from '../../kinds/schema/types.js'
import { badRequest } from '../errors.js'

type Fields = Readonly<Record<string, unknown>>

const PATCH = '$patch'
const RETAIN = '$retainKeys'
const ORDER = '$setElementOrder/'
const DELETE = '$deleteFromPrimitiveList/'

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The object as the patch changes it. @throws ApiError BadRequest when a directive or an item
 * cannot be understood
 */
export const applyStrategicMergePatch = (kind: KindNames, object: object, body: Fields): object =>
  mergeFields(object as Fields, body, rootOf(kind))

function mergeFields(target: Fields | undefined, body: Fields, path: string): Fields {
  const directive = body[PATCH]
  if (directive === 'replace') return withoutDirectives(body)
  if (directive === 'delete') return {}
  if (directive !== undefined && directive !== 'merge')
    throw badRequest(`Unknown patch type: ${String(directive)}`)
  const result = new Map(Object.entries(target ?? {}))
  for (const [key, value] of Object.entries(body)) {
    if (key === PATCH || key === RETAIN || key.startsWith(ORDER)) continue
    if (key.startsWith(DELETE)) removeFromList(result, key.slice(DELETE.length), value)
    else if (value === null) result.delete(key)
    else {
      const order = body[`${ORDER}${key}`]
      const merged = mergeValue(
        result.get(key),
        value,
        `${path}.${key}`,
        Array.isArray(order) ? order : undefined,
      )
      if (isFields(value) && value[PATCH] === 'delete') result.delete(key)
      else result.set(key, merged)
    }
  }
  for (const key of Object.keys(body))
    if (key.startsWith(ORDER) && !Object.hasOwn(body, key.slice(ORDER.length)))
      reorder(result, key.slice(ORDER.length), body[key], path)
  const kept = body[RETAIN]
  if (Array.isArray(kept))
    for (const key of [...result.keys()]) if (!kept.includes(key)) result.delete(key)
  return Object.fromEntries(result)
}

function mergeValue(
  target: unknown,
  value: unknown,
  path: string,
  order: readonly unknown[] | undefined,
): unknown {
  if (isFields(value)) return mergeFields(isFields(target) ? target : undefined, value, path)
  if (!Array.isArray(value)) return value
  const rule = listRule(path)
  if (rule === undefined) return value.map(plain)
  const list = Array.isArray(target) ? (target as readonly unknown[]) : []
  const merged =
    rule.key === undefined
      ? [...new Set([...list, ...value])]
      : mergeItems(list as readonly Fields[], value as readonly Fields[], rule.key, path)
  // Without an order of its own, what the patch names comes in the order of the patch.
  return inOrder(merged, order ?? value, list, rule)
}

/** Nothing of a directive reaches the object. */
const plain = (value: unknown): unknown => (isFields(value) ? withoutDirectives(value) : value)

function withoutDirectives(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(
        ([key, value]) =>
          value !== null &&
          key !== PATCH &&
          key !== RETAIN &&
          !key.startsWith(ORDER) &&
          !key.startsWith(DELETE),
      )
      .map(([key, value]) => [key, Array.isArray(value) ? value.map(plain) : plain(value)]),
  )
}

function mergeItems(
  list: readonly Fields[],
  changes: readonly Fields[],
  key: string,
  path: string,
): readonly Fields[] {
  if (
    changes.some(
      (change) => isFields(change) && change[PATCH] === 'replace' && !Object.hasOwn(change, key),
    )
  ) {
    return changes
      .filter((change) => change[PATCH] !== 'replace')
      .map((change) => withoutDirectives(change))
  }
  let result = [...list]
  for (const change of changes) {
    if (!isFields(change))
      throw badRequest(`expected a map in the list ${path.slice(path.indexOf(':') + 2)}`)
    const id = change[key]
    if (id === undefined)
      throw badRequest(`map: ${JSON.stringify(change)} does not contain declared merge key: ${key}`)
    const at = result.findIndex((item) => item[key] === id)
    if (change[PATCH] === 'delete') result = result.filter((item) => item[key] !== id)
    else if (at < 0) result.push(mergeFields(undefined, change, path))
    else result[at] = mergeFields(result[at], change, path)
  }
  return result
}

function removeFromList(result: Map<string, unknown>, name: string, values: unknown): void {
  const list = result.get(name)
  if (Array.isArray(list) && Array.isArray(values))
    result.set(
      name,
      list.filter((item) => !values.includes(item)),
    )
}

function reorder(result: Map<string, unknown>, name: string, order: unknown, path: string): void {
  const list = result.get(name)
  const rule = listRule(`${path}.${name}`)
  if (Array.isArray(list) && Array.isArray(order) && rule)
    result.set(name, inOrder(list, order, list, rule))
}

/**
 * Items that the order names come in that order; the others keep their place relative to what stood
 * before them.
 */
function inOrder(
  items: readonly unknown[],
  order: readonly unknown[],
  before: readonly unknown[],
  { key }: ListRule,
): readonly unknown[] {
  const idOf = (item: unknown): unknown =>
    key === undefined ? item : isFields(item) ? item[key] : undefined
  const wanted = order.map(idOf)
  const named = items
    .filter((item) => wanted.includes(idOf(item)))
    .sort((a, b) => wanted.indexOf(idOf(a)) - wanted.indexOf(idOf(b)))
  const others = items.filter((item) => !wanted.includes(idOf(item)))
  const place = (item: unknown): number => before.findIndex((one) => idOf(one) === idOf(item))
  const result = [...named]
  for (const item of others) {
    const after = result.findIndex((one) => place(one) > place(item) && place(item) >= 0)
    if (after < 0) result.push(item)
    else result.splice(after, 0, item)
  }
  return result
}
