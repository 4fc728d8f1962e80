/**
 * Keys: they have the form and the length of RSA keys, and no two are alike; they are no
 * cryptography, so their numbers are no primes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1
 */
import {
  bitString,
  elementsOf,
  fromPem,
  integer,
  nothing,
  objectId,
  octetString,
  pem,
  sequence,
} from './der.js'

type Bytes = readonly number[]

const PRIVATE_KEY = 'PRIVATE KEY'
const RSA_PRIVATE_KEY = 'RSA PRIVATE KEY'
export const PUBLIC_KEY = 'PUBLIC KEY'
const RSA = sequence(objectId('1.2.840.113549.1.1.1'), nothing)
const RSA_ID = '1.2.840.113549.1.1.1'
const EXPONENT = integer([1, 0, 1])

/** A private key of so many bits, as PEM; `random` gives the next bytes. */
export function makePrivateKey(
  bits: number,
  random: (count: number) => Iterable<number>,
  { traditional = false }: { readonly traditional?: boolean } = {},
): string {
  const number = (length: number): Bytes => {
    const [first = 0, ...rest] = random(length)
    return [0x80 | first, ...rest.slice(0, -1), 1 | (rest.at(-1) ?? 0)]
  }
  const bytes = Math.max(2, Math.ceil(bits / 8))
  const half = Math.max(2, Math.ceil(bytes / 2))
  const key = sequence(
    integer([0]),
    integer(number(bytes)),
    EXPONENT,
    ...[bytes, half, half, half, half, half].map((length) => integer(number(length))),
  )
  return traditional
    ? pem(RSA_PRIVATE_KEY, key)
    : pem(PRIVATE_KEY, sequence(integer([0]), RSA, octetString(key)))
}

/** The public half of a private key, as its bytes stand in requests; undefined if it is none. */
export function publicKeyOf(privateKey: string): Bytes | undefined {
  const wrapped = fromPem(PRIVATE_KEY, privateKey)
  const plain =
    wrapped === undefined
      ? fromPem(RSA_PRIVATE_KEY, privateKey)
      : elementsOf(elementsOf(wrapped)?.[0]?.content ?? [])?.[2]?.content
  const [, modulus, exponent] = elementsOf(elementsOf(plain ?? [])?.[0]?.content ?? []) ?? []
  return modulus && exponent ? rsaKey(modulus.whole, exponent.whole) : undefined
}

const rsaKey = (modulus: Bytes, exponent: Bytes): Bytes =>
  sequence(RSA, bitString(sequence(modulus, exponent)))

/** A public key that nobody has the other half of. */
export const keyFrom = (modulus: Bytes): Bytes => rsaKey(integer(modulus), EXPONENT)

/** The modulus and exponent of a public key; undefined if it is no RSA key. */
export function rsaNumbersOf(
  key: Bytes,
): { readonly modulus: Bytes; readonly exponent: Bytes } | undefined {
  const [algorithm, bits] = elementsOf(elementsOf(key)?.[0]?.content ?? []) ?? []
  const id = elementsOf(algorithm?.content ?? [])?.[0]
  if (!bits || id?.whole.join() !== objectId(RSA_ID).join()) return undefined
  const [modulus, exponent] =
    elementsOf(elementsOf(bits.content.slice(1))?.[0]?.content ?? []) ?? []
  return modulus && exponent ? { modulus: modulus.content, exponent: exponent.content } : undefined
}
