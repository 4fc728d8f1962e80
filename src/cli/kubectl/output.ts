/**
 * `-o`: how objects are printed (yaml, json, name, jsonpath, custom columns, Go templates).
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#output-options
 */
import type { Kind, KubeObject } from '../../kubernetes/kinds/kind.js'
import { goJson } from '../../text/json.js'
import { toKyaml } from '../../text/kyaml.js'
import { table } from '../../text/tabwriter.js'
import { toYaml } from '../../text/yaml.js'
import { type CliFiles, CommandError } from '../verb.js'
import { type CustomColumns, columnsOfFile, customColumns } from './custom-columns.js'
import { templated } from './go-template.js'
import { byJsonPath } from './jsonpath.js'
import { nameOf } from './resources.js'
import { noSuchFile } from '../../text/errno.js'

/** The flags of printing; some verbs have only `-o`. */
export interface PrintFlags {
  readonly output?: string | undefined
  readonly template?: string | undefined
  readonly noHeaders?: boolean | undefined
  readonly allowMissingTemplateKeys?: boolean | undefined
}

/** What is printed: objects with their kinds; a list unless `single`. */
interface Printable {
  readonly items: readonly {
    readonly kind: Pick<Kind, 'group' | 'singular'>
    readonly object: KubeObject
  }[]
  /** Exactly one object was asked for by name, so it is printed by itself. */
  readonly single: boolean
  /** Keys in the order of the fields, as the client prints what it has made itself. */
  readonly ownOrder?: boolean
}

/** Prints objects in a format. */
type Printer = (what: Printable) => string

const COMMON = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'kyaml',
  'name',
  'template',
  'templatefile',
  'yaml',
]
const OF_GET = [
  'custom-columns',
  'custom-columns-file',
  ...COMMON.slice(0, 8),
  'template',
  'templatefile',
  'wide',
  'yaml',
]

/**
 * The printer of `-o`; undefined when a table (or the verb's own line) is wanted. @throws
 * CommandError for a format that there is not
 */
export function printerOf(
  flags: PrintFlags,
  files: CliFiles,
  { columns = false }: { readonly columns?: boolean } = {},
): Printer | undefined {
  const { output = '', template = '' } = flags
  if (output === '' && template !== '') return byTemplate(template, flags)
  if (output === '' || (columns && output === 'wide')) return undefined
  const [format = '', ...rest] = output.split('=')
  const given = output.includes('=') ? rest.join('=') : template
  switch (format) {
    case 'yaml':
      return (what) =>
        what.single || what.items.length > 0 || columns ? toYaml(documentOf(what)) : ''
    case 'kyaml':
      return (what) => toKyaml(documentOf(what), { sortKeys: !what.ownOrder })
    case 'json':
      return (what) => `${goJson(documentOf(what), { indent: '    ', sortKeys: !what.ownOrder })}\n`
    case 'name':
      return ({ items }) => items.map((item) => `${nameOf(item)}\n`).join('')
    case 'jsonpath':
    case 'jsonpath-as-json':
      return byPath(needed(given), flags, format === 'jsonpath-as-json')
    case 'jsonpath-file':
      return byPath(readTemplate(files, needed(given)), flags, false)
    case 'go-template':
    case 'template':
      return byTemplate(needed(given), flags)
    case 'go-template-file':
    case 'templatefile':
      return byTemplate(readTemplate(files, needed(given)), flags)
    case 'custom-columns':
      if (columns) return byColumns(customColumns(given), flags)
      break
    case 'custom-columns-file':
      if (columns) return byColumns(columnsOfFile(readTemplate(files, needed(given))), flags)
  }
  throw noPrinter(format, columns ? OF_GET : COMMON)
}

/** There is no such format where these are. */
export const noPrinter = (format: string, formats: readonly string[]): CommandError =>
  new CommandError(
    `error: unable to match a printer suitable for the output format "${format}", allowed formats are: ${formats.join(',')}`,
  )

function needed(given: string): string {
  if (given === '') throw new CommandError('error: template format specified but no template given')
  return given
}

const documentOf = ({ items, single }: Printable): unknown =>
  single && items[0] ? items[0].object : listOf(items.map(({ object }) => object))

/** Objects as the `List` that kubectl puts them into. */
const listOf = (items: readonly KubeObject[]): unknown => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
})

const byColumns =
  (columns: CustomColumns, { noHeaders = false }: PrintFlags): Printer =>
  ({ items }) => {
    const rows = items.map(({ object }) => columns.cells(object))
    return table(noHeaders ? rows : [columns.header, ...rows])
  }

function byPath(template: string, flags: PrintFlags, json: boolean): Printer {
  const print = byJsonPath(template, flags.allowMissingTemplateKeys !== false, json)
  return (what) => print(documentOf(what), what.ownOrder === true)
}

function byTemplate(template: string, { allowMissingTemplateKeys = true }: PrintFlags): Printer {
  const print = templated(template, allowMissingTemplateKeys)
  return (what) => print(documentOf(what), what.ownOrder === true)
}

function readTemplate(files: CliFiles, path: string): string {
  if (!files.exists(path))
    throw new CommandError(`error: error reading --template ${path}, ${noSuchFile('open', path)}`)
  return files.read(path)
}
