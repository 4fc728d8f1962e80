/**
 * The links of a network namespace: its interfaces as tools and the kernel name them.
 *
 * @module
 */
import { rangeOf, toAddress } from '../net/address.js'
import { type NetworkInterface, namespaces } from '../net/namespace.js'
import type { Reader } from '../sim/world.js'

const DEFAULT_PREFIX = 16
const LAN_PREFIX = 24
/** Interfaces of containers are numbered after the loopback and one tunnel. */
const FIRST_INDEX = 2

/** An interface with its name and its subnet. */
interface Link extends NetworkInterface {
  readonly name: string
  readonly index: number
  readonly subnet: string
  readonly bits: number
  readonly broadcast: string
  readonly hardware: string
}

/** The links besides the loopback. */
export function linksOf(read: Reader, namespace: string): readonly Link[] {
  const here = read.get(namespaces, namespace)
  return (here?.interfaces ?? []).map((one, at) => {
    const bits = one.prefix ?? (one.network === 'lan' ? LAN_PREFIX : DEFAULT_PREFIX)
    const { first, last } = rangeOf(`${one.address}/${bits}`)
    const hex = one.address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
    const network = one.network.split('/').at(-1) ?? ''
    const name =
      here?.id.startsWith('host:') && one.network !== 'lan'
        ? network === 'bridge'
          ? 'docker0'
          : `br-${network}`
        : `eth${at}`
    return {
      ...one,
      name,
      index: at + FIRST_INDEX,
      bits,
      subnet: toAddress(first),
      broadcast: toAddress(last),
      hardware: one.mac ?? ['02', '42', ...hex].join(':'),
    }
  })
}
