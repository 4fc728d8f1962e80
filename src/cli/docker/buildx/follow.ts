/**
 * Follows a solve: shows its progress until it has ended.
 *
 * @module
 */
import { execContainers } from '../../../docker/buildkit/exec.js'
import {
  type Solve,
  cancelSolve,
  forgetSolve,
  solves,
  verticesOf,
} from '../../../docker/buildkit/solve.js'
import type { Vertex } from '../../../docker/buildkit/vertex.js'
import { logLength } from '../../../program/log.js'
import type { Reader } from '../../../sim/world.js'
import type { Cli, Wait } from '../../verb.js'
import type { Display } from './display.js'

/** How often progress is printed at most, in milliseconds. */
const PACE = 100

/**
 * Shows a solve with a display until it has ended; then it is forgotten.
 */
export function* followSolve<State>(
  cli: Cli,
  id: string,
  display: Display<State>,
): Generator<Wait, Solve> {
  const { rows } = yield* followSolves(cli, [id], display, (read, found) =>
    found.flatMap((one) => verticesOf(read, one)),
  )
  return rows[0] as Solve
}

/**
 * Shows several solves with one display until all have ended; `arrange` gives their vertices. Gives
 * the solves and what the display has shown.
 */
export function* followSolves<State>(
  cli: Cli,
  ids: readonly string[],
  display: Display<State>,
  arrange: (read: Reader, rows: readonly Solve[]) => readonly Vertex[],
): Generator<Wait, { readonly rows: readonly Solve[]; readonly state: State }> {
  const turns = cli.turns()
  const isRunning = (read: Reader): boolean =>
    ids.some((id) => read.get(solves, id)?.state === 'running')
  const signature = (read: Reader): string => ids.map((id) => signatureOf(read, id)).join(';')
  for (let state = display.start; ; ) {
    state = turns.carry(state)
    const rows = ids.map((id) => cli.tx.get(solves, id) as Solve)
    const isOver = !isRunning(cli.tx)
    const row = together(rows)
    state = display.show(state, arrange(cli.tx, rows), { cli, row, isOver })
    if (isOver) {
      for (const id of ids) forgetSolve(cli.tx, id)
      return { rows, state }
    }
    if (cli.interrupted) {
      for (const id of ids) cancelSolve(cli.tx, id)
      continue
    }
    const seen = signature(cli.tx)
    const next = cli.tx.now + PACE
    if (display.isAnimated) yield { until: next }
    else yield { when: (read) => signature(read) !== seen }
    // What comes soon after is shown with it.
    if (!cli.interrupted && cli.tx.now < next && isRunning(cli.tx))
      yield { until: next, when: (read) => !isRunning(read) }
  }
}

/** Several solves as one, for a display that counts steps. */
function together(rows: readonly Solve[]): Solve {
  const [first] = rows as readonly [Solve]
  if (rows.length === 1) return first
  const { graph: _, ...rest } = first
  return { ...rest, ops: rows.flatMap(({ ops }) => ops) }
}

/** Something that is another whenever there is more to show. */
function signatureOf(read: Reader, id: string): string {
  const row = read.get(solves, id)
  const logs = row?.ops.flatMap(({ container }) =>
    container !== undefined && read.get(execContainers, container)
      ? [logLength(read, container)]
      : [],
  )
  return `${row?.state} ${row?.version} ${logs?.join(' ')}`
}
