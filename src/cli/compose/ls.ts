/**
 * `docker compose ls`: lists the projects that run.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/ls/
 */
import { USAGES, unknownFormat } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { list } from '../../docker/list.js'
import { goJson } from '../../text/json.js'
import { tabwriter } from '../../text/tabwriter.js'
import { containerOf } from './containers.js'
import { LABELS } from './labels.js'
import { defineComposeVerb } from './verb.js'
import { FILTER_FLAG, parseFilters } from '../docker/format.js'

export const ls = defineComposeVerb({
  name: 'ls',
  usage: 'ls [OPTIONS]',
  short: 'List running compose projects',
  flags: {
    all: { type: 'boolean', short: 'a', usage: 'Show all stopped Compose projects' },
    filter: {
      type: 'string',
      value: 'filter',
      usage: FILTER_FLAG.usage,
    },
    format: {
      type: 'string',
      default: 'table',
      usage: USAGES.tableOrJson,
    },
    quiet: { type: 'boolean', short: 'q', usage: 'Only display project names' },
  },
  arity: { max: 0 },
  *run({ cli }, _args, flags) {
    const found = new Map<string, { files: Set<string>; states: string[] }>()
    for (const { labels, state } of list(cli.tx, cli.machine, {
      all: true,
      filters: { label: [LABELS.project] },
    }).map(containerOf)) {
      if (!flags.all && state !== 'running' && state !== 'paused' && state !== 'restarting')
        continue
      const name = labels[LABELS.project] ?? ''
      const project = found.get(name) ?? { files: new Set(), states: [] }
      for (const file of (labels[LABELS.files] ?? '').split(',')) project.files.add(file)
      project.states.push(state)
      found.set(name, project)
    }
    const names = flags.filter === undefined ? [] : (parseFilters([flags.filter])['name'] ?? [])
    const rows = [...found]
      .filter(([name]) => names.length === 0 || names.some((part) => name.includes(part)))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([Name, { files, states }]) => ({
        Name,
        Status: statusOf(states),
        ConfigFiles: [...files].sort().join(','),
      }))
    if (flags.quiet) cli.out(rows.map(({ Name }) => `${Name}\n`).join(''))
    else if (flags.format === 'json') cli.out(`${goJson(rows)}\n`)
    else if (flags.format === 'table' || flags.format === '')
      cli.out(
        `${tabwriter([['NAME', 'STATUS', 'CONFIG FILES'], ...rows.map(({ Name, Status, ConfigFiles }) => [Name, Status, ConfigFiles])].map((row) => row.join('\t')).join('\n'), WIDTHS)}\n`,
      )
    else throw new ComposeError(unknownFormat(flags.format))
    return 0
  },
})

const WIDTHS = { minWidth: 20, padding: 1 }

/** `running(2), exited(1)` */
function statusOf(states: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, count]) => `${state}(${count})`)
    .join(', ')
}
