/**
 * `docker network prune`: removes the networks that no container uses.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/prune/
 */
import { networkPrune as pruneOnDaemon } from '../../docker/network/prune.js'
import { type Cli, defineVerb } from '../verb.js'
import { parseFilters } from './format.js'
import { confirm } from './prompt.js'
import { FILTER_UNTIL, WITHOUT_PROMPT } from './shared-flags.js'

const WARNING = 'WARNING! This will remove all custom networks not used by at least one container.'

export const networkPrune = defineVerb({
  name: 'prune',
  usage: 'prune [OPTIONS]',
  short: 'Remove all unused networks',
  flags: {
    filter: FILTER_UNTIL,
    force: WITHOUT_PROMPT,
  },
  *run(cli, _args, flags) {
    if (!flags.force) yield* confirm(cli, WARNING)
    const report = pruneNetworkReport(cli, flags.filter)
    cli.out(report.text)
    return { value: report.value }
  },
})

/** Prunes, and says what was removed; also a part of `docker system prune`. */
export function pruneNetworkReport(cli: Cli, filter: readonly string[] | undefined) {
  const filters = parseFilters(filter)
  const value = cli.ask((tx) => pruneOnDaemon(tx, cli.machine, filters))
  const lines = value.NetworksDeleted.map((name) => `${name}\n`)
  return { text: lines.length === 0 ? '' : `Deleted Networks:\n${lines.join('')}\n`, value }
}
