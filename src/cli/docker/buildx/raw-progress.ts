/**
 * Progress as JSON, one change a line: `--progress=rawjson`.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#progress
 */
import { base64 } from '../../../text/base64.js'
import type { Vertex } from '../../../docker/buildkit/vertex.js'
import { rfc3339nano } from '../../../text/time.js'
import type { Display } from './display.js'

/** How much has been told of each vertex. Plain data. */
type Told = Readonly<
  Record<string, { readonly vertex: string; readonly statuses: string; readonly logs: number }>
>

/** Changes as JSON. */
export const rawDisplay: Display<Told> = {
  start: {},
  show(told, vertices, { cli }) {
    const next: Record<string, Told[string]> = { ...told }
    for (const [i, vertex] of vertices.entries()) {
      const shown = JSON.stringify(vertexOf(vertex))
      const statuses = JSON.stringify(statusesOf(vertex))
      const before = told[i]
      if (before?.vertex !== shown) cli.err(`{"vertexes":[${shown}]}\n`)
      if (before?.statuses !== statuses && vertex.statuses.length > 0)
        cli.err(`{"statuses":${statuses}}\n`)
      for (const log of vertex.logs.slice(before?.logs ?? 0))
        cli.err(
          `${JSON.stringify({ logs: [{ vertex: vertex.digest, stream: log.stream === 'stdout' ? 1 : 2, data: base64(log.text), timestamp: rfc3339nano(log.at) }] })}\n`,
        )
      next[i] = { vertex: shown, statuses, logs: vertex.logs.length }
    }
    return next
  },
}

const vertexOf = ({ digest, inputs, name, startedAt, completedAt, cached, error }: Vertex) => ({
  digest,
  ...(inputs.length > 0 ? { inputs } : {}),
  name,
  ...(startedAt === undefined ? {} : { started: rfc3339nano(startedAt) }),
  ...(completedAt === undefined ? {} : { completed: rfc3339nano(completedAt) }),
  ...(cached ? { cached } : {}),
  ...(error === undefined ? {} : { error }),
})

const statusesOf = ({ digest, statuses }: Vertex) =>
  statuses.map(({ id, current = 0, total, startedAt, completedAt }) => ({
    id,
    vertex: digest,
    current,
    ...(total === undefined ? {} : { total }),
    timestamp: rfc3339nano(completedAt ?? startedAt),
    started: rfc3339nano(startedAt),
    ...(completedAt === undefined ? {} : { completed: rfc3339nano(completedAt) }),
  }))
