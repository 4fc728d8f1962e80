/**
 * `docker compose events`: what happens to the containers of a project, as it happens.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/events/
 */
import { events as dockerEvents } from '../docker/events.js'
import { type DaemonEvent, eventsOf } from '../../docker/events.js'
import { goJson } from '../../text/json.js'
import { rfc3339micro, rfc3339nano } from '../../text/time.js'
import { momentOf } from '../../text/moment.js'
import { LABELS } from './labels.js'
import { projectNameOf } from './project-of.js'
import { defineComposeVerb } from './verb.js'

export const events = defineComposeVerb({
  name: 'events',
  usage: 'events [OPTIONS] [SERVICE...]',
  short: 'Receive real time events from containers',
  flags: {
    json: { type: 'boolean', usage: 'Output events as a stream of json objects' },
    since: { type: 'string', usage: dockerEvents.flags.since.usage },
    until: { type: 'string', usage: dockerEvents.flags.until.usage },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const { machine } = cli
    const { name } = yield* projectNameOf(scene, args)
    const since = flags.since ? momentOf(flags.since, cli.tx.now) : undefined
    const until = flags.until ? momentOf(flags.until, cli.tx.now) : undefined
    const isWanted = ({ type, attributes, time }: DaemonEvent): boolean =>
      type === 'container' &&
      attributes[LABELS.project] === name &&
      attributes[LABELS.oneOff] !== 'True' &&
      (args.length === 0 || args.includes(attributes[LABELS.service] ?? '')) &&
      (since === undefined || time >= since) &&
      (until === undefined || time <= until)
    const turns = cli.turns()
    for (let seen = since === undefined ? eventsOf(cli.tx, machine).length : 0; ; ) {
      seen = turns.carry(seen)
      const all = eventsOf(cli.tx, machine)
      for (const event of all.slice(seen).filter(isWanted))
        cli.out(`${flags.json ? jsonOf(event) : lineOf(event)}\n`)
      seen = all.length
      if (cli.interrupted) return INTERRUPTED
      if (until !== undefined && cli.tx.now >= until) return 0
      const count = seen
      yield {
        when: (read) => eventsOf(read, machine).length > count,
        ...(until === undefined ? { endless: true } : { until }),
      }
    }
  },
})

const INTERRUPTED = 130

/** The attributes that are not Compose's own. */
const attributesOf = ({ attributes }: DaemonEvent): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([key]) => !key.startsWith('com.docker.compose.'))
      .sort(),
  )

function lineOf(event: DaemonEvent): string {
  const shown = Object.entries(attributesOf(event)).map(([key, value]) => `${key}=${value}`)
  const moment = rfc3339micro(event.time).replace('T', ' ').replace('Z', '')
  return `${moment} container ${event.action} ${event.id} (${shown.join(', ')})`
}

const jsonOf = (event: DaemonEvent): string =>
  goJson({
    action: event.action,
    attributes: attributesOf(event),
    id: event.id,
    service: event.attributes[LABELS.service] ?? '',
    time: rfc3339nano(event.time),
    type: 'container',
  })
