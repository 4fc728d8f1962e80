/**
 * `POST /containers/{id}/attach`: input for a container. What it writes is in its log.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerAttach
 */
import { closePipe } from '../program/pipe.js'
import { sendInput } from '../program/tty/keyboard.js'
import type { Tx } from '../sim/step.js'
import { containerKey, containers } from './container.js'

/**
 * Gives a container more input, or (undefined) says that who is attached has no more: one whose
 * input is for one client (`StdinOnce`) has come to the end of it then.
 */
export function attachInput(tx: Tx, machine: string, id: string, text: string | undefined): void {
  const row = tx.get(containers, containerKey(machine, id))
  if (row?.stdin === undefined) return
  if (text !== undefined) sendInput(tx, row.stdin, text)
  else if (row.config.StdinOnce) closePipe(tx, row.stdin)
}
