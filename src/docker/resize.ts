/**
 * The size of a terminal, as whoever looks at it says it is.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerResize
 */
import type { TerminalSize } from '../cri/runtime.js'
import { pipes } from '../program/pipe.js'
import { signalProcess } from '../program/signal.js'
import { changeTty, ttys } from '../program/tty/tty.js'
import type { Tx } from '../sim/step.js'
import { containerKey, containers } from './container.js'
import { execs } from './exec.js'

/** Gives the terminal of an exec a size; nothing happens if it has no terminal. */
export const resizeExec = (tx: Tx, _machine: string, id: string, size: TerminalSize): void =>
  resizeTty(tx, tx.get(execs, id)?.stdin, size)

/** Gives the terminal of a container a size; nothing happens if it has no terminal. */
export const resizeContainer = (tx: Tx, machine: string, id: string, size: TerminalSize): void =>
  resizeTty(tx, tx.get(containers, containerKey(machine, id))?.stdin, size)

/** Gives the terminal that an input belongs to a size; an input may belong to none. */
export function resizeTty(
  tx: Tx,
  input: string | undefined,
  { rows, columns }: TerminalSize,
): void {
  const tty = input === undefined ? undefined : tx.get(pipes, input)?.keyboard
  if (tty === undefined || rows <= 0 || columns <= 0) return
  changeTty(tx, tty, { rows, columns })
  for (const key of tx.get(ttys, tty)?.foreground ?? []) signalProcess(tx, key, 'WINCH')
}
