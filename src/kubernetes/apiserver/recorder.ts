/**
 * The event recorder: writes events, counts those that repeat, combines those that are alike, and
 * drops what is too much.
 *
 * The same thing again raises an event's count. After ten different messages of one reason about
 * one object within ten minutes, the rest is counted on one combined event. One component may
 * report an object 25 times, and once more every five minutes.
 *
 * @see https://pkg.go.dev/k8s.io/client-go/tools/record#EventCorrelator
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import { EVENT_LIFETIME, type EventRow, events, subjectOf } from '../kinds/event/row.js'
import type { KubeObject, Stored } from '../kinds/kind.js'
import type { Recorder } from './client.js'
import { presentOf } from './informer.js'
import { REVISION, recordChange } from './watch/history.js'
import { namespace as namespaceKind } from '../kinds/namespace.js'

const COMBINED = '(combined from similar events): '
const SIMILAR_LIMIT = 10
const SIMILAR_WINDOW = 600_000
const BURST = 25
const REFILL = 300_000
const SERIES_WINDOW = 360_000
const NANOSECONDS = 1_000_000
const LOW = 2 ** 20

/** Components that use the newer API, events.k8s.io, with the action that they report. */
const NEW_API: Readonly<Record<string, (reason: string) => string>> = {
  'default-scheduler': (reason) =>
    reason === 'Scheduled' ? 'Binding' : reason === 'Preempted' ? 'Preempting' : 'Scheduling',
}

/**
 * How much a component may still report about an object. There is a row only once the burst is
 * nearly used up.
 */
interface Allowance {
  readonly tokens: number
  readonly at: VirtualTime
  /**
   * Occurrences that were dropped, by the name of their event: they count when it is next written.
   */
  readonly dropped: Readonly<Record<string, number>>
}

export const allowances = defineTable<Allowance>('event-allowances')

type Occurrence = Pick<
  EventRow,
  | 'about'
  | 'aboutRevision'
  | 'fieldPath'
  | 'type'
  | 'reason'
  | 'message'
  | 'component'
  | 'host'
  | 'namespace'
>

const SILENT: Recorder = { normal: () => {}, warning: () => {} }

/**
 * A recorder for a component, on a machine if it has one of its own (kubelets do). Events go past
 * the caches of a client.
 */
export function recorder(client: Tx, component: string, host?: string): Recorder {
  // What a client that is cut off reports is lost, as the real ones drop it after some tries.
  if (client.disturbance?.isCut) return SILENT
  const tx = presentOf(client)
  const record = (
    type: string,
    object: Stored<KubeObject>,
    reason: string,
    message: string,
    fieldPath?: string,
  ): void => {
    const { name, namespace, uid, resourceVersion } = object.metadata
    const occurrence: Occurrence = {
      namespace: namespace ?? 'default',
      about: {
        kind: object.kind,
        apiVersion: object.apiVersion,
        ...(namespace === undefined ? {} : { namespace }),
        name,
        uid,
      },
      aboutRevision: resourceVersion,
      ...(fieldPath === undefined ? {} : { fieldPath }),
      type,
      reason,
      message,
      component,
      ...(host === undefined ? {} : { host }),
    }
    const action = Object.hasOwn(NEW_API, component) ? NEW_API[component]?.(reason) : undefined
    if (action === undefined) recordCounted(tx, occurrence)
    else recordSeries(tx, occurrence, action)
  }
  return {
    normal: (object, reason, message, fieldPath) =>
      record('Normal', object, reason, message, fieldPath),
    warning: (object, reason, message, fieldPath) =>
      record('Warning', object, reason, message, fieldPath),
  }
}

const alive = (tx: Tx, about: EventRow['about']): EventRow[] =>
  tx.by(events, 'byObject', subjectOf(about)).filter(({ last }) => tx.now - last < EVENT_LIFETIME)

function recordSeries(tx: Tx, occurrence: Occurrence, action: string): void {
  const same = alive(tx, occurrence.about).find(
    (row) =>
      row.action === action &&
      row.reason === occurrence.reason &&
      row.component === occurrence.component &&
      row.aboutRevision === occurrence.aboutRevision &&
      tx.now - row.last < SERIES_WINDOW,
  )
  if (same) write(tx, { ...same, count: same.count + 1, last: tx.now })
  else add(tx, { ...occurrence, action }, tx.now)
}

