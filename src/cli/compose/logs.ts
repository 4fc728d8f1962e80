/**
 * `docker compose logs`: what the containers of a project have written.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/logs/
 */
import { USAGES } from './shared-flags.js'
import { momentOf } from '../../text/moment.js'
import { type LogRow, endOfLog, readLog } from '../../program/log.js'
import { type Followed, allEnded, followedFrom, hasNews, look } from './attached.js'
import { chosenContainers } from './chosen.js'
import { usesColour } from './colour.js'
import { shortName } from './containers.js'
import { LogPrinter } from './log-printer.js'
import { defineComposeVerb } from './verb.js'

export const logs = defineComposeVerb({
  name: 'logs',
  usage: 'logs [OPTIONS] [SERVICE...]',
  short: 'View output from containers',
  flags: {
    follow: { type: 'boolean', short: 'f', usage: 'Follow log output' },
    index: { type: 'int', usage: USAGES.index },
    'no-color': { type: 'boolean', usage: 'Produce monochrome output' },
    'no-log-prefix': { type: 'boolean', usage: USAGES.noLogPrefix },
    since: {
      type: 'string',
      usage:
        'Show logs since timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)',
    },
    tail: {
      type: 'string',
      short: 'n',
      default: 'all',
      usage: 'Number of lines to show from the end of the logs for each container',
    },
    timestamps: { type: 'boolean', short: 't', usage: 'Show timestamps' },
    until: {
      type: 'string',
      usage:
        'Show logs before a timestamp (e.g. 2013-01-02T13:23:37Z) or relative (e.g. 42m for 42 minutes)',
    },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const { name, containers } = yield* chosenContainers(scene, args)
    const found = containers.filter(({ number }) => !flags.index || number === flags.index)
    const printer = new LogPrinter(cli, {
      prefix: !flags.noLogPrefix,
      colour: !flags.noColor && usesColour(scene),
      timestamps: flags.timestamps,
    })
    for (const container of found) printer.register(shortName(name, container))
    const { now } = cli.tx
    const since = flags.since ? momentOf(flags.since, now) : undefined
    const until = flags.until ? momentOf(flags.until, now) : undefined
    for (const container of found) {
      const lines = readLog(cli.tx, container.id).filter(
        ({ time }) =>
          (since === undefined || time >= since) && (until === undefined || time <= until),
      )
      for (const line of tailOf(lines, flags.tail)) printer.line(shortName(name, container), line)
    }
    if (!flags.follow) return 0
    let followed: readonly Followed[] = found.map((container) =>
      followedFrom(container, shortName(name, container), true, endOfLog(cli.tx, container.id)),
    )
    const turns = cli.turns()
    for (;;) {
      followed = turns.carry(followed)
      followed = look(scene, printer, followed).followed
      if (cli.interrupted) return INTERRUPTED
      if (allEnded(cli.tx, cli.machine, followed)) return 0
      const seen = followed
      yield { when: hasNews(cli.machine, seen), endless: true }
    }
  },
})

const INTERRUPTED = 130

/** The last lines; all of them unless a number says how many. */
function tailOf(lines: readonly LogRow[], tail: string): readonly LogRow[] {
  const count = Number(tail)
  return tail === 'all' || !Number.isInteger(count) || count < 0
    ? lines
    : lines.slice(Math.max(0, lines.length - count))
}
