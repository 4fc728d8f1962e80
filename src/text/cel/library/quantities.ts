/**
 * Quantities: `quantity('1Gi').isLessThan(quantity('2Gi'))`.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library
 */
import { QUANTITY_PATTERN_ERROR, canonicalQuantity, readQuantity } from '../../quantity.js'
import type { FunctionTable } from '../functions.js'
import { CelError, Opaque } from '../values.js'
import { int } from './operators.js'

const NANO = 1_000_000_000n

/** A quantity in billionths. */
type Quantity = Opaque<bigint>

function quantity(text: string): Quantity {
  const read = readQuantity(text)
  if (!read) throw new CelError(QUANTITY_PATTERN_ERROR)
  return of(BigInt(read.nano), canonicalQuantity(text) ?? text)
}

const of = (nano: bigint, text = `${nano}n`): Quantity =>
  new Opaque('kubernetes.Quantity', nano, canonicalQuantity(text) ?? text)

const nanos = (other: Quantity | bigint): bigint =>
  typeof other === 'bigint' ? other * NANO : other.inner

function asInteger({ inner }: Quantity): bigint {
  if (inner % NANO !== 0n) throw new CelError('cannot convert value to integer')
  return int(inner / NANO)
}

export const quantities: FunctionTable = {
  'quantity(string) quantity': quantity,
  'isQuantity(string) bool': (text: string) => readQuantity(text) !== undefined,
  'quantity.isGreaterThan(quantity) bool': (a: Quantity, b: Quantity) => a.inner > b.inner,
  'quantity.isLessThan(quantity) bool': (a: Quantity, b: Quantity) => a.inner < b.inner,
  'quantity.compareTo(quantity) int': (a: Quantity, b: Quantity) =>
    a.inner < b.inner ? -1n : a.inner > b.inner ? 1n : 0n,
  'quantity.sign() int': ({ inner }: Quantity) => (inner > 0n ? 1n : inner < 0n ? -1n : 0n),
  'quantity.isInteger() bool': ({ inner }: Quantity) => inner % NANO === 0n,
  'quantity.asInteger() int': asInteger,
  'quantity.asApproximateFloat() double': ({ inner }: Quantity) => Number(inner) / 1e9,
  'quantity.add(quantity) quantity': (a: Quantity, b: Quantity) => of(a.inner + nanos(b)),
  'quantity.add(int) quantity': (a: Quantity, b: bigint) => of(a.inner + nanos(b)),
  'quantity.sub(quantity) quantity': (a: Quantity, b: Quantity) => of(a.inner - nanos(b)),
  'quantity.sub(int) quantity': (a: Quantity, b: bigint) => of(a.inner - nanos(b)),
}
