/**
 * A strategic merge as kustomize does it: like that of the API, with new items before those that are there.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
import { kinds } from '../../../kubernetes/kinds/index.js'
import { listRule, rootOf } from '../../../kubernetes/kinds/schema/list-rule.js'
import { type Fields, copied, groupVersionOf, isFields, kindOf } from './resource.js'

const PATCH = '$patch'

/** The object as the patch changes it; undefined where the patch deletes it. */
export function merged(object: Fields, patch: Fields): Fields | undefined {
  const { group } = groupVersionOf({ object })
  const kind = kinds.find((one) => one.kind === kindOf({ object }) && one.group === group)
  return mergeFields(object, patch, kind ? rootOf(kind) : undefined)
}

function mergeFields(old: Fields, patch: Fields, path: string | undefined): Fields | undefined {
  const { [PATCH]: directive, ...fields } = patch
  if (directive === 'delete') return undefined
  if (directive === 'replace') return copied(fields)
  const result: Fields = { ...old }
  for (const [name, value] of Object.entries(fields)) {
    const below = path === undefined ? undefined : `${path}.${name}`
    const next = mergeValue(result[name], value, below)
    if (next === undefined) delete result[name]
    else result[name] = next
  }
  return result
}

function mergeValue(old: unknown, value: unknown, path: string | undefined): unknown {
  if (value === null) return undefined
  if (isFields(value)) return mergeFields(isFields(old) ? old : {}, value, path)
  const rule = path === undefined ? undefined : listRule(path)
  if (!Array.isArray(value) || !rule) return copied(value)
  const items = value.filter((one) => !(isFields(one) && one[PATCH] === 'replace'))
  if (items.length < value.length) return copied(items)
  return mergeLists(Array.isArray(old) ? old : [], items, rule.key, path ?? '')
}

function mergeLists(
  old: readonly unknown[],
  patch: readonly unknown[],
  key: string | undefined,
  path: string,
): unknown[] {
  const idOf = (item: unknown): unknown => (key !== undefined && isFields(item) ? item[key] : item)
  const rest = [...old]
  const first: unknown[] = []
  for (const item of patch) {
    const at = rest.findIndex((one) => idOf(one) === idOf(item))
    const [found] = at < 0 ? [] : rest.splice(at, 1)
    const next = isFields(item) ? mergeFields(isFields(found) ? found : {}, item, path) : item
    if (next !== undefined) first.push(next)
  }
  return [...first, ...rest]
}
