/**
 * The columns of `kubectl get` that a definition names.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns
 */
import type { CustomResourceColumnDefinition } from '../../../types/kubernetes/apiextensions/v1.js'
import { shortDuration } from '../../../text/duration.js'
import { JsonPathError, jsonPathValues } from '../../../text/jsonpath/index.js'
import { goJson, goNumber } from '../../../text/json.js'
import { parseTime } from '../../../text/time.js'
import type { VirtualTime } from '../../../sim/world.js'
import { AGE, NAME } from '../cells.js'
import type { Column, KubeObject } from '../kind.js'

const UNDESCRIBED = 'Custom resource definition column (in JSONPath format): '

/** NAME and what the definition names; NAME and AGE if it names nothing. */
export const columnsOf = (
  columns: readonly CustomResourceColumnDefinition[] | undefined,
): readonly Column<KubeObject>[] =>
  columns && columns.length > 0 ? [NAME, ...columns.map(columnOf)] : [NAME, AGE]

const columnOf = ({
  name,
  type,
  jsonPath,
  priority = 0,
  format = '',
  description = '',
}: CustomResourceColumnDefinition): Column<KubeObject> => ({
  header: name.toUpperCase(),
  name,
  type,
  format,
  description: description || `${UNDESCRIBED}${jsonPath}`,
  ...(priority > 0 ? { wide: true, priority } : {}),
  cell: (object, now) => cellText(type, firstAt(jsonPath, object), now),
})

/** The first value that a path finds. */
function firstAt(path: string, object: unknown): unknown {
  try {
    return jsonPathValues(path, object)[0]
  } catch (error) {
    if (error instanceof JsonPathError) return undefined
    throw error
  }
}

/** A value as a column of a type shows it; a value of another type shows nothing. */
function cellText(type: string, value: unknown, now: VirtualTime): string {
  if (value === undefined || value === null) return ''
  if (type === 'string') return typeof value === 'string' ? oneLine(value) : plain(value)
  if (type === 'integer') return typeof value === 'number' ? String(Math.trunc(value)) : ''
  if (type === 'number') return typeof value === 'number' ? goNumber(value) : ''
  if (type === 'boolean') return typeof value === 'boolean' ? String(value) : ''
  if (type !== 'date' || typeof value !== 'string') return ''
  const time = parseTime(value)
  return time === undefined ? '<invalid>' : shortDuration(now - time)
}

const plain = (value: unknown): string =>
  typeof value === 'object' ? goJson(value, { sortKeys: true }) : goNumber(value)

/** A cell ends where its first line ends. */
function oneLine(text: string): string {
  const end = text.search(/[\f\n\r]/)
  return end < 0 ? text : `${text.slice(0, end)}...`
}
