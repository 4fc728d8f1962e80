/**
 * `docker stats`: what containers use of the machine. The simulation has no load to measure:
 * processor time is nil. Memory is what the account of the container says.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/stats/
 */
import { list } from '../../docker/list.js'
import { top } from '../../docker/top.js'
import { memoryUse } from '../../program/memory.js'
import { binarySize } from '../../text/size.js'
import { type Cli, defineVerb } from '../verb.js'
import { containerCalled, isRunning } from './container.js'
import { FORMAT_FLAG, type Fields, renderList, shortId } from './format.js'
import { ALL_CONTAINERS } from './shared-flags.js'

const COLUMNS =
  '{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}'
const INTERVAL = 1000

/** What a container uses. @public The declarations of the facade name it. */
export interface ContainerUsage {
  readonly id: string
  readonly name: string
  readonly processes: number
  /** What it takes and may take, in bytes. */
  readonly memory: { readonly used: number; readonly limit: number }
}

const FIELDS: Fields<ContainerUsage> = {
  ID: { header: 'CONTAINER ID', value: ({ id }) => shortId(id) },
  Container: { header: 'CONTAINER', value: ({ id }) => shortId(id) },
  Name: { header: 'NAME', value: ({ name }) => name },
  CPUPerc: { header: 'CPU %', value: () => '0.00%' },
  MemUsage: {
    header: 'MEM USAGE / LIMIT',
    value: ({ processes, memory }) =>
      processes === 0 ? '0B / 0B' : `${binarySize(memory.used)} / ${binarySize(memory.limit)}`,
  },
  MemPerc: {
    header: 'MEM %',
    value: ({ processes, memory }) =>
      `${(processes === 0 ? 0 : (memory.used * 100) / memory.limit).toFixed(2)}%`,
  },
  NetIO: { header: 'NET I/O', value: () => '0B / 0B' },
  BlockIO: { header: 'BLOCK I/O', value: () => '0B / 0B' },
  PIDs: { header: 'PIDS', value: ({ processes }) => String(processes) },
}

const [HOME, CLEAR_REST, CLEAR_BELOW] = ['\u001b[H', '\u001b[K\n', '\u001b[J']

export const stats = defineVerb({
  name: 'stats',
  usage: 'stats [OPTIONS] [CONTAINER...]',
  short: 'Display a live stream of container(s) resource usage statistics',
  flags: {
    all: ALL_CONTAINERS,
    format: FORMAT_FLAG,
    'no-stream': {
      type: 'boolean',
      usage: 'Disable streaming stats and only pull the first result',
    },
    'no-trunc': { type: 'boolean', usage: 'Do not truncate output' },
  },
  *run(cli, args, flags) {
    const turns = cli.turns()
    while (true) {
      turns.carry(undefined)
      const isLive = !flags.noStream && cli.outScreen !== undefined
      if (cli.interrupted && isLive) return { value: [] }
      const usage = usageOf(cli, args, flags.all)
      const shown = renderList(usage, FIELDS, {
        format: flags.format,
        columns: COLUMNS,
        type: '*container.statsContext',
      })
      cli.out(isLive ? overItself(shown) : shown)
      if (flags.noStream || cli.interrupted) return { value: usage }
      yield { until: cli.tx.now + INTERVAL, endless: true }
    }
  },
})

/** At a terminal the table is drawn at the top of the screen, over the one before. */
const overItself = (text: string): string =>
  `${HOME}${text.replaceAll('\n', CLEAR_REST)}${CLEAR_BELOW}`

function usageOf(cli: Cli, names: readonly string[], all: boolean): readonly ContainerUsage[] {
  const ids =
    names.length > 0
      ? names.map((name) => containerCalled(cli.tx, cli.machine, name).id)
      : list(cli.tx, cli.machine, { all }).map(({ Id }) => Id)
  return ids.map((id) => ({
    id,
    name: containerCalled(cli.tx, cli.machine, id).name,
    memory: memoryUse(cli.tx, id),
    processes: isRunning(cli.tx, cli.machine, id)
      ? top(cli.tx, cli.machine, id).Processes.length
      : 0,
  }))
}
