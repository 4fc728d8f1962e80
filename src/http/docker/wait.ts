/**
 * `POST /containers/{id}/wait`: the headers come at once, the exit code when the container has ended.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerWait
 */
import {
  type Container,
  containerKey,
  containerNamed,
  containers,
  isUp,
} from '../../docker/container.js'
import { DockerError } from '../../docker/errors.js'
import { eventsOf } from '../../docker/events.js'
import type { Reader } from '../../sim/world.js'
import { bytesOf } from '../stream.js'
import type { EngineAnswer, WaitStream } from './message.js'
import type { EngineCall } from './query.js'
import type { EnginePiece } from './streams.js'

const CONDITIONS = ['not-running', 'next-exit', 'removed']
const badCondition = (condition: string): DockerError =>
  new DockerError(400, `invalid condition: ${JSON.stringify(condition)}`)

/** Answers the request. @throws DockerError */
export function waitFor({ tx, machine, names: [name = ''], query }: EngineCall): EngineAnswer {
  const condition = query.get('condition') || 'not-running'
  if (!CONDITIONS.includes(condition)) throw badCondition(condition)
  const { id, finishedAt } = containerNamed(tx, machine, name)
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    stream: {
      type: 'wait',
      container: id,
      condition: condition as WaitStream['condition'],
      ...(finishedAt === undefined ? {} : { finishedAt }),
    },
  }
}

/** The exit code, once it is there. */
export function waitPiece(read: Reader, machine: string, stream: WaitStream): EnginePiece {
  const row = read.get(containers, containerKey(machine, stream.container))
  if (row && !isMet(row, stream)) return { stream }
  const StatusCode = row?.exitCode ?? lastExitCode(read, machine, stream.container)
  const bytes = bytesOf(`${JSON.stringify({ StatusCode })}\n`)
  return { ...(bytes ? { bytes } : {}), stream: undefined }
}

function isMet(row: Container, { condition, finishedAt }: WaitStream): boolean {
  if (condition === 'removed') return false
  const isOver = !isUp(row) && row.status !== 'restarting'
  return condition === 'not-running' ? isOver : row.finishedAt !== finishedAt
}

/** The exit code of a container that is gone. */
const lastExitCode = (read: Reader, machine: string, id: string): number =>
  Number(
    eventsOf(read, machine).findLast((event) => event.id === id && event.action === 'die')
      ?.attributes['exitCode'] ?? 0,
  )
