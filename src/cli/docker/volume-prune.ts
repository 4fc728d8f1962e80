/**
 * `docker volume prune`: removes the volumes that no container uses.
 *
 * @see https://docs.docker.com/reference/cli/docker/volume/prune/
 */
import { volumePrune as pruneOnDaemon } from '../../docker/volume/prune.js'
import { type Cli, defineVerb } from '../verb.js'
import { parseFilters } from './format.js'
import { confirm, reclaimed } from './prompt.js'
import { WITHOUT_PROMPT } from './shared-flags.js'

const WARNING =
  'WARNING! This will remove anonymous local volumes not used by at least one container.'
const WARNING_ALL =
  'WARNING! This will remove all local volumes not used by at least one container.'

export const volumePrune = defineVerb({
  name: 'prune',
  usage: 'prune [OPTIONS]',
  short: 'Remove unused local volumes',
  flags: {
    all: {
      type: 'boolean',
      short: 'a',
      usage: 'Remove all unused volumes, not just anonymous ones',
    },
    filter: {
      type: 'strings',
      value: 'filter',
      verbatim: true,
      usage: 'Provide filter values (e.g. "label=<label>")',
    },
    force: WITHOUT_PROMPT,
  },
  *run(cli, _args, flags) {
    if (!flags.force) yield* confirm(cli, flags.all ? WARNING_ALL : WARNING)
    const report = pruneVolumeReport(cli, flags.all, flags.filter)
    cli.out(report.text + reclaimed(report.bytes))
    return { value: report.value }
  },
})

/** Prunes, and says what was removed; also a part of `docker system prune`. */
export function pruneVolumeReport(cli: Cli, all: boolean, filter: readonly string[] | undefined) {
  const filters = { ...parseFilters(filter), ...(all ? { all: ['true'] } : {}) }
  const value = cli.ask((tx) => pruneOnDaemon(tx, cli.machine, filters))
  const lines = value.VolumesDeleted.map((name) => `${name}\n`)
  return {
    text: lines.length === 0 ? '' : `Deleted Volumes:\n${lines.join('')}\n`,
    bytes: value.SpaceReclaimed,
    value,
  }
}
