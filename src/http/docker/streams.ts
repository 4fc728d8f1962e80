/**
 * What an answer that goes on has to say next.
 *
 * @module
 */
import { builds } from '../../docker/build/build.js'
import { containerKey, containers, isUp } from '../../docker/container.js'
import { execs } from '../../docker/exec.js'
import { pulls } from '../../docker/image/pull.js'
import type { Reader } from '../../sim/world.js'
import { buildPiece } from './build-stream.js'
import { eventsPiece } from './events.js'
import type { EngineStream } from './message.js'
import { outputPiece } from './output.js'
import { statsPiece } from './stats.js'
import { pullPiece, pushPiece } from './transfer.js'
import { waitPiece } from './wait.js'

/** What is new, and where the stream stands then: nowhere when it is over. */
export interface EnginePiece {
  readonly bytes?: Uint8Array
  readonly stream: EngineStream | undefined
  /** What became of a request that was to be answered when this is over. */
  readonly error?: { readonly status: number; readonly message: string }
}

/** What a stream has to say by now. */
export function pieceOf(read: Reader, machine: string, stream: EngineStream): EnginePiece {
  switch (stream.type) {
    case 'output':
      return outputPiece(read, machine, stream)
    case 'pull':
      return pullPiece(read, stream)
    case 'push':
      return pushPiece(read, stream)
    case 'build':
      return buildPiece(read, stream)
    case 'events':
      return eventsPiece(read, machine, stream)
    case 'stats':
      return statsPiece(read, machine, stream)
    case 'wait':
      return waitPiece(read, machine, stream)
    case 'stopped':
      return { stream: isStopped(read, machine, stream) ? undefined : stream }
  }
}

/** Whether a container has stopped; one that starts again, whether it has. */
function isStopped(
  read: Reader,
  machine: string,
  { container, restarts }: Extract<EngineStream, { readonly type: 'stopped' }>,
): boolean {
  const row = read.get(containers, containerKey(machine, container))
  if (!row) return true
  return restarts ? row.startAgain !== true : !isUp(row)
}

const OF_CONTAINERS = [containers.name, execs.name, 'logs', 'docker-events']
const TABLES: Readonly<Record<EngineStream['type'], ReadonlySet<string>>> = {
  output: new Set(OF_CONTAINERS),
  pull: new Set([pulls.name]),
  push: new Set(['pushes']),
  build: new Set([builds.name, pulls.name, 'logs', containers.name, 'processes']),
  events: new Set(['docker-events']),
  stats: new Set([containers.name]),
  wait: new Set([containers.name]),
  stopped: new Set([containers.name]),
}

/** The tables whose changes a stream may tell of. */
export const tablesOf = ({ type }: EngineStream): ReadonlySet<string> => TABLES[type]

/** Whether a stream ends by itself, in a time that can be waited for. */
export const isBounded = (read: Reader, machine: string, stream: EngineStream): boolean => {
  if (stream.type === 'output') return stream.exec !== undefined
  if (stream.type !== 'wait') return !['events', 'stats'].includes(stream.type)
  const row = read.get(containers, containerKey(machine, stream.container))
  return stream.condition === 'not-running' && row !== undefined
}
