/**
 * Events as events.k8s.io/v1 shows them: the same events under other names of fields. They are
 * stored as those of v1.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
import type { Event as CoreEvent } from '../../../types/kubernetes/core/v1.js'
import type { Event } from '../../../types/kubernetes/events/v1.js'
import { factsOf } from '../define.js'
import { invalid, required } from '../field-errors.js'
import type { FieldError, Kind, Stored } from '../kind.js'
import { event } from './index.js'
import { type EventRow, eventOf, rowOf } from './row.js'

type Struct = Readonly<Record<string, unknown>>

const NAMES: readonly (readonly [core: string, shown: string])[] = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
]
const SHOWN: ReadonlyMap<string, string> = new Map(NAMES)
const CORE: ReadonlyMap<string, string> = new Map(NAMES.map(([core, shown]) => [shown, core]))

const renamed = (object: object, names: ReadonlyMap<string, string>): Struct =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [names.get(name) ?? name, value]),
  )

/** An event of v1 as events.k8s.io shows it. */
export const fromCore = (object: object): Struct => ({
  ...renamed(object, SHOWN),
  apiVersion: 'events.k8s.io/v1',
})

/** What was sent in events.k8s.io/v1, as v1 has it. */
export const toCore = (object: object): Struct => ({ ...renamed(object, CORE), apiVersion: 'v1' })

const core = (object: object): Stored<CoreEvent> => toCore(object) as unknown as Stored<CoreEvent>

const UNSET = 'needs to be unset'

/** New events say when, by whom and what for, and leave the old fields alone. */
function validate(given: Event): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!given.eventTime) errors.push(required('eventTime'))
  for (const field of ['reportingController', 'reportingInstance', 'action', 'reason'] as const)
    if (!given[field]) errors.push(required(field))
  if (given.type !== 'Normal' && given.type !== 'Warning')
    errors.push(invalid('type', '', `has invalid value: ${given.type ?? ''}`))
  if (given.deprecatedFirstTimestamp) errors.push(invalid('firstTimestamp', '', UNSET))
  if (given.deprecatedLastTimestamp) errors.push(invalid('lastTimestamp', '', UNSET))
  if (given.deprecatedCount) errors.push(invalid('count', '', UNSET))
  if (given.deprecatedSource?.component || given.deprecatedSource?.host)
    errors.push(invalid('source', '', UNSET))
  return errors
}

export const eventV1: Kind<Event> = {
  ...factsOf('events.k8s.io/v1', 'Event'),
  table: event.table as never,
  columns: event.columns.map(({ cell, ...column }) => ({
    ...column,
    cell: (shown, now, read) => cell(core(shown), now, read),
  })),
  fields: Object.fromEntries(
    Object.entries(event.fields ?? {}).map(([name, read]) => [
      name,
      (shown: Stored<Event>) => read(core(shown)),
    ]),
  ),
  ...(event.fieldIndexes ? { fieldIndexes: event.fieldIndexes } : {}),
  setDefaults(draft) {
    draft.regarding ??= {}
    draft.deprecatedSource ??= {}
  },
  validate: (given, old, read) => [
    ...validate(given),
    ...(event.validate?.(core(given), old && core(old), read) ?? []),
  ],
  unpack(row, now) {
    const found = eventOf(row as EventRow, now)
    return found && (fromCore(found) as unknown as Stored<Event>)
  },
  pack: (object) => rowOf(core(object)),
}
