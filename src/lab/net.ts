/**
 * `lab.net`: what can be done to the network: cut it, slow it down, make it lose messages, and heal
 * it.
 *
 * @module
 */
import { machines } from '../machine/machine.js'
import { isAddress } from '../net/address.js'
import { type Impairment, type Place, heal, impair, impairments } from '../net/impairment.js'
import { namespaces } from '../net/namespace.js'
import { UsageError } from '../sim/errors.js'
import type { Reader } from '../sim/world.js'
import { check, duration, numberFrom, optional, word } from './arguments.js'
import { makeFaces } from './caller.js'
import { milliseconds } from './duration.js'
import type { FacadeMethod } from './facade.js'
import type { Calls } from './history/calls.js'
import type { PluginSet } from './plugin-set.js'

/** Stands for everything else. */
const EVERYTHING = '*'
/** The network that machines share. */
const LAN = 'lan'

/** What was done to the network between two places. */
export interface NetImpairment {
  /** The two places, as they were named; `*` is everything else. */
  readonly between: readonly [string, string]
  readonly partitioned: boolean
  /** Milliseconds by which every message is later; 0 if none. */
  readonly delay: number
  /** The share of messages that get lost; 0 if none. */
  readonly drop: number
}

/**
 * Faults of the network between two places. A place is a machine (`minikube-m02`, `host`), a pod
 * (`default/web`, or `web` in the namespace `default`), an address (a pod's, a container's, a
 * Service's), a registry (`docker.io`), or `*` for everything else.
 *
 * They concern requests between containers, pods and machines, probes, Services, pulls and pushes,
 * kubectl on a machine, names of the cluster, and kubelets: a node that cannot reach the control
 * plane becomes NotReady, and its pods are evicted. They stay until `heal`, live in the world, and
 * are part of forks, snapshots and recordings.
 *
 * @example
 * lab.net.partition('minikube', 'minikube-m02')
 * lab.advance('10m') // the node is NotReady, its pods run elsewhere
 * lab.net.heal()
 */
export class Net {
  /** @internal Use `lab.net`. */
  constructor(
    private readonly calls: Calls,
    private readonly plugins: Pick<PluginSet, 'placeOf'>,
  ) {}

  /**
   * No message gets from one place to the other, nor back: connections time out. Without a second
   * place, the first is cut off from everything.
   *
   * @example lab.net.partition('minikube-m02', 'docker.io') // its pulls fail
   * @throws UsageError for a place that is not there
   */
  partition(one: string, other: string = EVERYTHING): void {
    this.impair('partition', [one, other], { partitioned: true })
  }

  /**
   * Every message between two places is so much later: milliseconds, or a text such as `200ms`. A
   * request and its answer are two messages. 0 takes the delay away.
   *
   * @example lab.net.delay('default/web', 'default/db', '200ms')
   * @throws UsageError for a place that is not there, and for what is no duration
   */
  delay(one: string, other: string, time: number | string): void {
    check('time', time, duration)
    this.impair('delay', [one, other], { delay: milliseconds(time) }, [time])
  }

  /**
   * A share of the messages between two places gets lost, from 0 to 1. What is lost is sent again,
   * as TCP does: a request after a second, then after twice as long each time; an answer after 200
   * milliseconds. 0 takes the loss away.
   *
   * @example lab.net.drop('host', 'minikube', 0.2)
   * @throws UsageError for a place that is not there, and for what is no share
   */
  drop(one: string, other: string, share: number): void {
    check('share', share, numberFrom(0, 1))
    this.impair('drop', [one, other], { drop: share }, [share])
  }

  /**
   * The network between two places is as it should be again; with one place, everything about that
   * place; without any, everywhere.
   *
   * @example lab.net.heal('minikube-m02')
   * @throws UsageError for a place that is not there
   */
  heal(one?: string, other?: string): void {
    check('one', one, optional(word))
    check('other', other, optional(word))
    const places = [one, other].filter((name) => name !== undefined)
    const { simulation } = this.calls
    this.calls.perform('net.heal', undefined, places, () =>
      simulation.transact((tx) => {
        const [from, to] = places.map((name) => knownPlace(tx, name) ?? this.place(tx, name))
        heal(tx, from, to)
      }, 'net.heal'),
    )
  }

  /** @internal The verbs as functions, for a replay. */
  get verbs(): Readonly<Record<string, FacadeMethod>> {
    const { partition, delay, drop, heal: healAgain } = this
    const bound = Object.entries({ partition, delay, drop, heal: healAgain }).map(
      ([name, verb]) => [name, (verb as FacadeMethod).bind(this)] as const,
    )
    return Object.fromEntries(bound)
  }

  /** What was done and not healed. */
  get impairments(): readonly NetImpairment[] {
    return this.calls.simulation.read().rows(impairments).map(shown)
  }

  private impair(
    verb: string,
    between: readonly [string, string],
    change: Pick<Impairment, 'partitioned' | 'delay' | 'drop'>,
    more: readonly unknown[] = [],
  ): void {
    const { simulation } = this.calls
    check('one', between[0], word)
    check('other', between[1], word)
    this.calls.perform(`net.${verb}`, undefined, [...between, ...more], () =>
      simulation.transact((tx) => {
        const places = between.map((name) => this.place(tx, name))
        const [from, to] = places[0] ? places : places.reverse()
        if (!from || from.name === to?.name)
          throw new UsageError(`net.${verb} needs two places, not "${between[0]}" twice`)
        impair(tx, from, to, change)
      }, `net.${verb}`),
    )
  }

  /** The place of a name; undefined stands for everything else. @throws UsageError */
  private place(read: Reader, name: string): Place | undefined {
    if (name === EVERYTHING) return undefined
    const found = machineOrAddress(read, name) ?? this.plugins.placeOf(read, name)
    if (found) return found
    const names = read.rows(machines).map((machine) => machine.name)
    throw new UsageError(
      `there is no machine, pod, address or registry "${name}"; machines: ${names.join(', ')}`,
    )
  }
}

makeFaces(Net)

/** A machine by its name or its address, or another address. */
function machineOrAddress(read: Reader, name: string): Place | undefined {
  if (read.get(machines, name)) return { name, machine: name }
  if (!isAddress(name)) return undefined
  const [machine] = read.by(namespaces, 'byAddress', `${LAN} ${name}`)
  return machine ? { name: machine.machine, machine: machine.machine } : { name, address: name }
}

/** A place that something was done to; it need not be there any more. */
function knownPlace(read: Reader, name: string): Place | undefined {
  return read
    .rows(impairments)
    .flatMap(({ from, to }) => (to ? [from, to] : [from]))
    .find((place) => place.name === name)
}

const shown = ({ from, to, partitioned, delay = 0, drop = 0 }: Impairment): NetImpairment => ({
  between: [from.name, to?.name ?? EVERYTHING],
  partitioned: partitioned === true,
  delay,
  drop,
})
