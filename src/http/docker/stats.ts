/**
 * `GET /containers/{id}/stats`: what a container uses of its machine.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerStats
 */
import {
  type Container,
  containerKey,
  containerNamed,
  containers,
  isUp,
} from '../../docker/container.js'
import { cpuUsage } from '../../program/cpu-account.js'
import { CPUS } from '../../program/hardware.js'
import { alive, memoryUse } from '../../program/memory.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import { bytesOf } from '../stream.js'
import type { EngineAnswer, EngineStream } from './message.js'
import { type EngineCall, isSet } from './query.js'
import type { EnginePiece } from './streams.js'

const NEVER = '0001-01-01T00:00:00Z'
const SECOND = 1_000
const NANOSECONDS = 1_000_000
const THROTTLING = { periods: 0, throttled_periods: 0, throttled_time: 0 }
const NO_CPU = {
  cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 },
  throttling_data: THROTTLING,
}
const BLOCK_IO = [
  'io_service_bytes_recursive',
  'io_serviced_recursive',
  'io_queue_recursive',
  'io_service_time_recursive',
  'io_wait_time_recursive',
  'io_merged_recursive',
  'io_time_recursive',
  'sectors_recursive',
]

/** Answers the request. @throws DockerError 404 */
export function stats(call: EngineCall): EngineAnswer {
  const { tx, machine, names, query } = call
  const row = containerNamed(tx, machine, names[0] ?? '')
  const headers = { 'content-type': 'application/json' }
  if (query.has('stream') && !isSet(call, 'stream'))
    return { status: 200, headers, body: single(tx, row, isSet(call, 'one-shot')) }
  return { status: 200, headers, stream: { type: 'stats', container: row.id, nextAt: tx.now } }
}

/** The one answer of a client that wants no stream; without a second before it, it has no name. */
function single(read: Reader, row: Container, isOneShot: boolean): object {
  if (!isOneShot) return usageOf(read, row, true)
  const {
    id: _,
    name: __,
    ...usage
  } = usageOf(read, row, false) as Readonly<Record<string, unknown>>
  return usage
}

/** A second has passed, or the container is gone. */
export function statsPiece(
  read: Reader,
  machine: string,
  stream: Extract<EngineStream, { readonly type: 'stats' }>,
): EnginePiece {
  const row = read.get(containers, containerKey(machine, stream.container))
  if (!row) return { stream: undefined }
  if (read.now < stream.nextAt) return { stream }
  const bytes = bytesOf(`${JSON.stringify(usageOf(read, row, true))}\n`)
  return { ...(bytes ? { bytes } : {}), stream: { ...stream, nextAt: read.now + SECOND } }
}

/** What a container uses; `withBefore` compares with a second ago. */
function usageOf(read: Reader, row: Container, withBefore: boolean): object {
  const { id, name } = row
  const common = { id, name: `/${name}`, num_procs: 0, storage_stats: {} }
  if (!isUp(row))
    return {
      ...common,
      read: NEVER,
      preread: NEVER,
      pids_stats: {},
      blkio_stats: Object.fromEntries(BLOCK_IO.map((one) => [one, null])),
      cpu_stats: NO_CPU,
      precpu_stats: NO_CPU,
      memory_stats: {},
    }
  const memory = memoryUse(read, id)
  const rate = cpuUsage(read, id)
  return {
    ...common,
    read: rfc3339nano(read.now),
    preread: withBefore ? rfc3339nano(read.now - SECOND) : NEVER,
    pids_stats: { current: alive(read, id).length },
    blkio_stats: Object.fromEntries(BLOCK_IO.map((one) => [one, []])),
    cpu_stats: cpuAt(row, read.now, rate),
    precpu_stats: withBefore ? cpuAt(row, read.now - SECOND, rate) : NO_CPU,
    memory_stats: {
      usage: memory.used,
      stats: { anon: memory.used, file: 0, inactive_file: 0, active_file: 0 },
      limit: memory.limit,
    },
    ...networksOf(row),
  }
}

/** Counters that have run since the container was started, at the rate of now. */
function cpuAt({ startedAt = 0 }: Container, at: number, rate: number): object {
  const total = Math.round((Math.max(0, at - startedAt) * rate * NANOSECONDS) / SECOND)
  return {
    cpu_usage: { total_usage: total, usage_in_kernelmode: 0, usage_in_usermode: total },
    system_cpu_usage: Math.max(0, at - startedAt) * CPUS * NANOSECONDS,
    online_cpus: CPUS,
    throttling_data: THROTTLING,
  }
}

const NO_TRAFFIC = Object.fromEntries(
  ['rx', 'tx'].flatMap((way) =>
    ['bytes', 'packets', 'errors', 'dropped'].map((what) => [`${way}_${what}`, 0]),
  ),
)

const networksOf = ({ endpoints }: Container): object =>
  endpoints.length === 0
    ? {}
    : { networks: Object.fromEntries(endpoints.map((_, i) => [`eth${i}`, NO_TRAFFIC])) }
