/**
 * `docker system df`: how much room images, containers and volumes take.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/df/
 */
import { isShared, recordsOf } from '../../docker/buildkit/cache-prune.js'
import { layerBytes, volumeBytes } from '../../docker/disk-usage.js'
import { listImages } from '../../docker/image/list.js'
import { list } from '../../docker/list.js'
import { writtenBytes } from '../../docker/prune.js'
import { volumeList } from '../../docker/volume/list.js'
import { humanSize } from '../../text/size.js'
import { type Cli, defineVerb } from '../verb.js'
import { FORMAT_FLAG, type Fields, renderList } from './format.js'
import { verboseUsage } from './system-df-verbose.js'

const COLUMNS = '{{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}'

/** One kind of thing. @public The declarations of the facade name it. */
export interface DiskUsage {
  readonly type: string
  readonly total: number
  readonly active: number
  readonly size: number
  readonly reclaimable: number
}

const FIELDS: Fields<DiskUsage> = {
  Type: { header: 'TYPE', value: ({ type }) => type },
  TotalCount: { header: 'TOTAL', value: ({ total }) => String(total) },
  Active: { header: 'ACTIVE', value: ({ active }) => String(active) },
  Size: { header: 'SIZE', value: ({ size }) => humanSize(size) },
  Reclaimable: {
    header: 'RECLAIMABLE',
    value: ({ size, reclaimable, type }) =>
      size > 0 && type !== 'Build Cache'
        ? `${humanSize(reclaimable)} (${Math.floor((reclaimable * 100) / size)}%)`
        : humanSize(reclaimable),
  },
}

export const systemDf = defineVerb({
  name: 'df',
  usage: 'df [OPTIONS]',
  short: 'Show docker disk usage',
  flags: {
    format: FORMAT_FLAG,
    verbose: { type: 'boolean', short: 'v', usage: 'Show detailed information on space usage' },
  },
  *run(cli, _args, flags) {
    const usage = usageOf(cli)
    const summary = (): string =>
      renderList(usage, FIELDS, {
        format: flags.format,
        columns: COLUMNS,
        type: '*formatter.diskUsageImagesContext',
      })
    cli.out(flags.verbose ? verboseUsage(cli, flags.format) : summary())
    return { value: usage }
  },
})

function usageOf(cli: Cli): readonly DiskUsage[] {
  const images = listImages(cli.tx, cli.machine)
  const containers = list(cli.tx, cli.machine, { all: true })
  const volumes = volumeList(cli.tx, cli.machine, {})
  const mounted = new Set(
    containers.flatMap(({ Mounts }) => Mounts.flatMap(({ Name }) => Name ?? [])),
  )
  const running = containers.filter(
    ({ State }) => State === 'running' || State === 'paused' || State === 'restarting',
  )
  const written = (rows: typeof containers): number =>
    rows.reduce((sum, { Id }) => sum + writtenBytes(cli.tx, Id), 0)
  const unused = new Set(images.filter(({ Containers }) => Containers === 0).map(({ Id }) => Id))
  const layers = layerBytes(cli.tx, cli.machine)
  const bytes = (rows: typeof volumes): number =>
    rows.reduce((sum, { Name }) => sum + volumeBytes(cli.tx, cli.machine, Name), 0)
  return [
    {
      type: 'Images',
      total: images.length,
      active: images.length - unused.size,
      size: layers,
      reclaimable: layers - layerBytes(cli.tx, cli.machine, (id) => !unused.has(id)),
    },
    {
      type: 'Containers',
      total: containers.length,
      active: running.length,
      size: written(containers),
      reclaimable: written(containers) - written(running),
    },
    {
      type: 'Local Volumes',
      total: volumes.length,
      active: volumes.filter(({ Name }) => mounted.has(Name)).length,
      size: bytes(volumes),
      reclaimable: bytes(volumes.filter(({ Name }) => !mounted.has(Name))),
    },
    buildCache(cli),
  ]
}

/** What BuildKit keeps; what images have, too, takes nothing of its own. */
function buildCache({ tx, machine }: Cli) {
  const records = recordsOf(tx, machine)
  const own = records.filter((one) => !isShared(tx, one))
  const size = own.reduce((sum, one) => sum + one.size, 0)
  return { type: 'Build Cache', total: records.length, active: 0, size, reclaimable: size }
}
