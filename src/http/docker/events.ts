/**
 * `GET /events`: what the daemon says as it happens.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/System/operation/SystemEvents
 */
import { type DaemonEvent, eventsOf } from '../../docker/events.js'
import type { Filters } from '../../docker/filters.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { goJson } from '../../text/json.js'
import { bytesOf } from '../stream.js'
import type { EngineAnswer, EngineStream } from './message.js'
import { momentIn } from './moment.js'
import { type EngineCall, filtersOf } from './query.js'
import type { EnginePiece } from './streams.js'

type EventsStream = Extract<EngineStream, { readonly type: 'events' }>

/** Answers the request. @throws DockerError for a bad filter or time */
export function events(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  const since = momentIn(call, 'since')
  const until = momentIn(call, 'until')
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    stream: {
      type: 'events',
      seen: query.get('since') ? 0 : sequenceOf(tx, machine),
      since: since ?? tx.now,
      ...(until === undefined ? {} : { until }),
      filters: filtersOf(call),
    },
  }
}

/** How many events a machine has had: the place of the last that it keeps. */
const sequenceOf = (read: Reader, machine: string): number => eventsOf(read, machine).length

/** What is new. */
export function eventsPiece(read: Reader, machine: string, stream: EventsStream): EnginePiece {
  const { seen, since, until, filters } = stream
  const all = eventsOf(read, machine)
  const lines = all
    .slice(Math.min(seen, all.length))
    .filter((event) => isIn(event, since, until) && matches(event, filters))
    .map((event) => `${goJson(messageOf(event))}\n`)
  const bytes = bytesOf(lines.join(''))
  const over = until !== undefined && read.now >= until
  return {
    ...(bytes ? { bytes } : {}),
    stream: over ? undefined : { ...stream, seen: all.length },
  }
}

const isIn = ({ time }: DaemonEvent, since: VirtualTime, until: VirtualTime | undefined): boolean =>
  time >= since && (until === undefined || time <= until)

/** An event as the Engine writes it. */
const messageOf = ({ time, type, action, id, attributes }: DaemonEvent): object => ({
  ...(type === 'container' || type === 'image'
    ? {
        status: action,
        id,
        ...(type === 'container' ? { from: attributes['image'] ?? '' } : {}),
      }
    : {}),
  Type: type,
  Action: action,
  Actor: { ID: id, Attributes: attributes },
  scope: 'local',
  time: Math.floor(time / 1000),
  timeNano: time * 1_000_000,
})

/** Whether an event passes filters; names that there are not select nothing. */
function matches({ type, action, id, attributes }: DaemonEvent, filters: Filters): boolean {
  const named = (wanted: string): boolean => id.startsWith(wanted) || attributes['name'] === wanted
  const passes: Readonly<Record<string, (wanted: string) => boolean>> = {
    type: (wanted) => type === wanted,
    event: (wanted) => action === wanted || action.startsWith(`${wanted}:`),
    container: (wanted) => type === 'container' && named(wanted),
    image: (wanted) => (type === 'image' && named(wanted)) || attributes['image'] === wanted,
    network: (wanted) => type === 'network' && named(wanted),
    volume: (wanted) => type === 'volume' && named(wanted),
    scope: (wanted) => wanted === 'local',
    label: (wanted) =>
      Object.entries(attributes).some(
        ([name, value]) => name === wanted || `${name}=${value}` === wanted,
      ),
  }
  return Object.entries(filters).every(([name, wanted]) => {
    const test = Object.hasOwn(passes, name) ? passes[name] : undefined
    return test === undefined || wanted.length === 0 || wanted.some(test)
  })
}
