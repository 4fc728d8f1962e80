/**
 * Addresses: IPv4 arithmetic over `ipaddr.js`.
 *
 * @module
 */
import ipaddr from 'ipaddr.js'

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0)$/

/** Whether a text is an address, and not a name. */
export const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)

export const isLoopback = (address: string): boolean => LOOPBACK.test(address)

/** An IPv4 address as a number. */
export const toNumber = (address: string): number =>
  ipaddr.IPv4.parse(address)
    .toByteArray()
    .reduce((sum, byte) => sum * 256 + byte, 0)

/** A number as an IPv4 address. */
export const toAddress = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.')

/** First and last address of a block such as `10.244.1.0/24`. */
export function rangeOf(cidr: string): { readonly first: number; readonly last: number } {
  const [address = '0.0.0.0', bits = '32'] = cidr.split('/')
  const size = 2 ** (32 - Number(bits))
  const first = Math.floor(toNumber(address) / size) * size
  return { first, last: first + size - 1 }
}

/** Whether an address lies in a block. */
export function isWithin(address: string, cidr: string): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return false
  const { first, last } = rangeOf(cidr)
  const number = toNumber(address)
  return number >= first && number <= last
}
