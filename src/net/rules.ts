/**
 * Rules: what happens to a packet between its sender and its receiver. The first rule that speaks
 * wins.
 *
 * Rooms contribute rules (Docker's published ports, kube-proxy's Services, minikube's tunnel);
 * `lab.ts` lists them in order. A rule reads the world when a packet comes; it keeps no table of
 * its own, so ten thousand Services cost nothing at rest.
 */
import type { Random } from '../sim/random.js'
import type { Reader } from '../sim/world.js'
import type { Lookup, NameServer } from './names.js'

/** A packet that opens a connection. */
export interface Packet {
  /** The namespace that it is in now. */
  readonly namespace: string
  readonly machine: string
  /** The sender's address as the receiver would see it now. */
  readonly source: string
  readonly address: string
  readonly port: number
  /** Whether a rule has put the source there. */
  readonly isTranslated?: boolean
}

/** What every verdict may say for people who watch. */
interface Told {
  /** What happened, in words. */
  readonly note?: string
  /** The Service whose address it was, as `namespace/name`. */
  readonly service?: string
}

/** What a rule says about a packet. */
export type Verdict = Told &
  /**
   * Goes on to another address (destination NAT), possibly from another machine's or namespace's
   * point of view, after a delay.
   */
  (
    | {
        readonly do: 'pass'
        readonly by: string
        readonly address: string
        readonly port: number
        readonly machine?: string
        readonly namespace?: string
        readonly source?: string
        readonly delay?: number
        /** The choice is kept under this key: `lastWay` then knows it. */
        readonly keep?: string
        /** Machines that it passes on its way: the API server's, for a forwarded port. */
        readonly via?: readonly string[]
      }
    /** Is answered with a reset: connection refused. */
    | { readonly do: 'refuse'; readonly by: string }
    /** Is accepted by something on the way that finds nobody behind it, and is closed again. */
    | { readonly do: 'reset'; readonly by: string }
    /** Vanishes: the client times out. */
    | { readonly do: 'drop'; readonly by: string }
  )

/** A rule; undefined when it has nothing to say about this packet. */
export type Rule = (packet: Packet, read: Reader, random: Random) => Verdict | undefined

/**
 * Resolves a name for a namespace; undefined when it does not know it. Several addresses are
 * answered in order. `lookup` is what the asking program's `resolv.conf` says, where it has one.
 */
export type Resolver = (
  name: string,
  namespace: string,
  read: Reader,
  lookup?: Lookup,
) => readonly string[] | undefined

/** Everything that has a say in where packets go. */
export interface Fabric {
  readonly rules: readonly Rule[]
  readonly resolvers: readonly Resolver[]
  /** Who answers questions for records, as `nslookup` asks them. */
  readonly nameServers?: readonly NameServer[]
}
