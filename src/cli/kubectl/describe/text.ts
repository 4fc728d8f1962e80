/**
 * The parts that descriptions of several kinds share: lines of columns, labels, annotations,
 * events.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { KubeObject, Stored } from '../../../kubernetes/kinds/kind.js'
import { LAST_APPLIED } from '../last-applied.js'
import type { VirtualTime } from '../../../sim/world.js'
import { shortDuration } from '../../../text/duration.js'
import { DESCRIBE_COLUMNS, tabwriter } from '../../../text/tabwriter.js'
import { parseTime, rfc1123z } from '../../../text/time.js'

/** What is shown for nothing. */
export const NONE = '<none>'
/** What is shown for what was not set. */
export const UNSET = '<unset>'
export const UNKNOWN = '<unknown>'
const LONGEST_ANNOTATION = 140

/** Text under construction: indented lines whose tabs become columns. */
export class Description {
  private text = ''

  /** Adds a line, two blanks in for each level. */
  line(level: number, text: string): this {
    this.text += `${'  '.repeat(level)}${text}\n`
    return this
  }

  /** Adds text that was made elsewhere. */
  add(text: string): this {
    this.text += text
    return this
  }

  /** `Name:\tvalue`, with `<none>` for nothing. */
  field(level: number, name: string, value: string | number | boolean | undefined): this {
    return this.line(level, `${name}:\t${value ?? ''}`)
  }

  /** The text with its tabs as they are. */
  get raw(): string {
    return this.text
  }

  toString(): string {
    return tabwriter(this.text, DESCRIBE_COLUMNS)
  }
}

/** `Labels:` and a line for each. */
export function labelLines(
  title: string,
  labels: Readonly<Record<string, string>> | undefined,
  indent = '',
): string {
  return multiline(
    `${indent}${title}:`,
    Object.entries(labels ?? {})
      .sort(byKey)
      .map(([key, value]) => `${key}=${value}`),
  )
}

/** `Annotations:` and a line for each; long and many-lined ones below their name. */
export function annotationLines(
  title: string,
  annotations: Readonly<Record<string, string>> | undefined,
  indent = '',
): string {
  const shown = Object.entries(annotations ?? {})
    .filter(([key]) => key !== LAST_APPLIED)
    .sort(byKey)
  return multiline(
    `${indent}${title}:`,
    shown.map(([key, value]) => annotationText(key, value.replace(/\n$/, ''))),
  )
}

function annotationText(key: string, value: string): string {
  if (key.length + value.length + 2 <= LONGEST_ANNOTATION && !value.includes('\n'))
    return `${key}: ${value}`
  const limit = LONGEST_ANNOTATION - 2
  return [
    `${key}:`,
    ...value
      .split('\n')
      .map((line) => `\t  ${line.length > limit ? `${line.slice(0, limit)}...` : line}`),
  ].join('\n')
}

/** A title and values below each other in the second column. */
export const multiline = (title: string, values: readonly string[]): string =>
  values.length === 0
    ? `${title}\t${NONE}\n`
    : `${title}${values.map((value) => `\t${value}\n`).join('')}`

/** Orders entries by their key. */
export const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** A point in time as descriptions show it. */
export const timeText = (time: string | undefined): string =>
  rfc1123z(time ? (parseTime(time) ?? 0) : 0)

/** How long ago a time was. */
export function since(time: string | undefined | null, now: VirtualTime): string {
  const at = time ? parseTime(time) : undefined
  return at === undefined ? UNKNOWN : shortDuration(now - at)
}

/** Name, namespace, labels and annotations, as most descriptions begin. */
export const headLines = ({
  name,
  namespace,
  labels,
  annotations,
}: Stored<KubeObject>['metadata']): string =>
  `Name:\t${name}\nNamespace:\t${namespace ?? ''}\n${labelLines('Labels', labels)}${annotationLines('Annotations', annotations)}`

/** Stands for events that nobody wants to see. */
export const UNWANTED: readonly Stored<Event>[] = []

/** The events of an object as a table; nothing if they are `UNWANTED`. */
export function eventLines(events: readonly Stored<Event>[], now: VirtualTime): string {
  if (events === UNWANTED) return ''
  if (events.length === 0) return `Events:\t${NONE}\n`
  const last = ({ lastTimestamp }: Stored<Event>): number =>
    lastTimestamp ? (parseTime(lastTimestamp) ?? 0) : 0
  const rows = [...events]
    .sort((a, b) => last(a) - last(b))
    .map((event) => {
      const from = event.source?.component || event.reportingComponent || ''
      return `  ${event.type}\t${event.reason}\t${ageText(event, now)}\t${from}\t${(event.message ?? '').trim()}\n`
    })
  return `Events:\n  Type\tReason\tAge\tFrom\tMessage\n  ----\t------\t----\t----\t-------\n${rows.join('')}`
}

/** `5s`, or `2s (x4 over 6s)` for what happened again. */
function ageText(event: Stored<Event>, now: VirtualTime): string {
  const first = since(event.eventTime ?? event.firstTimestamp, now)
  if (event.series)
    return `${since(event.series.lastObservedTime, now)} (x${event.series.count} over ${first})`
  return (event.count ?? 1) > 1
    ? `${since(event.lastTimestamp, now)} (x${event.count} over ${first})`
    : first
}

/** The conditions of what makes pods, as a table. */
export function conditionLines(
  conditions:
    | readonly { readonly type: string; readonly status: string; readonly reason?: string }[]
    | undefined,
): string {
  if (!conditions?.length) return ''
  return `Conditions:\n  Type\tStatus\tReason\n  ----\t------\t------\n${conditions.map(({ type, status, reason }) => `  ${type} \t${status}\t${reason ?? ''}\n`).join('')}`
}

/** The header of conditions that say since when they are so. */
export const CONDITION_HEADER = 'Type\tStatus\tLastTransitionTime\tReason\tMessage'

/** What controls an object: `ReplicaSet/web-5d4`. */
export function controllerOf({
  ownerReferences,
}: {
  readonly ownerReferences?: readonly {
    readonly kind: string
    readonly name: string
    readonly controller?: boolean
  }[]
}): string | undefined {
  const owner = ownerReferences?.find(({ controller }) => controller)
  return owner && `${owner.kind}/${owner.name}`
}

/** A value with a capital first letter: `True`. */
export const titleCase = (value: unknown): string =>
  String(value).replace(/^./, (letter) => letter.toUpperCase())
