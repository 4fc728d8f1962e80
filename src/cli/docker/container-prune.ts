/**
 * `docker container prune`: removes the containers that have ended.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/prune/
 */
import { prune as pruneOnDaemon } from '../../docker/prune.js'
import { type Cli, defineVerb } from '../verb.js'
import { parseFilters } from './format.js'
import { confirm, reclaimed } from './prompt.js'
import { FILTER_UNTIL, WITHOUT_PROMPT } from './shared-flags.js'

const WARNING = 'WARNING! This will remove all stopped containers.'

export const containerPrune = defineVerb({
  name: 'prune',
  usage: 'prune [OPTIONS]',
  short: 'Remove all stopped containers',
  flags: {
    filter: FILTER_UNTIL,
    force: WITHOUT_PROMPT,
  },
  *run(cli, _args, flags) {
    if (!flags.force) yield* confirm(cli, WARNING)
    const report = pruneContainerReport(cli, flags.filter)
    cli.out(report.text + reclaimed(report.bytes))
    return { value: report.value }
  },
})

/** Prunes, and says what was removed; also a part of `docker system prune`. */
export function pruneContainerReport(cli: Cli, filter: readonly string[] | undefined) {
  const filters = parseFilters(filter)
  const value = cli.ask((tx) => pruneOnDaemon(tx, cli.machine, filters))
  const lines = value.ContainersDeleted.map((id) => `${id}\n`)
  return {
    text: lines.length === 0 ? '' : `Deleted Containers:\n${lines.join('')}\n`,
    bytes: value.SpaceReclaimed,
    value,
  }
}
