/**
 * Merges an applied object into what is there, and takes away what its applier gives up.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
import { type FieldSet, isMember, under } from './set.js'
import { type Shape, childOf, elementOf, isStruct, itemShape } from './shape.js'

/** `live` with what `applied` says of it; nothing of either is written to. */
export function merge(live: unknown, applied: unknown, shape: Shape): unknown {
  if (applied === undefined || shape.is === 'value') return applied ?? live
  if (shape.is === 'list' || shape.is === 'set')
    return Array.isArray(live) && Array.isArray(applied)
      ? mergeItems(live, applied, shape)
      : applied
  if (!isStruct(live) || !isStruct(applied)) return applied
  const result: Record<string, unknown> = { ...live }
  for (const [name, value] of Object.entries(applied))
    result[name] = merge(live[name], value, childOf(shape, name).shape)
  return result
}

/** The applied items in their order; others stay in front of what they stood in front of. */
function mergeItems(
  live: readonly unknown[],
  applied: readonly unknown[],
  shape: Shape,
): readonly unknown[] {
  const ofLive = new Map<string, unknown>()
  for (const item of live) {
    const element = elementOf(shape, item)
    if (!ofLive.has(element)) ofLive.set(element, item)
  }
  const isApplied = new Set(applied.map((item) => elementOf(shape, item)))
  const rest = [...applied]
  const result: unknown[] = []
  const takeNext = (): void => {
    const item = rest.shift()
    const before = ofLive.get(elementOf(shape, item))
    result.push(before === undefined ? item : merge(before, item, itemShape(shape)))
  }
  for (const item of live) {
    if (!isApplied.has(elementOf(shape, item))) result.push(item)
    else if (rest.length > 0) takeNext()
  }
  while (rest.length > 0) takeNext()
  return result
}

/** `value` without the fields of `given` that are not in `owned`. */
export function prune(value: unknown, given: FieldSet, owned: FieldSet, shape: Shape): unknown {
  if (shape.is === 'list' || shape.is === 'set') {
    if (!Array.isArray(value)) return value
    const items = (value as readonly unknown[]).flatMap((item) => {
      const element = elementOf(shape, item)
      return kept(item, under(given, element), under(owned, element), itemShape(shape), false)
    })
    return items.length === 0 && value.length > 0 ? undefined : items
  }
  if (shape.is === 'value' || !isStruct(value)) return value
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const child = childOf(shape, name).shape
    const [last, others] = [under(given, `f:${name}`), under(owned, `f:${name}`)]
    const isNamed = shape.is === 'struct' && child.is === 'struct'
    return kept(inner, last, others, child, isNamed).map((one) => [name, one] as const)
  })
  return entries.length === 0 && Object.keys(value).length > 0
    ? undefined
    : Object.fromEntries(entries)
}

/** What stays in one place: nothing, or one value. */
function kept(
  value: unknown,
  given: FieldSet | undefined,
  owned: FieldSet | undefined,
  shape: Shape,
  isNamed: boolean,
): readonly unknown[] {
  if (given === undefined) return [value]
  // A structure that somebody has fields in is theirs, too.
  const isOwned = isNamed ? owned !== undefined : isMember(owned)
  if ((isNamed || isMember(given)) && !isOwned && !isTakenApart(value, shape)) return []
  const rest = prune(value, given, owned ?? {}, shape)
  return rest === undefined ? [] : [rest]
}

/** Whether something is given up part by part: a map or a list with something in it. */
const isTakenApart = (value: unknown, { is }: Shape): boolean =>
  (is === 'map' || is === 'list' || is === 'set') &&
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length > 0
