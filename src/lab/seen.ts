/**
 * What a lab looks like when something did not come true in time: the objects that are not ready,
 * and the last warnings.
 *
 * @module
 */
import { TimeoutError } from '../sim/errors.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { rfc3339 } from '../text/time.js'

/** An object that is not as it was asked to be. */
export interface Unready {
  /** `Pod`, `Deployment`, `Container`, … */
  readonly kind: string
  /** `namespace/name`, or `name`. */
  readonly name: string
  /** What it is instead: `Pending`, `1 of 3 ready`, `Exited (1)`. */
  readonly status: string
  /** Why, if somebody knows: `CrashLoopBackOff: back-off 10s restarting …`. */
  readonly reason?: string
}

/** A warning: an event of type Warning. */
export interface Warning {
  readonly time: VirtualTime
  /** `Pod default/web` */
  readonly about: string
  readonly reason: string
  readonly message: string
  /** How often it happened. */
  readonly count: number
}

/** What was seen. Both lists are short, however large the world is. */
export interface Seen {
  /** The first ten objects that were not ready. */
  readonly unready: readonly Unready[]
  /** How many more there are. */
  readonly more: number
  /** The last five warnings, oldest first. */
  readonly warnings: readonly Warning[]
}

/** What a plugin knows of its own objects. */
export interface Witness {
  unready(read: Reader): readonly Unready[]
  warnings(read: Reader): readonly Warning[]
}

/** Something did not happen in the time that it was given, and this is what was seen then. */
export class SeenTimeoutError extends TimeoutError {
  constructor(
    message: string,
    readonly seen: Seen,
  ) {
    super(message + textOf(seen))
  }
}

const MOST_UNREADY = 10
const MOST_WARNINGS = 5
const LONGEST_TEXT = 300

/** Looks at a world. */
export function seenIn(read: Reader, witnesses: readonly Witness[]): Seen {
  const unready = witnesses.flatMap((witness) => witness.unready(read))
  const warnings = witnesses
    .flatMap((witness) => witness.warnings(read))
    .sort((a, b) => a.time - b.time)
  return {
    unready: unready.slice(0, MOST_UNREADY).map(cutUnready),
    more: Math.max(0, unready.length - MOST_UNREADY),
    warnings: warnings
      .slice(-MOST_WARNINGS)
      .map((warning) => ({ ...warning, message: cut(warning.message) })),
  }
}

const cutUnready = ({ reason, ...object }: Unready): Unready =>
  reason === undefined ? object : { ...object, reason: cut(reason) }

const cut = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text

function textOf({ unready, more, warnings }: Seen): string {
  const lines = [
    ...(unready.length > 0 ? ['not ready:'] : []),
    ...unready.map(
      ({ kind, name, status, reason }) =>
        `  ${kind} ${name}: ${status}${reason === undefined ? '' : ` (${reason})`}`,
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(warnings.length > 0 ? ['last warnings:'] : []),
    ...warnings.map(
      ({ time, about, reason, message, count }) =>
        `  ${rfc3339(time)} ${about}: ${reason}: ${message}${count > 1 ? ` (${count} times)` : ''}`,
    ),
  ]
  return lines.map((line) => `\n${line}`).join('')
}
