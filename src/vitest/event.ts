/**
 * `toHaveEvent`: the cluster has said something.
 *
 * @module
 */
import type { Event } from '../types/kubernetes/core/v1.js'
import type { Stored } from '../kubernetes/kinds/kind.js'
import { type Verdict, verdict } from './matcher.js'
import { clusterOf } from './subject.js'

/** Which event is wanted; what is not given may be anything. */
export interface EventWanted {
  /** `FailedScheduling`, `BackOff`, `Pulled`, … */
  readonly reason?: string
  readonly type?: 'Normal' | 'Warning'
  /** The object that it is about: `Pod/web`, `pod/web` or `web`; a name may end in `*`. */
  readonly object?: string
  readonly namespace?: string
  /** A part of the message, or a pattern for it. */
  readonly message?: string | RegExp
}

/** How many events are listed when none fits. */
const MOST = 10

/** Looks for an event in the lab. */
export function toHaveEvent(received: unknown, given: string | EventWanted): Verdict {
  const lab = clusterOf('toHaveEvent', received)
  const wanted = typeof given === 'string' ? { reason: given } : given
  const events = lab.objects('Event', { ...(wanted.namespace && { namespace: wanted.namespace }) })
  const pass = events.some((event) => fits(event, wanted))
  const last = [...events]
    .sort((a, b) => ((a.lastTimestamp ?? '') < (b.lastTimestamp ?? '') ? -1 : 1))
    .slice(-MOST)
    .map(lineOf)
  return verdict(
    lab,
    pass,
    `an event ${wordsOf(wanted)}`,
    last.length === 0 ? 'there is no event' : `the last events:\n${last.join('\n')}`,
  )
}

function fits(event: Stored<Event>, { reason, type, object, message }: EventWanted): boolean {
  const text = event.message ?? ''
  return (
    (reason === undefined || event.reason === reason) &&
    (type === undefined || event.type === type) &&
    (object === undefined || isAbout(event, object)) &&
    (message === undefined ||
      (typeof message === 'string' ? text.includes(message) : message.test(text)))
  )
}

function isAbout({ involvedObject }: Stored<Event>, object: string): boolean {
  const [name = '', kind] = object.split('/').reverse()
  const is = involvedObject?.name ?? ''
  const isNamed = name.endsWith('*') ? is.startsWith(name.slice(0, -1)) : is === name
  return (
    isNamed && (kind === undefined || kind.toLowerCase() === involvedObject?.kind?.toLowerCase())
  )
}

const wordsOf = (wanted: EventWanted): string =>
  Object.entries(wanted)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')

const lineOf = ({ type, reason, involvedObject, message }: Stored<Event>): string =>
  `  ${type} ${reason} ${involvedObject?.kind}/${involvedObject?.name}: ${message}`
