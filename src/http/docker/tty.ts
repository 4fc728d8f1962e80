/**
 * The size of a terminal, as a client gives it.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerResize
 */
import type { TerminalSize } from '../../cri/runtime.js'
import { DockerError } from '../../docker/errors.js'
import { type EngineCall, numberOf } from './query.js'

const badSize = (what: string, text: string): DockerError =>
  new DockerError(400, `invalid resize ${what} ${JSON.stringify(text)}: invalid syntax`)

/** The size that the parameters say. @throws DockerError 400 */
export function sizeIn(call: Pick<EngineCall, 'query'>): TerminalSize {
  const size = (name: string, what: string): number => {
    const number = numberOf(call, name)
    if (number === undefined || number < 0) throw badSize(what, call.query.get(name) ?? '')
    return number
  }
  return { rows: size('h', 'height'), columns: size('w', 'width') }
}
