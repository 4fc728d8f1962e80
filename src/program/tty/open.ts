/**
 * Opening and closing terminals.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { createPipe, dropPipe } from '../pipe.js'
import type { Stream } from '../program.js'
import { type Tty, DEFAULT_SIZE, ttys } from './tty.js'

/** The streams of a terminal. */
interface OpenTty {
  readonly id: string
  readonly input: Extract<Stream, { kind: 'pipe' }>
  /** The screen; a terminal that writes to a log has none. */
  readonly output?: Extract<Stream, { kind: 'pipe' }>
}

/** Opens a terminal with a screen, or one that writes to a log or a pipe that is there. */
export function openTty(
  tx: Tx,
  {
    log,
    output: shown,
    columns = DEFAULT_SIZE.columns,
    rows = DEFAULT_SIZE.rows,
  }: Partial<Tty> = {},
): OpenTty {
  const id = `tty-${tx.next('ttys')}`
  const input = createPipe(tx, { held: true, keyboard: id })
  const hasScreen = log === undefined && shown === undefined
  const output = hasScreen ? createPipe(tx, { held: true, screen: id }) : undefined
  tx.put(ttys, id, {
    columns,
    rows,
    input: input.pipe,
    ...(log === undefined ? {} : { log }),
    ...(log === undefined ? { output: output?.pipe ?? shown } : {}),
    mode: 'lines',
    typed: '',
    foreground: [],
    screen: '',
    written: 0,
  })
  return { id, input, ...(output ? { output } : {}) }
}

/** A terminal goes away, and its pipes with it. */
export function dropTty(tx: Tx, id: string): void {
  const tty = tx.get(ttys, id)
  if (!tty) return
  dropPipe(tx, tty.input)
  if (tty.output !== undefined) dropPipe(tx, tty.output)
  tx.delete(ttys, id)
}
