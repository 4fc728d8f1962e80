/**
 * What a write changed: the fields that it added, modified and removed.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
import { dequal } from 'dequal'
import type { FieldSet } from './set.js'
import { type Shape, childOf, elementOf, isStruct, itemShape } from './shape.js'

/** The fields that differ between two states of an object. */
interface Comparison {
  /** Added and modified fields. */
  readonly changed: FieldSet
  readonly removed: FieldSet
}

type Sets = { changed: Record<string, FieldSet>; removed: Record<string, FieldSet> }

/** Compares two states of an object; an object that was not there is `{}`. */
export function compare(before: unknown, after: unknown, shape: Shape): Comparison {
  const sets: Sets = { changed: {}, removed: {} }
  compareParts(before, after, shape, sets, true)
  return sets
}

function compareParts(
  before: unknown,
  after: unknown,
  shape: Shape,
  sets: Sets,
  wasThere: boolean,
): void {
  if (before === after) return
  if (shape.is === 'list' || shape.is === 'set') {
    const [old, now] = [itemsOf(before, shape), itemsOf(after, shape)]
    for (const element of new Set([...old.keys(), ...now.keys()]))
      into(sets, element, old.get(element), now.get(element), itemShape(shape), false)
    return
  }
  const [old, now] = [isStruct(before) ? before : {}, isStruct(after) ? after : {}]
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const { shape: inner, field } = childOf(shape, name)
    // A structure that is no pointer, and a list that is required, are there before they are set.
    const isThere =
      wasThere &&
      field !== undefined &&
      (inner.is === 'struct'
        ? field.type.is === 'struct' && !field.type.pointer
        : field.required && inner.is !== 'value')
    into(sets, `f:${name}`, old[name], now[name], inner, isThere)
  }
}

/** Compares what stands in one place. A thing that comes or goes as a whole says so itself. */
function into(
  sets: Sets,
  element: string,
  before: unknown,
  after: unknown,
  shape: Shape,
  isThere: boolean,
): void {
  if (before === after) return
  if (shape.is === 'value' || (isBare(before) && isBare(after))) {
    if (isThere && (before === undefined || after === undefined) && shape.is !== 'value') return
    if (dequal(before, after)) return
    if (after === undefined) sets.removed[element] = {}
    else sets.changed[element] = {}
    return
  }
  const inner = { changed: {}, removed: {} }
  compareParts(before, after, shape, inner, before !== undefined || isThere)
  put(sets.changed, element, inner.changed, before === undefined && !isThere)
  put(sets.removed, element, inner.removed, after === undefined && !isThere)
}

function put(
  set: Record<string, FieldSet>,
  element: string,
  inner: FieldSet,
  isWhole: boolean,
): void {
  const isEmpty = Object.keys(inner).length === 0
  if (isEmpty && !isWhole) return
  set[element] = isEmpty || !isWhole ? inner : { '.': {}, ...inner }
}

/** Whether there is nothing in a value that could be taken apart. */
function isBare(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.keys(value).length === 0
}

/** The items of a list by their elements; those that stand there twice are seen as one whole. */
function itemsOf(value: unknown, shape: Shape): ReadonlyMap<string, unknown> {
  const items = new Map<string, unknown>()
  if (!Array.isArray(value)) return items
  for (const item of value as readonly unknown[]) {
    const element = elementOf(shape, item)
    const first = items.get(element)
    items.set(element, items.has(element) ? [first, item].flat() : item)
  }
  return items
}
