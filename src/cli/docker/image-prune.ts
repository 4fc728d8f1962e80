/**
 * `docker image prune`: removes images that nothing refers to.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/prune/
 */
import { pruneImages } from '../../docker/image/prune.js'
import { type Cli, defineVerb } from '../verb.js'
import { parseFilters } from './format.js'
import { confirm, reclaimed } from './prompt.js'
import { FILTER_UNTIL, WITHOUT_PROMPT } from './shared-flags.js'

const WARNING = 'WARNING! This will remove all dangling images.'
const WARNING_ALL =
  'WARNING! This will remove all images without at least one container associated to them.'

export const imagePrune = defineVerb({
  name: 'prune',
  usage: 'prune [OPTIONS]',
  short: 'Remove unused images',
  flags: {
    all: { type: 'boolean', short: 'a', usage: 'Remove all unused images, not just dangling ones' },
    filter: FILTER_UNTIL,
    force: WITHOUT_PROMPT,
  },
  *run(cli, _args, flags) {
    if (!flags.force) yield* confirm(cli, flags.all ? WARNING_ALL : WARNING)
    const report = pruneImageReport(cli, flags.all, flags.filter)
    cli.out(report.text + reclaimed(report.bytes))
    return { value: report.value }
  },
})

/** Prunes, and says what was removed; also a part of `docker system prune`. */
export function pruneImageReport(cli: Cli, all: boolean, filter: readonly string[] | undefined) {
  const filters = { ...parseFilters(filter), dangling: [String(!all)] }
  const value = cli.ask((tx) => pruneImages(tx, cli.machine, filters))
  const lines = value.ImagesDeleted.map((line) =>
    'Untagged' in line ? `untagged: ${line.Untagged}\n` : `deleted: ${line.Deleted}\n`,
  )
  return {
    text: lines.length === 0 ? '' : `Deleted Images:\n${lines.join('')}\n`,
    bytes: value.SpaceReclaimed,
    value,
  }
}
