/**
 * `docker buildx bake --list`: the targets or the variables of a definition.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/bake/#list
 */
import { goJson } from '../../../text/json.js'
import { CommandError } from '../../verb.js'
import type { Definition } from './definition.js'
import { textIn } from './target.js'

const TAB = 8

/** What is listed, and how. @throws CommandError for something else */
export function listOf(definition: Definition, asked: string): string {
  const parts = asked.split(',')
  const bare = parts.find((part) => !part.includes('='))
  if (parts.length > 1 && bare !== undefined) throw new CommandError(`ERROR: invalid value ${bare}`)
  const options: Readonly<Record<string, string>> =
    bare === undefined
      ? Object.fromEntries(parts.map((part) => part.split('=', 2) as [string, string]))
      : { type: asked }
  const isJson = options['format'] === 'json'
  if (options['type'] === 'targets')
    return isJson ? asJson(targetRows(definition)) : targets(definition)
  if (options['type'] !== 'variables') throw new CommandError(`ERROR: invalid value ${asked}`)
  const variables = definition.names.listed()
  const shown = (value: unknown): string =>
    typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (isJson)
    return asJson(
      variables.map(({ name, type, value, description }) => ({
        name,
        ...(description === '' ? {} : { description }),
        ...(type === '' ? {} : { type }),
        value: shown(value),
      })),
    )
  return table([
    ['VARIABLE', 'TYPE', 'VALUE', 'DESCRIPTION'],
    ...variables.map(({ name, type, value, description }) => [
      name,
      type,
      shown(value),
      description,
    ]),
  ])
}

/** A target or a group. */
interface TargetRow {
  readonly name: string
  readonly description?: string
  readonly group?: true
}

/** Targets whose name begins with an underscore are parts of others. */
const targetRows = ({ targets: all, groups }: Definition): readonly TargetRow[] =>
  [
    ...[...all]
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, target]): TargetRow => {
        const description = textIn(target, 'description')
        return { name, ...(description === undefined ? {} : { description }) }
      }),
    ...[...groups].map(
      ([name, members]): TargetRow => ({
        name,
        description: [...members].sort().join(', '),
        group: true,
      }),
    ),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))

const targets = (definition: Definition): string =>
  table([
    ['TARGET', 'DESCRIPTION'],
    ...targetRows(definition).map(({ name, description = '' }) => [name, description]),
  ])

const asJson = (value: unknown): string => `${goJson(value, { indent: '  ' })}\n`

/** Columns that are filled up with tabs. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map(
    (_, at) => Math.ceil((Math.max(...rows.map((row) => row[at]?.length ?? 0)) + 1) / TAB) * TAB,
  )
  const cell = (text: string, at: number, last: number): string =>
    at === last ? text : text + '\t'.repeat(Math.ceil(((widths[at] ?? 0) - text.length) / TAB))
  return rows
    .map((row) => `${row.map((text, at) => cell(text, at, row.length - 1)).join('')}\n`)
    .join('')
}
