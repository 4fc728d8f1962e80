/**
 * `--sort-by`: the order of what `kubectl get` shows.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#sorting-list-objects
 */
import { JsonPathError, jsonPathValues } from '../../text/jsonpath/index.js'
import { readQuantity } from '../../text/quantity.js'
import { parseTime, rfc3339micro } from '../../text/time.js'
import { CommandError } from '../verb.js'
import type { AnyObject, Found } from './resources.js'

/**
 * Sorted by a field: times, quantities and numbers by their value, anything else as text. Nothing
 * is left when no object has the field.
 */
export function sorted(
  found: readonly Found[],
  field: string | undefined,
  now: number,
): readonly Found[] {
  if (!field) return found
  const keyed = found.map((one) => ({ one, value: valueAt(one.object, field) }))
  if (keyed.every(({ value }) => value === undefined)) return []
  const unsortable = keyed.find(({ value }) => typeof value === 'object' && value !== null)?.value
  if (unsortable && keyed.length > 1) throw new CommandError(unsortableText(field, unsortable, now))
  return keyed.sort((a, b) => compare(a.value, b.value)).map(({ one }) => one)
}

/** What kubectl says when it gives up: a line of its log, with the month, the day and the time. */
function unsortableText(field: string, value: unknown, now: number): string {
  const [, month, day, time] = /-(\d\d)-(\d\d)T(.*)Z/.exec(rfc3339micro(now)) ?? []
  const type = Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}'
  return `F${month}${day} ${time}       1 sorter.go:329] Field ${braced(field)} in *unstructured.Unstructured is an unsortable type: interface, err: unsortable type: ${type}`
}

const braced = (field: string): string => (field.startsWith('{') ? field : `{${field}}`)

function valueAt(object: AnyObject, field: string): unknown {
  try {
    return jsonPathValues(field, object)[0]
  } catch (error) {
    if (error instanceof JsonPathError) throw new CommandError(`error: ${error.message}`)
    throw error
  }
}

function compare(a: unknown, b: unknown): number {
  if (a === undefined || a === null || b === undefined || b === null)
    return Number(a !== undefined && a !== null) - Number(b !== undefined && b !== null)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [x, y] = [String(a), String(b)]
  const [since, until] = [parseTime(x), parseTime(y)]
  if (since !== undefined && until !== undefined) return since - until
  const [p, q] = [readQuantity(x), readQuantity(y)]
  if (p && q) return p.nano < q.nano ? -1 : p.nano > q.nano ? 1 : 0
  return x < y ? -1 : x > y ? 1 : 0
}
