/**
 * `docker events`: what happens on the machine, as it happens.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/events/
 */
import { type DaemonEvent, eventsOf } from '../../docker/events.js'
import { goJson } from '../../text/json.js'
import { rfc3339nano } from '../../text/time.js'
import { defineVerb } from '../verb.js'
import { EVENT_FORMAT_FLAG, FILTER_FLAG, parseFilters } from './format.js'
import { withHidden, withOtherNames } from './shown.js'
import { EVENT } from './structures.js'
import { eventTemplate } from './templates.js'
import { momentOf } from '../../text/moment.js'

export const events = defineVerb({
  name: 'events',
  usage: 'events [OPTIONS]',
  short: 'Get real time events from the server',
  flags: {
    filter: FILTER_FLAG,
    format: EVENT_FORMAT_FLAG,
    since: { type: 'string', usage: 'Show all events created since timestamp' },
    until: { type: 'string', usage: 'Stream events until this timestamp' },
  },
  *run(cli, _args, flags) {
    const { machine } = cli
    const since = flags.since ? (momentOf(flags.since, cli.tx.now) ?? cli.tx.now) : cli.tx.now
    const until = flags.until ? (momentOf(flags.until, cli.tx.now) ?? cli.tx.now) : undefined
    const filters = parseFilters(flags.filter)
    const template = templateOf(flags.format)
    const wanted = (event: DaemonEvent): boolean =>
      event.time >= since && (until === undefined || event.time <= until) && matches(event, filters)
    const first = flags.since ? 0 : eventsOf(cli.tx, machine).length
    const turns = cli.turns()
    for (let seen = first; ; ) {
      seen = turns.carry(seen)
      const all = eventsOf(cli.tx, machine)
      for (const event of all.slice(seen).filter(wanted)) cli.out(`${template(event)}\n`)
      seen = all.length
      if (cli.interrupted || (until !== undefined && cli.tx.now >= until))
        return { value: all.slice(first).filter(wanted) }
      const count = seen
      yield {
        when: (read) => eventsOf(read, machine).length > count,
        ...(until === undefined ? { endless: true } : { until }),
      }
    }
  },
})

function templateOf(format: string | undefined): (event: DaemonEvent) => string {
  if (format === undefined) return shown
  if (format === 'json') return (event) => goJson(message(event))
  const template = eventTemplate(format, viewOf(message(NO_EVENT)), EVENT)
  return (event) => template(viewOf(message(event)))
}

const NO_EVENT: DaemonEvent = {
  machine: '',
  time: 0,
  type: 'container',
  action: '',
  id: '',
  attributes: {},
}

/** An event as templates see it. */
const viewOf = (event: object): object =>
  withOtherNames(withHidden(event, { status: '', id: '', from: '' }), {
    Status: 'status',
    ID: 'id',
    From: 'from',
    Scope: 'scope',
    Time: 'time',
    TimeNano: 'timeNano',
  })

/** Time, kind, what happened, to what, and its attributes in alphabetical order. */
function shown({ time, type, action, id, attributes }: DaemonEvent): string {
  const shownAttributes = Object.entries(attributes)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  return `${rfc3339nano(time)} ${type} ${action} ${id}${shownAttributes.length > 0 ? ` (${shownAttributes.join(', ')})` : ''}`
}

/** An event as the Engine API has it, which is what templates and JSON show. */
const message = ({ time, type, action, id, attributes }: DaemonEvent) => ({
  ...(type === 'container' ? { status: action, id, from: attributes.image ?? '' } : {}),
  Type: type,
  Action: action,
  Actor: { ID: id, Attributes: attributes },
  scope: 'local',
  time: Math.floor(time / 1000),
  timeNano: time * 1_000_000,
})

/** Whether an event passes the filters: one value of each. */
function matches(
  { type, action, id, attributes }: DaemonEvent,
  filters: Readonly<Record<string, readonly string[]>>,
): boolean {
  const named = (wanted: string): boolean => id.startsWith(wanted) || attributes.name === wanted
  const passes: Readonly<Record<string, (wanted: string) => boolean>> = {
    type: (wanted) => type === wanted,
    event: (wanted) => action === wanted || action.startsWith(`${wanted}:`),
    container: (wanted) => type === 'container' && named(wanted),
    image: (wanted) => (type === 'image' && named(wanted)) || attributes.image === wanted,
    network: (wanted) => type === 'network' && named(wanted),
    volume: (wanted) => type === 'volume' && named(wanted),
    label: (wanted) =>
      Object.entries(attributes).some(
        ([name, value]) => name === wanted || `${name}=${value}` === wanted,
      ),
  }
  return Object.entries(filters).every(
    ([name, wanted]) =>
      !Object.hasOwn(passes, name) || wanted.some((value) => passes[name]?.(value)),
  )
}
