/**
 * Ports: taken and given back as rows of the allocator.
 *
 * @see https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range)
 */
import type { Tx } from '../sim/step.js'
import { allocateNumber, releaseNumber } from './allocator.js'

/** The ports that are given to who asks for any. */
export const EPHEMERAL = { low: 32_768, high: 60_999 } as const

/** Takes a port of a range, or the wanted one; undefined when it is taken. */
export const allocatePort = (
  tx: Tx,
  pool: string,
  options: { readonly low?: number; readonly high?: number; readonly wanted?: number; readonly random?: boolean; readonly owner?: string } = {},
): number | undefined =>
  allocateNumber(tx, pool, options.low ?? EPHEMERAL.low, options.high ?? EPHEMERAL.high, {
    ...(options.wanted === undefined ? {} : { wanted: options.wanted }),
    random: options.random ?? false,
    owner: options.owner ?? '',
  })

export const releasePort = (tx: Tx, pool: string, port: number): void => releaseNumber(tx, pool, port)
