/**
 * `docker system df --verbose`: every image, container, volume and record of the build cache, with
 * the room that it takes.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/df/
 */
import type { CacheRecord } from '../../docker/buildkit/cache.js'
import { isShared, recordsOf } from '../../docker/buildkit/cache-prune.js'
import { sharedBytes, volumeBytes } from '../../docker/disk-usage.js'
import { listImages } from '../../docker/image/list.js'
import { type ContainerSummary, list } from '../../docker/list.js'
import { writtenBytes } from '../../docker/prune.js'
import { type VolumeResource, volumeList } from '../../docker/volume/list.js'
import { usersOf, volumeNamed } from '../../docker/volume/volume.js'
import { dockerDuration } from '../../text/duration.js'
import { goJson } from '../../text/json.js'
import { humanSize } from '../../text/size.js'
import type { Cli } from '../verb.js'
import { type Fields, renderList, rowValues } from './format.js'
import { imageFields, imageRows } from './images.js'
import { containerFields } from './ps.js'
import { rowTemplate } from './templates.js'
import { volumeFields } from './volume-ls.js'

const IMAGES =
  '{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}'
const CONTAINERS =
  '{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}'
const VOLUMES = '{{.Name}}\t{{.Links}}\t{{.Size}}'
const CACHE =
  '{{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}'
const SHORT_ID = 12

/** The rows of one kind, and how they are shown. */
interface Part<Row> {
  readonly rows: readonly Row[]
  readonly fields: Fields<Row>
}

function imagesPart({ tx, machine }: Cli) {
  const shared = sharedBytes(tx, machine)
  const images = listImages(tx, machine).map((one) => ({
    ...one,
    SharedSize: shared.get(one.Id) ?? 0,
  }))
  return {
    rows: images.flatMap((one) => imageRows(one, { digests: false, once: false })),
    fields: imageFields(tx.now, false),
  }
}

function containersPart({ tx, machine }: Cli): Part<ContainerSummary> {
  const size = { header: 'SIZE', value: (row: ContainerSummary) => writtenBytes(tx, row.Id) }
  return {
    rows: list(tx, machine, { all: true }),
    fields: {
      ...containerFields(tx, machine, false),
      Size: { ...size, value: (row) => humanSize(size.value(row)) },
    },
  }
}

const volumesPart = ({ tx, machine }: Cli): Part<VolumeResource> => ({
  rows: volumeList(tx, machine, {}).toSorted((a, b) => (a.Name < b.Name ? -1 : 1)),
  fields: {
    ...volumeFields,
    Links: {
      header: 'LINKS',
      value: ({ Name }) => String(usersOf(tx, volumeNamed(tx, machine, Name)).length),
    },
    Size: { header: 'SIZE', value: ({ Name }) => humanSize(volumeBytes(tx, machine, Name)) },
  },
})

const cachePart = ({ tx, machine }: Cli): Part<CacheRecord> => ({
  rows: recordsOf(tx, machine),
  fields: {
    ID: { header: 'CACHE ID', value: ({ id }) => id.slice(0, SHORT_ID) },
    Parent: { header: 'PARENT', value: ({ parent = '' }) => parent },
    CacheType: { header: 'CACHE TYPE', value: ({ type }) => type },
    Size: { header: 'SIZE', value: ({ size }) => humanSize(size) },
    CreatedSince: {
      header: 'CREATED',
      value: ({ createdAt }) => `${dockerDuration(tx.now - createdAt)} ago`,
    },
    LastUsedSince: {
      header: 'LAST USED',
      value: ({ usedAt }) => `${dockerDuration(tx.now - usedAt)} ago`,
    },
    UsageCount: { header: 'USAGE', value: ({ uses }) => String(uses) },
    InUse: { header: 'IN USE', value: () => 'false' },
    Shared: { header: 'SHARED', value: (one) => String(isShared(tx, one)) },
  },
})

/** What `--verbose` prints. @throws CommandError for a template that is none */
export function verboseUsage(cli: Cli, format: string): string {
  const parts = {
    Images: imagesPart(cli),
    Containers: containersPart(cli),
    Volumes: volumesPart(cli),
    BuildCache: cachePart(cli),
  }
  if (format !== '' && format !== 'table') {
    const values = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, valuesOf(part as Part<unknown>)]),
    )
    return format === 'json'
      ? `${goJson(values, { sortKeys: true })}\n`
      : `${rowTemplate(format, '*formatter.diskUsageContext')(values)}\n`
  }
  const table = <Row>({ rows, fields }: Part<Row>, columns: string): string =>
    renderList(rows, fields, { format: '', columns })
  const own = parts.BuildCache.rows.filter((one) => !isShared(cli.tx, one))
  const cached = own.reduce((sum, { size }) => sum + size, 0)
  return `Images space usage:

${table(parts.Images, IMAGES)}
Containers space usage:

${table(parts.Containers, CONTAINERS)}
Local Volumes space usage:

${table(parts.Volumes, VOLUMES)}
Build cache usage: ${humanSize(cached)}

${table(parts.BuildCache, CACHE)}`
}

const valuesOf = <Row>({ rows, fields }: Part<Row>): readonly unknown[] =>
  rows.map((row) => rowValues(row, fields))
