/**
 * The size of a terminal, as a client gives it.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerResize
 */
import { DockerError } from '../../docker/errors.js'
import { pipes } from '../../program/pipe.js'
import { signalProcess } from '../../program/signal.js'
import { changeTty, ttys } from '../../program/tty/tty.js'
import type { Tx } from '../../sim/step.js'
import { type EngineCall, numberOf } from './query.js'

const badSize = (what: string, text: string): DockerError =>
  new DockerError(400, `invalid resize ${what} ${JSON.stringify(text)}: invalid syntax`)

/** How large a terminal is. */
interface TtySize {
  readonly rows: number
  readonly columns: number
}

/** The size that the parameters say. @throws DockerError 400 */
export function sizeIn(call: Pick<EngineCall, 'query'>): TtySize {
  const size = (name: string, what: string): number => {
    const number = numberOf(call, name)
    if (number === undefined || number < 0) throw badSize(what, call.query.get(name) ?? '')
    return number
  }
  return { rows: size('h', 'height'), columns: size('w', 'width') }
}

/** Gives the terminal that an input belongs to a size; an input may belong to none. */
export function resizeTty(tx: Tx, { rows, columns }: TtySize, input: string | undefined): void {
  const tty = input === undefined ? undefined : tx.get(pipes, input)?.keyboard
  if (tty === undefined || rows === 0 || columns === 0) return
  changeTty(tx, tty, { rows, columns })
  for (const key of tx.get(ttys, tty)?.foreground ?? []) signalProcess(tx, key, 'WINCH')
}
