/**
 * What the client refuses about the flags of `docker create` and `docker run` before it asks the
 * daemon.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
import { isAddress } from '../../net/address.js'
import { FlagError } from '../flags.js'
import { bytesOf } from './bytes.js'
import type { ContainerFlags } from './container-flags.js'
import { numError } from '../../text/strconv.js'

const STREAMS = /^(?:stdin|stdout|stderr)$/i
const ULIMIT = /^[a-z]+=(-?\d+)(?::(-?\d+))?$/

/** @throws FlagError */
export function checkFlags(flags: ContainerFlags): void {
  const refuse = (flag: string, text: string, why: string): never => {
    throw new FlagError(`invalid argument ${JSON.stringify(text)} for "${flag}" flag: ${why}`)
  }
  if (flags.memorySwap !== undefined && flags.memorySwap !== '-1')
    bytesOf('--memory-swap', flags.memorySwap)
  if (flags.memoryReservation !== undefined)
    bytesOf('--memory-reservation', flags.memoryReservation)
  if (flags.shmSize !== undefined) bytesOf('--shm-size', flags.shmSize)
  for (const text of flags.addHost)
    if (!/^[^:=]+[:=]./.test(text))
      refuse('--add-host', text, `bad format for add-host: ${JSON.stringify(text)}`)
  for (const text of flags.dns)
    if (!isAddress(text)) refuse('--dns', text, `IP address is not correctly formatted: ${text}`)
  for (const text of flags.env)
    if (text.startsWith('=')) refuse('-e, --env', text, `invalid environment variable: ${text}`)
  for (const text of flags.label)
    if (text.startsWith('=')) refuse('-l, --label', text, `invalid label '${text}': empty name`)
  for (const text of flags.attach)
    if (!STREAMS.test(text))
      refuse('-a, --attach', text, 'valid streams are STDIN, STDOUT and STDERR')
  for (const text of flags.ulimit) {
    if (ULIMIT.test(text)) continue
    const [, limit = ''] = /=([^:]*)/.exec(text) ?? []
    refuse(
      '--ulimit',
      text,
      text.includes('=')
        ? numError('ParseInt', limit, 'syntax')
        : `invalid ulimit argument: ${text}`,
    )
  }
}
