/**
 * What docker's lists look like: a table, a table of the user's own columns, JSON lines, or a Go
 * template for each row.
 *
 * A list has fields, each with its header and how it is read from a row; tables, templates and JSON
 * are all made of these.
 *
 * @see https://docs.docker.com/engine/cli/formatting/
 */
import { HEADER_FUNCTIONS } from '../../text/gotemplate/index.js'
import { goJson } from '../../text/json.js'
import { DOCKER_COLUMNS, tabwriter } from '../../text/tabwriter.js'
import { FlagError } from '../flags.js'
import { type Complaints, rowTemplate } from './templates.js'

const TEMPLATES =
  "'json':             Print in JSON format\n'TEMPLATE':         Print output using the given Go template.\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates"
const CUSTOM = 'Format output using a custom template:\n'

/** `--format` of lists. */
export const FORMAT_FLAG = {
  type: 'string',
  default: '',
  usage: `${CUSTOM}'table':            Print output in table format with column headers (default)\n'table TEMPLATE':   Print output in table format using the given Go template\n${TEMPLATES}`,
} as const
/** `--format` of what shows one thing. */
export const INSPECT_FORMAT_FLAG = {
  type: 'string',
  short: 'f',
  usage: CUSTOM + TEMPLATES,
} as const
/** `--format` of `docker events`. */
export const EVENT_FORMAT_FLAG = { type: 'string', usage: CUSTOM + TEMPLATES } as const
export const FILTER_FLAG = {
  type: 'strings',
  short: 'f',
  value: 'filter',
  verbatim: true,
  usage: 'Filter output based on conditions provided',
} as const

/** One field of a list. */
export interface Field<Row> {
  readonly header: string
  readonly value: (row: Row) => unknown
  /** A method with an argument (`{{.Label "team"}}`), which no JSON shows. */
  readonly method?: true
}

/** `{{.Label "team"}}`: one label of a row. Its header is the last part of the label's name. */
export const labelField = <Row>(
  labelsOf: (row: Row) => Readonly<Record<string, string>> | null | undefined,
): Field<Row> => ({
  header: '',
  method: true,
  value: (row) => (name: string) => {
    const labels = labelsOf(row) ?? {}
    return Object.hasOwn(labels, name) ? (labels[name] as string) : ''
  },
})

const labelHeader = (name: string): string => (name.split('.').at(-1) ?? '').replace(/[-_]/g, ' ')

/** The fields of a list by name. */
export type Fields<Row> = Readonly<Record<string, Field<Row>>>

/** How a list is shown. */
interface ListStyle {
  /** What the user asked for; a table unless said otherwise. */
  readonly format?: string | undefined
  /** The columns of the usual table, as a template. */
  readonly columns: string
  /** The template that `--quiet` stands for, when it was given. */
  readonly quiet?: string | false | undefined
  /** What Go calls a row, in the error about a field that it does not have. */
  readonly type?: string
  /** A template is tried with an empty row first, and this is said when it does not fit that. */
  readonly firstTry?: Complaints
}

/**
 * Rows as text, each line with its newline. @throws CommandError for a template that does not fit
 */
export function renderList<Row>(
  rows: readonly Row[],
  fields: Fields<Row>,
  style: ListStyle,
): string {
  const asked = style.format || 'table'
  const type = style.type ?? '*formatter.Context'
  if (style.quiet && asked === 'table') return lines(rows, fields, style.quiet, type)
  if (asked === 'table') return asTable(rows, fields, style.columns, type)
  if (asked === 'json')
    return rows.map((row) => `${goJson(rowValues(row, fields), { sortKeys: true })}\n`).join('')
  if (style.firstTry) rowTemplate(asked, type, style.firstTry)(emptyRow(fields))
  const text = asked.replaceAll('\\t', '\t').replaceAll('\\n', '\n')
  return text.startsWith('table')
    ? asTable(rows, fields, text.slice('table'.length).trimStart(), type)
    : lines(rows, fields, text, type)
}

function lines<Row>(rows: readonly Row[], fields: Fields<Row>, text: string, type: string): string {
  const template = rowTemplate(text, type)
  return rows.map((row) => `${template(rowValues(row, fields))}\n`).join('')
}

function asTable<Row>(
  rows: readonly Row[],
  fields: Fields<Row>,
  columns: string,
  type: string,
): string {
  const template = rowTemplate(columns, type)
  const body = rows.map((row) => template(rowValues(row, fields)))
  const header = template(headersOf(fields), HEADER_FUNCTIONS)
  return `${tabwriter([header, ...body].join('\n'), DOCKER_COLUMNS)}\n`
}

const headersOf = <Row>(fields: Fields<Row>): Record<string, unknown> =>
  members(
    fields,
    ({ header, method }) =>
      () =>
        method ? labelHeader : header,
  )

const emptyRow = <Row>(fields: Fields<Row>): Record<string, unknown> =>
  members(
    fields,
    ({ method }) =>
      () =>
        method ? (_: string) => '' : '',
  )

/** A row's fields, each computed when it is first asked for. */
export const rowValues = <Row>(row: Row, fields: Fields<Row>): Record<string, unknown> =>
  members(
    fields,
    ({ value }) =>
      () =>
        value(row),
  )

function members<Row>(
  fields: Fields<Row>,
  getter: (field: Field<Row>) => () => unknown,
): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name] as Field<Row>
    Object.defineProperty(all, name, { enumerable: !field.method, get: getter(field) })
  }
  return all
}

/** The first 12 digits of an id, without its algorithm. */
export const shortId = (id: string): string => id.replace(/^[a-z0-9]+:/, '').slice(0, 12)

/** A text of at most `length` characters, its end replaced by an ellipsis if it is longer. */
export function ellipsis(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}

/** The filters of `--filter name=value`, several values a name. @throws FlagError */
export function parseFilters(
  filters: readonly string[] | undefined,
): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const filter of filters ?? []) {
    const equals = filter.indexOf('=')
    if (equals < 0)
      throw new FlagError(
        `invalid argument ${JSON.stringify(filter)} for "-f, --filter" flag: bad format of filter (expected name=value)`,
      )
    const name = filter.slice(0, equals).trim().toLowerCase()
    found.set(name, [...(found.get(name) ?? []), filter.slice(equals + 1).trim()])
  }
  return Object.fromEntries(found)
}
