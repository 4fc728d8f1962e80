/**
 * Events: what happened to an object, as components report it.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { TableSpec } from '../../../sim/table.js'
import type { VirtualTime } from '../../../sim/world.js'
import { since } from '../cells.js'
import { invalid } from '../field-errors.js'
import { factsOf } from '../define.js'
import type { Column, FieldError, Kind, Stored } from '../kind.js'
import { type EventRow, eventOf, events, rowOf } from './row.js'

const firstSeen = (event: Stored<Event>, now: VirtualTime): string =>
  since(event.firstTimestamp ?? event.eventTime, now)

function lastSeen(event: Stored<Event>, now: VirtualTime): string {
  if (event.series?.lastObservedTime) return since(event.series.lastObservedTime, now)
  return event.lastTimestamp ? since(event.lastTimestamp, now) : firstSeen(event, now)
}

/** The component that reported it, and where from. */
function sourceText(event: Stored<Event>): string {
  const { component = '', host } = event.source ?? {}
  if (component === '' && !host)
    return [event.reportingComponent, event.reportingInstance].filter(Boolean).join(', ')
  return host ? `${component}, ${host}` : component
}

const columns: readonly Column<Event>[] = [
  { header: 'LAST SEEN', cell: lastSeen },
  { header: 'TYPE', cell: ({ type }) => type ?? '' },
  { header: 'REASON', cell: ({ reason }) => reason ?? '' },
  {
    header: 'OBJECT',
    cell: ({ involvedObject: { kind, name } }) =>
      name ? `${(kind ?? '').toLowerCase()}/${name}` : (kind ?? '').toLowerCase(),
  },
  { header: 'SUBOBJECT', wide: true, cell: ({ involvedObject }) => involvedObject.fieldPath ?? '' },
  { header: 'SOURCE', wide: true, cell: sourceText },
  { header: 'MESSAGE', cell: ({ message }) => (message ?? '').trim() },
  { header: 'FIRST SEEN', wide: true, cell: firstSeen },
  { header: 'COUNT', wide: true, cell: ({ series, count }) => String(series?.count ?? count ?? 1) },
  { header: 'NAME', wide: true, cell: ({ metadata }) => metadata.name },
]

function validate(event: Event): readonly FieldError[] {
  const about = event.involvedObject?.namespace ?? ''
  const namespace = event.metadata?.namespace ?? ''
  const matches = about === namespace || (about === '' && namespace === 'default')
  return matches
    ? []
    : [invalid('involvedObject.namespace', about, 'does not match event.namespace')]
}

export const event: Kind<Event> = {
  ...factsOf('v1', 'Event'),
  table: events as unknown as TableSpec<Stored<Event>, string>,
  columns,
  fields: {
    'involvedObject.kind': ({ involvedObject }) => involvedObject.kind ?? '',
    'involvedObject.namespace': ({ involvedObject }) => involvedObject.namespace ?? '',
    'involvedObject.name': ({ involvedObject }) => involvedObject.name ?? '',
    'involvedObject.uid': ({ involvedObject }) => involvedObject.uid ?? '',
    'involvedObject.apiVersion': ({ involvedObject }) => involvedObject.apiVersion ?? '',
    'involvedObject.resourceVersion': ({ involvedObject }) => involvedObject.resourceVersion ?? '',
    'involvedObject.fieldPath': ({ involvedObject }) => involvedObject.fieldPath ?? '',
    reason: ({ reason }) => reason ?? '',
    reportingComponent: ({ reportingComponent }) => reportingComponent ?? '',
    source: ({ source, reportingComponent }) => source?.component || (reportingComponent ?? ''),
    type: ({ type }) => type ?? '',
  },
  fieldIndexes: { 'involvedObject.uid': 'byObject' },
  setDefaults(draft) {
    draft.involvedObject ??= {}
    draft.source ??= {}
  },
  validate,
  unpack: (row, now) => eventOf(row as EventRow, now),
  pack: rowOf,
}