function recordCounted(tx: Tx, occurrence: Occurrence): void {
  const own = alive(tx, occurrence.about).filter(
    (row) =>
      row.component === occurrence.component &&
      row.host === occurrence.host &&
      row.action === undefined,
  )
  const similar = own.filter(
    (row) => row.reason === occurrence.reason && row.type === occurrence.type,
  )
  const last = Math.max(-Infinity, ...similar.map((row) => row.last))
  const window =
    tx.now - last > SIMILAR_WINDOW ? tx.now : Math.max(...similar.map((row) => row.window))
  const recent = similar.filter((row) => row.window === window)
  const repeated = similar.find(
    (row) => row.message === occurrence.message && row.fieldPath === occurrence.fieldPath,
  )
  const singles = recent.filter((row) => row.combined !== true && row !== repeated)
  const combine = singles.length + 1 >= SIMILAR_LIMIT && !recent.includes(repeated as EventRow)
  const row = combine ? recent.find((one) => one.combined) : repeated
  if (!spend(tx, occurrence, own, row)) return
  const message = combine ? `${COMBINED}${occurrence.message}` : occurrence.message
  if (row)
    write(tx, {
      ...row,
      message,
      count: row.count + 1 + takeDropped(tx, occurrence, row.name),
      last: tx.now,
      window,
      aboutRevision: occurrence.aboutRevision,
    })
  else add(tx, { ...occurrence, message, ...(combine ? { combined: true } : {}) }, window)
}

const allowanceKey = ({ component, host, about }: Occurrence): string =>
  `${component}/${host ?? ''}/${subjectOf(about)}`

/**
 * Takes one from the allowance; false (and the occurrence counted as dropped) when there is none
 * left.
 */
function spend(
  tx: Tx,
  occurrence: Occurrence,
  own: readonly EventRow[],
  row: EventRow | undefined,
): boolean {
  const key = allowanceKey(occurrence)
  const known = tx.get(allowances, key)
  const used = known ? 0 : own.reduce((sum, { count }) => sum + count, 0)
  if (!known && used < BURST - 1) return true
  const first = Math.min(tx.now, ...own.map((one) => one.first))
  const { tokens, at, dropped } = known ?? {
    tokens: Math.min(BURST, BURST - used + (tx.now - first) / REFILL),
    at: tx.now,
    dropped: {},
  }
  const left = Math.min(BURST, tokens + (tx.now - at) / REFILL)
  if (left >= 1) {
    tx.put(allowances, key, { tokens: left - 1, at: tx.now, dropped })
    return true
  }
  tx.put(allowances, key, {
    tokens: left,
    at: tx.now,
    dropped: row ? { ...dropped, [row.name]: (dropped[row.name] ?? 0) + 1 } : dropped,
  })
  return false
}

function takeDropped(tx: Tx, occurrence: Occurrence, name: string): number {
  const key = allowanceKey(occurrence)
  const known = tx.get(allowances, key)
  const count = known?.dropped[name] ?? 0
  if (known && count > 0) {
    const { [name]: _, ...dropped } = known.dropped
    tx.put(allowances, key, { ...known, dropped })
  }
  return count
}

function add(
  tx: Tx,
  occurrence: Omit<EventRow, 'name' | 'revision' | 'first' | 'last' | 'count' | 'window'>,
  window: VirtualTime,
): void {
  const { namespace, about } = occurrence
  const parent = tx.get(namespaceKind.table, namespace)
  if (!parent || parent.metadata.deletionTimestamp) return
  const name = `${about.name}.${nanoseconds(tx.now, tx.next('events') % NANOSECONDS)}`
  const row: EventRow = {
    namespace,
    name,
    about,
    aboutRevision: occurrence.aboutRevision,
    type: occurrence.type,
    reason: occurrence.reason,
    message: occurrence.message,
    component: occurrence.component,
    first: tx.now,
    last: tx.now,
    count: 1,
    window,
    revision: tx.next(REVISION),
    ...(occurrence.fieldPath === undefined ? {} : { fieldPath: occurrence.fieldPath }),
    ...(occurrence.host === undefined ? {} : { host: occurrence.host }),
    ...(occurrence.action === undefined ? {} : { action: occurrence.action }),
    ...(occurrence.combined ? { combined: true } : {}),
  }
  const after = tx.put(events, `${namespace}/${name}`, Object.freeze(row))
  recordChange(tx, events, { revision: row.revision, key: `${namespace}/${name}`, after })
}

/**
 * A time in nanoseconds since the epoch, in hexadecimal. The number is too large to be one, and
 * large ones are slow to print, so it is put together from parts.
 */
function nanoseconds(now: VirtualTime, rest: number): string {
  const low = (now % LOW) * NANOSECONDS + rest
  const high = Math.floor(now / LOW) * NANOSECONDS + Math.floor(low / LOW)
  return Math.floor(high / LOW).toString(16) + fiveDigits(high % LOW) + fiveDigits(low % LOW)
}

const fiveDigits = (number: number): string => number.toString(16).padStart(5, '0')

function write(tx: Tx, row: EventRow): void {
  const key = `${row.namespace}/${row.name}`
  const before = tx.get(events, key)
  const after = tx.put(events, key, { ...row, revision: tx.next(REVISION) })
  recordChange(tx, events, { revision: after.revision, key, after, ...(before ? { before } : {}) })
}

/** Forgets what components may report; for the sweep of old events. */
export function forgetAllowances(tx: Tx): void {
  tx.each(allowances, '', ({ at }, key) => {
    if (tx.now - at >= BURST * REFILL) tx.delete(allowances, key)
  })
}
