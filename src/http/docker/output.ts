/**
 * The output of a container or an exec, as it is written.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerLogs
 */
import { containerKey, containers, isUp } from '../../docker/container.js'
import { execInspect, execs } from '../../docker/exec.js'
import { endOfLog, logAfter } from '../../program/log.js'
import type { Reader } from '../../sim/world.js'
import { sentLines } from './frames.js'
import type { OutputStream } from './message.js'
import type { EnginePiece } from './streams.js'

/** What is new of an output. */
export function outputPiece(read: Reader, machine: string, stream: OutputStream): EnginePiece {
  const { log, from, until = Number.POSITIVE_INFINITY } = stream
  const lines = logAfter(read, log, from).filter(
    (line) => stream[line.stream] && line.text !== '' && line.time <= until,
  )
  const bytes = sentLines(lines, stream.isRaw, stream.timestamps)
  const over = read.now >= until || hasEnded(read, machine, stream)
  return { bytes, stream: over ? undefined : { ...stream, from: endOfLog(read, log) } }
}

function hasEnded(read: Reader, machine: string, { exec, ...stream }: OutputStream): boolean {
  if (exec !== undefined) return !read.get(execs, exec) || !execInspect(read, machine, exec).Running
  const row = read.get(containers, containerKey(machine, stream.container))
  if (!row) return true
  return (
    !isUp(row) &&
    (row.status === 'exited' || row.status === 'dead') &&
    row.finishedAt !== stream.finishedAt
  )
}
