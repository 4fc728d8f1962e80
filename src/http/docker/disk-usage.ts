/**
 * `GET /system/df` and `POST /build/prune`: what takes room on the daemon's disk.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/System/operation/SystemDataUsage
 */
import type { CacheBudget } from '../../docker/buildkit/cache-budget.js'
import { isShared, pruneByDaemon, recordsOf } from '../../docker/buildkit/cache-prune.js'
import { layerBytes, sharedBytes, volumeBytes } from '../../docker/disk-usage.js'
import { DockerError } from '../../docker/errors.js'
import { listImages } from '../../docker/image/list.js'
import { list } from '../../docker/list.js'
import { volumeList } from '../../docker/volume/list.js'
import { usersOf, volumeNamed } from '../../docker/volume/volume.js'
import { numError } from '../../text/strconv.js'
import { rfc3339nano } from '../../text/time.js'
import { summaryOf } from './containers.js'
import { summaryOf as imageSummary } from './images.js'
import type { EngineAnswer } from './message.js'
import { type EngineCall, filtersOf, isSet } from './query.js'

const TYPES = ['container', 'image', 'volume', 'build-cache']

/** `GET /system/df`; what was not asked for is null. @throws DockerError for an unknown type */
export function diskUsage(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  const asked = query.getAll('type')
  const unknown = asked.find((type) => !TYPES.includes(type))
  if (unknown !== undefined) throw new DockerError(400, `unknown object type: ${unknown}`)
  const wanted = (type: string): boolean => asked.length === 0 || asked.includes(type)
  return {
    status: 200,
    body: {
      ...(wanted('image') ? imageUsage(call) : { LayersSize: 0, Images: null }),
      Containers: wanted('container')
        ? list(tx, machine, { all: true }).map((one) => summaryOf(tx, machine, one, true))
        : null,
      Volumes: wanted('volume') ? volumeUsage(call) : null,
      BuildCache: wanted('build-cache') ? cacheUsage(call) : null,
    },
  }
}

function imageUsage({ tx, machine, version }: EngineCall): object {
  const shared = sharedBytes(tx, machine)
  return {
    LayersSize: layerBytes(tx, machine),
    Images: listImages(tx, machine).map((one) => ({
      ...imageSummary(one, version),
      SharedSize: shared.get(one.Id) ?? 0,
    })),
  }
}

const volumeUsage = ({ tx, machine }: EngineCall): readonly object[] =>
  volumeList(tx, machine).map((one) => ({
    ...one,
    UsageData: {
      RefCount: usersOf(tx, volumeNamed(tx, machine, one.Name)).length,
      Size: volumeBytes(tx, machine, one.Name),
    },
  }))

/** The records of the cache; the name of their parents begins with a blank, as the daemon's does. */
const cacheUsage = ({ tx, machine }: EngineCall): readonly object[] =>
  recordsOf(tx, machine).map((record) => ({
    ID: record.id,
    ...(record.parent === undefined ? {} : { ' Parents': [record.parent] }),
    Type: record.type,
    Description: record.description,
    InUse: false,
    Shared: isShared(tx, record),
    Size: record.size,
    CreatedAt: rfc3339nano(record.createdAt),
    LastUsedAt: rfc3339nano(record.usedAt),
    UsageCount: record.uses,
  }))

/** The bounds of a request; `keep-storage` is the older name of one. @throws DockerError */
function budgetOf({ query }: EngineCall): CacheBudget {
  const bytes = (name: string): number => {
    const text = query.get(name)
    if (text === null || text === '') return 0
    if (/^-?\d+$/.test(text)) return Number(text)
    throw new DockerError(
      400,
      `${name} is in bytes and expects an integer, got ${text}: ${numError('Atoi', text, 'syntax')}`,
    )
  }
  return {
    reserved: bytes('reserved-space') || bytes('keep-storage'),
    mostUsed: bytes('max-used-space'),
    leastFree: bytes('min-free-space'),
  }
}

/** `POST /build/prune`. @throws DockerError for a bad filter */
export function pruneBuilds(call: EngineCall): EngineAnswer {
  const gone = pruneByDaemon(call.tx, call.machine, {
    all: isSet(call, 'all'),
    filters: filtersOf(call),
    budget: budgetOf(call),
  })
  return {
    status: 200,
    body: {
      CachesDeleted: gone.length > 0 ? gone.map(({ id }) => id) : null,
      SpaceReclaimed: gone.reduce((sum, { size }) => sum + size, 0),
    },
  }
}
