/**
 * Hops: the stations of a packet on its way, for people who watch.
 *
 * @module
 */

/** One station: who handled the packet, and where it sent it on. */
export interface Hop {
  /**
   * `client`, `dns`, `docker-proxy`, `kube-proxy`, `tunnel`, `port-forward`, `bridge`, `network`,
   * `server`.
   */
  readonly by: string
  readonly machine: string
  /** `address:port` that the packet had when it got here. */
  readonly to: string
  /** Machines that it passes on its way to the next station. */
  readonly via?: readonly string[]
  /** What happened here, in words for a person. */
  readonly note?: string
}
