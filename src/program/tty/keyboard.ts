/**
 * Input from outside of any process: keys where there is a terminal, text where there is a pipe.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { dropPipe, pipes, writePipe } from '../pipe.js'
import { typeKeys } from './discipline.js'
import { dropTty } from './open.js'
import { changeTty } from './tty.js'

/** Sends text to whoever reads a pipe. */
export function sendInput(tx: Tx, pipe: string, text: string): void {
  const keyboard = tx.get(pipes, pipe)?.keyboard
  if (keyboard === undefined) writePipe(tx, pipe, text)
  else typeKeys(tx, keyboard, text)
}

/** The input of a process goes away, and the terminal that it came from. */
export function dropInput(tx: Tx, pipe: string): void {
  const keyboard = tx.get(pipes, pipe)?.keyboard
  if (keyboard === undefined) dropPipe(tx, pipe)
  else dropTty(tx, keyboard)
}

/** A process is the first in front of its terminal. */
export function bringToFront(tx: Tx, pipe: string, process: string): void {
  const keyboard = tx.get(pipes, pipe)?.keyboard
  if (keyboard !== undefined) changeTty(tx, keyboard, { foreground: [process] })
}
