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

/** What is reported. All fields are always there: there are several such objects for every pod. */
interface Occurrence
  extends Pick<
    EventRow,
    'about' | 'aboutRevision' | 'type' | 'reason' | 'message' | 'component' | 'namespace'
  > {
  readonly fieldPath: string | undefined
  readonly host: string | undefined
  readonly action: string | undefined
  readonly combined: boolean
}

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
    const occurrence: Occurrence = {
      namespace: object.metadata.namespace ?? 'default',
      about: subject(object),
      aboutRevision: object.metadata.resourceVersion,
      fieldPath,
      type,
      reason,
      message,
      component,
      host,
      action: Object.hasOwn(NEW_API, component) ? NEW_API[component]?.(reason) : undefined,
      combined: false,
    }
    if (occurrence.action === undefined) recordCounted(tx, occurrence)
    else recordSeries(tx, occurrence)
  }
  return {
    normal: (object, reason, message, fieldPath) =>
      record('Normal', object, reason, message, fieldPath),
    warning: (object, reason, message, fieldPath) =>
      record('Warning', object, reason, message, fieldPath),
  }
}

function subject({ kind, apiVersion, metadata }: Stored<KubeObject>): EventRow['about'] {
  const { namespace, name, uid } = metadata
  return namespace === undefined
    ? { kind, apiVersion, name, uid }
    : { kind, apiVersion, namespace, name, uid }
}

/** The events about an object that have not expired. */
function eachAlive(tx: Tx, about: EventRow['about'], each: (row: EventRow) => void): void {
  tx.eachBy(events, 'byObject', subjectOf(about), (row) => {
    if (tx.now - row.last < EVENT_LIFETIME) each(row)
  })
}

function recordSeries(tx: Tx, occurrence: Occurrence): void {
  let same: EventRow | undefined
  eachAlive(tx, occurrence.about, (row) => {
    if (
      row.action === occurrence.action &&
      row.reason === occurrence.reason &&
      row.component === occurrence.component &&
      row.aboutRevision === occurrence.aboutRevision &&
      tx.now - row.last < SERIES_WINDOW
    )
      same ??= row
  })
  if (same) write(tx, { ...same, count: same.count + 1, last: tx.now })
  else add(tx, occurrence, tx.now)
}

/** The events about an object that a component has reported, and those of them that are alike. */
function reported(
  tx: Tx,
  occurrence: Occurrence,
): { readonly own: readonly EventRow[]; readonly similar: readonly EventRow[] } {
  const own: EventRow[] = []
  const similar: EventRow[] = []
  eachAlive(tx, occurrence.about, (row) => {
    if (
      row.component !== occurrence.component ||
      row.host !== occurrence.host ||
      row.action !== undefined
    )
      return
    own.push(row)
    if (row.reason === occurrence.reason && row.type === occurrence.type) similar.push(row)
  })
  return { own, similar }
}

/** When the ten minutes began in which this is counted. */
function windowOf(now: VirtualTime, similar: readonly EventRow[]): VirtualTime {
  let last = -Infinity
  let window = -Infinity
  for (const row of similar) {
    if (row.last > last) last = row.last
    if (row.window > window) window = row.window
  }
  return now - last > SIMILAR_WINDOW ? now : window
}

function recordCounted(tx: Tx, occurrence: Occurrence): void {
  const { own, similar } = reported(tx, occurrence)
  const window = windowOf(tx.now, similar)
  const { message: said, fieldPath } = occurrence
  const repeated = similar.find((row) => row.message === said && row.fieldPath === fieldPath)
  let singles = 0
  let combined: EventRow | undefined
  for (const row of similar) {
    if (row.window !== window) continue
    if (row.combined) combined ??= row
    else if (row !== repeated) singles++
  }
  const combine = singles + 1 >= SIMILAR_LIMIT && repeated?.window !== window
  const row = combine ? combined : repeated
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
  else add(tx, combine ? { ...occurrence, message, combined: true } : occurrence, window)
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
  let used = 0
  if (!known) for (const { count } of own) used += count
  if (!known && used < BURST - 1) return true
  let { now: first } = tx
  for (const one of own) if (one.first < first) first = one.first
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

function add(tx: Tx, occurrence: Occurrence, window: VirtualTime): void {
  const { namespace, about } = occurrence
  const parent = tx.get(namespaceKind.table, namespace)
  if (!parent || parent.metadata.deletionTimestamp) return
  const name = `${about.name}.${nanoseconds(tx.now, tx.next('events') % NANOSECONDS)}`
  const row: { -readonly [Field in keyof EventRow]: EventRow[Field] } = {
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
  }
  if (occurrence.fieldPath !== undefined) row.fieldPath = occurrence.fieldPath
  if (occurrence.host !== undefined) row.host = occurrence.host
  if (occurrence.action !== undefined) row.action = occurrence.action
  if (occurrence.combined) row.combined = true
  const key = `${namespace}/${name}`
  const after = tx.put(events, key, Object.freeze(row))
  recordChange(tx, events, row.revision, key, undefined, after)
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
  recordChange(tx, events, after.revision, key, before, after)
}

/** Forgets what components may report; for the sweep of old events. */
export function forgetAllowances(tx: Tx): void {
  tx.each(allowances, '', ({ at }, key) => {
    if (tx.now - at >= BURST * REFILL) tx.delete(allowances, key)
  })
}
