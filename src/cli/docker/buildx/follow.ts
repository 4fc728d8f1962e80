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
  const turns = cli.turns()
  for (let state = display.start; ; ) {
    state = turns.carry(state)
    const row = cli.tx.get(solves, id) as Solve
    const isOver = row.state !== 'running'
    state = display.show(state, verticesOf(cli.tx, row), { cli, row, isOver })
    if (isOver) {
      forgetSolve(cli.tx, id)
      return row
    }
    if (cli.interrupted) {
      cancelSolve(cli.tx, id)
      continue
    }
    const seen = signatureOf(cli.tx, id)
    const next = cli.tx.now + PACE
    if (display.isAnimated) yield { until: next }
    else yield { when: (read) => signatureOf(read, id) !== seen }
    // What comes soon after is shown with it.
    if (!cli.interrupted && cli.tx.now < next && cli.tx.get(solves, id)?.state === 'running')
      yield { until: next, when: (read) => read.get(solves, id)?.state !== 'running' }
  }
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
