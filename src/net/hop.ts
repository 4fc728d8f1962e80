/**
 * Hops: the stations of a packet on its way, for people who watch.
 *
 * @module
 */

/**
 * What a station did with a packet: the client sent it, a rule let it pass to where it is to go
 * next, refused it, accepted and closed it (`reset`) or dropped it, the network lost it, or the
 * server got it.
 */
export type HopVerdict = 'send' | 'pass' | 'refuse' | 'reset' | 'drop' | 'lose' | 'deliver'

/** One station: who handled the packet, and where it sent it on. */
export interface Hop {
  /**
   * `client`, `dns`, `docker-proxy`, `kube-proxy`, `tunnel`, `port-forward`, `bridge`, `network`,
   * `server`.
   */
  readonly by: string
  readonly machine: string
  readonly verdict: HopVerdict
  /** `address:port` that the packet had when it got here. */
  readonly to: string
  /** Machines that it passes on its way to the next station. */
  readonly via?: readonly string[]
  /** The Service whose address it was, as `namespace/name`. */
  readonly service?: string
  /** What happened here, in words for a person. */
  readonly note?: string
}
