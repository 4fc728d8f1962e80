/**
 * `docker logs`: what a container has written.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/logs/
 */
import { rfc3339nano } from '../../text/time.js'
import { unreadableLogs } from '../../docker/errors.js'
import { type LogRow, endOfLog, hasMoreLog, logAfter } from '../../program/log.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { containerCalled, isRunning, outputOf } from './container.js'
import { momentOf } from '../../text/moment.js'

export const logs = defineVerb({
  name: 'logs',
  usage: 'logs [OPTIONS] CONTAINER',
  short: 'Fetch the logs of a container',
  flags: {
    details: { type: 'boolean', usage: 'Show extra details provided to logs' },
    follow: { type: 'boolean', short: 'f', usage: 'Follow log output' },
    since: {
      type: 'string',
      usage:
        'Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
    },
    tail: {
      type: 'string',
      short: 'n',
      default: 'all',
      usage: 'Number of lines to show from the end of the logs',
    },
    timestamps: { type: 'boolean', short: 't', usage: 'Show timestamps' },
    until: {
      type: 'string',
      usage:
        'Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
    },
  },
  *run(cli, [target = ''], flags) {
    const { machine } = cli
    const { id, host } = containerCalled(cli.tx, machine, target)
    if (host.LogConfig?.Type === 'none') throw unreadableLogs()
    const since = moment(cli, flags.since)
    const until = moment(cli, flags.until)
    const wanted = (line: LogRow): boolean =>
      (since === undefined || line.time >= since) && (until === undefined || line.time <= until)
    const say = (lines: readonly LogRow[]): void => {
      for (const line of lines)
        cli[line.stream === 'stdout' ? 'out' : 'err'](
          (flags.timestamps ? `${rfc3339nano(line.time)} ` : '') + line.text,
        )
    }
    const before = outputOf(cli.tx, machine, id)
    say(tailOf(before.filter(wanted), flags.tail))
    const turns = cli.turns()
    let seen = turns.carry(endOfLog(cli.tx, id))
    while (
      flags.follow &&
      isRunning(cli.tx, machine, id) &&
      !cli.interrupted &&
      (until === undefined || cli.tx.now < until)
    ) {
      const at = seen
      yield {
        when: (read) => hasMoreLog(read, id, at) || !isRunning(read, machine, id),
        ...(until === undefined ? { endless: true } : { until }),
      }
      say(logAfter(cli.tx, id, seen).filter(wanted))
      seen = turns.carry(endOfLog(cli.tx, id))
    }
    return {
      value: outputOf(cli.tx, machine, id)
        .filter(wanted)
        .map(({ text }) => text)
        .join(''),
    }
  },
})

function moment(cli: Cli, text: string | undefined): number | undefined {
  if (!text) return undefined
  const found = momentOf(text, cli.tx.now)
  if (found === undefined)
    throw new CommandError(
      `invalid value for "since": failed to parse value as time or duration: ${JSON.stringify(text)}`,
    )
  return found
}

/** The last lines; all of them unless a number says how many. */
function tailOf(lines: readonly LogRow[], tail: string): readonly LogRow[] {
  const count = Number(tail)
  return tail === 'all' || !Number.isInteger(count) || count < 0
    ? lines
    : lines.slice(Math.max(0, lines.length - count))
}
