/**
 * The table of `kubectl get`: the kind's columns, and those that the user asks for.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
import type { Reader, VirtualTime } from '../../sim/world.js'
import { labelsText } from './cells.js'
import type { Column, Kind, KubeObject, Stored } from './kind.js'

/** What a table shows besides the kind's own columns. */
interface TableOptions {
  readonly now: VirtualTime
  readonly read: Reader
  /** `-o wide` */
  readonly wide?: boolean
  /** `-A`: a NAMESPACE column. */
  readonly withNamespace?: boolean
  /** `--show-labels` */
  readonly showLabels?: boolean
  /** `-L app,tier`: a column for each label. */
  readonly labelColumns?: readonly string[]
  /** `--show-kind`, or several kinds at once: names are `pod/web`. */
  readonly showKind?: boolean
  /** `--no-headers` */
  readonly noHeaders?: boolean
}

/** Header (unless there is to be none) and rows of cells. */
export function renderTable<T extends KubeObject>(
  kind: Kind<T>,
  objects: readonly Stored<T>[],
  options: TableOptions,
): string[][] {
  const columns = columnsOf(kind, options)
  const rows = objects.map((object) =>
    columns.map((column) => column.cell(object, options.now, options.read)),
  )
  return options.noHeaders ? rows : [columns.map(({ header }) => header), ...rows]
}

function columnsOf<T extends KubeObject>(kind: Kind<T>, options: TableOptions): Column<T>[] {
  const columns: Column<T>[] = kind.columns
    .filter(({ wide }) => !wide || options.wide)
    .map((column) =>
      options.showKind && column.header === 'NAME' ? withKind(kind, column) : column,
    )
  if (options.withNamespace && kind.namespaced)
    columns.unshift({ header: 'NAMESPACE', cell: ({ metadata }) => metadata.namespace ?? '' })
  for (const label of options.labelColumns ?? []) {
    const header = label.slice(label.lastIndexOf('/') + 1).toUpperCase()
    columns.push({
      header,
      cell: ({ metadata: { labels } }) =>
        labels && Object.hasOwn(labels, label) ? (labels[label] ?? '') : '',
    })
  }
  if (options.showLabels)
    columns.push({ header: 'LABELS', cell: ({ metadata }) => labelsText(metadata.labels) })
  return columns
}

function withKind<T extends KubeObject>(kind: Kind<T>, column: Column<T>): Column<T> {
  const prefix = kind.group === '' ? kind.singular : `${kind.singular}.${kind.group}`
  return { ...column, cell: (object, now, read) => `${prefix}/${column.cell(object, now, read)}` }
}
