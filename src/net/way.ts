/**
 * The way to a name that has several addresses: they are tried one after the other.
 *
 * @see https://man7.org/linux/man-pages/man3/getaddrinfo.3.html
 */
import type { Tx } from '../sim/step.js'
import { type Route, route } from './route.js'
import type { Fabric } from './rules.js'
import { keepWay } from './stickiness.js'

/**
 * The way to the first of several addresses that accepts or says nothing; to the last one, if all
 * refuse.
 */
export function wayTo(
  tx: Tx,
  fabric: Fabric,
  namespace: string,
  addresses: readonly string[],
  port: number,
): Route | undefined {
  let refused: Route | undefined
  for (const address of addresses) {
    const way = route(tx, tx.random, fabric, { namespace, address, port })
    for (const kept of way.kept ?? []) keepWay(tx, kept)
    const before: Pick<Route, 'hops' | 'delay'> = refused ?? { hops: [], delay: 0 }
    const whole: Route = {
      ...way,
      hops: [...before.hops, ...way.hops],
      delay: before.delay + way.delay,
    }
    if (!('failure' in way) || (way.failure !== 'refused' && way.failure !== 'unreachable'))
      return whole
    refused = whole
  }
  return refused
}
