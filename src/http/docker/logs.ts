/**
 * `GET /containers/{id}/logs` and `POST /containers/{id}/attach`: what a container has written, and
 * writes.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerLogs
 */
import { type Container, containerNamed } from '../../docker/container.js'
import { DockerError } from '../../docker/errors.js'
import { LOG_START, endOfLog, readLog } from '../../program/log.js'
import { MULTIPLEXED_STREAM, RAW_STREAM, sentLines } from './frames.js'
import type { EngineAnswer, OutputStream } from './message.js'
import { momentIn } from './moment.js'
import { type EngineCall, isSet, numberOf } from './query.js'

const NO_STREAM = 'Bad parameters: you must choose at least one stream'
/** From this version on, the type of a stream says whether it is in frames. */
const TOLD_APART = 42

/** What of the output is asked for. */
const streamsOf = (call: EngineCall): Pick<OutputStream, 'stdout' | 'stderr'> => ({
  stdout: isSet(call, 'stdout'),
  stderr: isSet(call, 'stderr'),
})

const typeOf = ({ config }: Container, version: number): string =>
  config.Tty || version < TOLD_APART ? RAW_STREAM : MULTIPLEXED_STREAM

/** `GET …/logs`. @throws DockerError */
export function logs(call: EngineCall): EngineAnswer {
  const { tx, machine, names, version } = call
  const row = containerNamed(tx, machine, names[0] ?? '')
  const streams = streamsOf(call)
  if (!streams.stdout && !streams.stderr) throw new DockerError(400, NO_STREAM)
  const since = momentIn(call, 'since')
  const until = momentIn(call, 'until')
  const timestamps = isSet(call, 'timestamps')
  const inTime = readLog(tx, row.id).filter(
    ({ time }) => (since === undefined || time >= since) && (until === undefined || time <= until),
  )
  const tail = numberOf(call, 'tail') ?? -1
  const last = tail < 0 ? inTime : tail === 0 ? [] : inTime.slice(-tail)
  const body = sentLines(
    last.filter(({ stream }) => streams[stream]),
    row.config.Tty,
    timestamps,
  )
  const headers = { 'content-type': typeOf(row, version) }
  if (!isSet(call, 'follow')) return { status: 200, headers, body }
  const stream: OutputStream = {
    type: 'output',
    log: row.id,
    from: endOfLog(tx, row.id),
    container: row.id,
    isRaw: row.config.Tty,
    ...streams,
    timestamps,
    ...(until === undefined ? {} : { until }),
  }
  return { status: 200, headers, body, stream }
}

/** `POST …/attach`. @throws DockerError */
export function attach(call: EngineCall): EngineAnswer {
  const { version, request, tx } = call
  let row: Container
  try {
    row = attachable(call)
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    // The connection is the client's by then.
    const headers = { 'content-type': RAW_STREAM }
    return { status: error.status, headers, body: `${error.message}\r\n` }
  }
  const streams = streamsOf(call)
  const isUpgrade = request.headers?.['upgrade'] !== undefined
  const headers = { 'content-type': isUpgrade ? typeOf(row, version) : RAW_STREAM }
  const from = isSet(call, 'logs') ? LOG_START : endOfLog(tx, row.id)
  const stream: OutputStream = {
    type: 'output',
    log: row.id,
    from,
    container: row.id,
    isRaw: row.config.Tty,
    ...streams,
    ...(row.finishedAt === undefined ? {} : { finishedAt: row.finishedAt }),
  }
  return {
    status: isUpgrade ? 101 : 200,
    headers,
    stream: isSet(call, 'stream') ? stream : { ...stream, until: tx.now },
    ...(isSet(call, 'stdin') ? { input: { container: row.id } } : {}),
  }
}

/** @throws DockerError for a container that is not there, or paused */
function attachable({ tx, machine, names: [name = ''] }: EngineCall): Container {
  const row = containerNamed(tx, machine, name)
  if (row.status === 'paused')
    throw new DockerError(409, `container ${name} is paused, unpause the container before attach`)
  return row
}
