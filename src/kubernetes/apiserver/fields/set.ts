/**
 * Sets of fields, in the form that `metadata.managedFields` shows them in.
 *
 * A set is a tree: `f:<name>` is a field, `k:{<keys>}` an item of a list by its keys, `v:<value>` an
 * item of a set, and `.` says that the thing itself belongs to the set, beside what is in it. A
 * thing with nothing in it belongs to the set without saying so.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */

/** A set of fields. */
export interface FieldSet {
  readonly [element: string]: FieldSet
}

const SELF = '.'
const NOTHING: FieldSet = {}

/** The fields of a set under one element. */
export const under = (set: FieldSet | undefined, element: string): FieldSet | undefined =>
  set !== undefined && Object.hasOwn(set, element) ? set[element] : undefined

/** Whether the thing that a (sub)set describes belongs to the set itself. */
export function isMember(set: FieldSet | undefined): boolean {
  if (set === undefined) return false
  if (Object.hasOwn(set, SELF)) return true
  for (const _ in set) return false
  return true
}

/** Whether a whole set holds nothing. */
export const isEmptySet = (set: FieldSet): boolean => Object.keys(set).length === 0

/** The fields that are in one of two sets. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  return merged(a, b, true)
}

function merged(a: FieldSet, b: FieldSet, isRoot: boolean): FieldSet {
  const result: Record<string, FieldSet> = { ...a }
  for (const [element, inner] of Object.entries(b)) {
    const other = under(a, element)
    result[element] = other === undefined ? inner : merged(other, inner, false)
  }
  if (!isRoot && Object.keys(result).length > 0 && (isMember(a) || isMember(b)))
    result[SELF] = NOTHING
  return result
}

/** The fields of `a` that are not in `b`. */
export const difference = (a: FieldSet, b: FieldSet): FieldSet =>
  filtered(a, b, (isThere) => !isThere) ?? NOTHING

/** The fields that are in both sets. */
export const intersection = (a: FieldSet, b: FieldSet): FieldSet =>
  filtered(a, b, (isThere) => isThere) ?? NOTHING

/** The members of `a` for which `keep` agrees to whether they are in `b`; undefined for none. */
function filtered(
  a: FieldSet,
  b: FieldSet | undefined,
  keep: (isThere: boolean) => boolean,
  isRoot = true,
): FieldSet | undefined {
  const result: Record<string, FieldSet> = {}
  for (const [element, inner] of Object.entries(a)) {
    if (element === SELF) continue
    const kept = filtered(inner, under(b, element), keep, false)
    if (kept) result[element] = kept
  }
  const isKept = !isRoot && isMember(a) && keep(isMember(b))
  if (Object.keys(result).length === 0) return isKept ? NOTHING : undefined
  if (isKept) result[SELF] = NOTHING
  return result
}

/** The paths of a set's members as conflicts name them: `.spec.containers[name="web"].image`. */
export function pathsOf(set: FieldSet, path = ''): readonly string[] {
  return Object.entries(set)
    .filter(([element]) => element !== SELF)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([element, inner]) => {
      const at = path + elementText(element)
      return [...(isMember(inner) ? [at] : []), ...pathsOf(inner, at)]
    })
}

/** A set with its elements in their order, and `.` first, as the API server shows it. */
export function ordered(set: FieldSet): FieldSet {
  const entries = Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([element, inner]) => [element, ordered(inner)]))
}

function elementText(element: string): string {
  const text = element.slice(2)
  if (element.startsWith('f:')) return `.${text}`
  if (element.startsWith('v:')) return `[=${text}]`
  const keys = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>)
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`
}
