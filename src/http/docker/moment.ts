/**
 * Moments as clients write them: seconds since the epoch with a fraction, or RFC 3339.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerLogs
 */
import { DockerError } from '../../docker/errors.js'
import type { VirtualTime } from '../../sim/world.js'
import { numError } from '../../text/strconv.js'
import { parseTime } from '../../text/time.js'
import type { EngineCall } from './query.js'

const badMoment = (text: string): DockerError =>
  new DockerError(500, numError('ParseInt', text, 'syntax'))

/** A parameter that is a moment; undefined without one, and for 0. @throws DockerError */
export function momentIn({ query }: EngineCall, name: string): VirtualTime | undefined {
  const text = query.get(name) ?? ''
  if (text === '' || text === '0') return undefined
  const found = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : parseTime(text)
  if (found === undefined) throw badMoment(text)
  return found
}
