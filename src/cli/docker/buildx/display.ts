/**
 * Displays: how the progress of a solve is shown. A display keeps what it has shown as plain data.
 *
 * @module
 */
import type { Solve } from '../../../docker/buildkit/solve.js'
import type { Vertex } from '../../../docker/buildkit/vertex.js'
import type { Cli } from '../../verb.js'
import { type PlainProgress, PLAIN_START, errorLogs, plainLines } from './plain-progress.js'

/** The moment that is shown. */
export interface Moment {
  readonly cli: Cli
  readonly row: Pick<Solve, 'ops' | 'graph' | 'startedAt'>
  readonly isOver: boolean
}

export interface Display<State> {
  readonly start: State
  /** It changes with time, not only when something has happened. */
  readonly isAnimated?: boolean
  show(state: State, vertices: readonly Vertex[], moment: Moment): State
}

/** Lines. */
export const plainDisplay: Display<PlainProgress> = {
  start: PLAIN_START,
  show(state, vertices, { cli, isOver }) {
    const { text, progress } = plainLines(state, vertices, cli.tx.now)
    if (text !== '') cli.err(text)
    if (isOver) cli.err(errorLogs(vertices))
    return progress
  },
}

/** Nothing. */
export const quietDisplay: Display<null> = { start: null, show: () => null }
