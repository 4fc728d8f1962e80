/**
 * `docker compose ps`: lists the containers of a project.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/ps/
 */
import { FORMAT_FLAG } from '../docker/format.js'
import { ComposeError } from '../../compose/errors.js'
import { parseFilters, renderList } from '../docker/format.js'
import { goJson } from '../../text/json.js'
import { chosenContainers } from './chosen.js'
import { COLUMNS, psFields, psJson } from './ps-fields.js'
import { defineComposeVerb } from './verb.js'

export const ps = defineComposeVerb({
  name: 'ps',
  usage: 'ps [OPTIONS] [SERVICE...]',
  short: 'List containers',
  flags: {
    all: {
      type: 'boolean',
      short: 'a',
      usage: 'Show all stopped containers (including those created by the run command)',
    },
    filter: { type: 'string', usage: 'Filter services by a property (supported filters: status)' },
    format: { ...FORMAT_FLAG, default: 'table' },
    'no-trunc': { type: 'boolean', usage: "Don't truncate output" },
    orphans: {
      type: 'boolean',
      default: true,
      usage: 'Include orphaned services (not declared by project)',
    },
    quiet: { type: 'boolean', short: 'q', usage: 'Only display IDs' },
    services: { type: 'boolean', usage: 'Display services' },
    status: {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage:
        'Filter services by status. Values: [paused | restarting | removing | running | dead | created | exited]',
    },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const { containers } = yield* chosenContainers(scene, args, {
      oneOffs: flags.all,
      orphans: flags.orphans,
    })
    const statuses = [...flags.status, ...statusFilter(flags.filter)]
    const found = containers.filter(({ state }) =>
      statuses.length > 0
        ? statuses.includes(state)
        : flags.all || (state !== 'exited' && state !== 'created' && state !== 'dead'),
    )
    if (flags.quiet) cli.out(found.map(({ id }) => `${id}\n`).join(''))
    else if (flags.services)
      cli.out([...new Set(found.map(({ service }) => service))].map((name) => `${name}\n`).join(''))
    else if (flags.format === 'json')
      cli.out(found.map((each) => `${goJson(psJson(cli, each))}\n`).join(''))
    else
      cli.out(
        renderList(found, psFields(cli, flags.noTrunc), { format: flags.format, columns: COLUMNS }),
      )
    return 0
  },
})

/** `--filter status=running`. @throws ComposeError */
function statusFilter(filter: string | undefined): readonly string[] {
  if (filter === undefined) return []
  if (!filter.includes('='))
    throw new ComposeError('arguments to --filter should be in form KEY=VAL')
  const filters = parseFilters([filter])
  for (const name of Object.keys(filters))
    if (name !== 'status' && name !== 'source') throw new ComposeError(`unknown filter ${name}`)
  return filters['status'] ?? []
}
