/**
 * Allocators: who has which address of a block (or which port of a range), as rows, lowest free
 * first or at random.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import { rangeOf, toAddress, toNumber } from './address.js'

/** What is taken. Keys are `<pool> <padded number>`. */
const taken = defineTable<{ readonly owner: string }>('allocations')
/** Where each pool's search for a free number begins: no search starts over. */
const hints = defineTable<{ readonly next: number }>('allocation-hints')

const TRIES = 32

const takenKey = (pool: string, number: number): string =>
  `${pool} ${String(number).padStart(10, '0')}`

/** How a number is chosen. */
interface AllocateOptions {
  /**
   * Numbers at the beginning of the block that are never given: network address, gateway. 2 by
   * default.
   */
  readonly reserved?: number
  /** Take this one, if it is free. */
  readonly wanted?: string
  /** Draw at random instead of the lowest free. */
  readonly random?: boolean
  readonly owner?: string
}

/** Takes an address of a block; undefined when the wanted one (or every one) is taken. */
export function allocate(
  tx: Tx,
  pool: string,
  cidr: string,
  options: AllocateOptions = {},
): string | undefined {
  const { first, last } = rangeOf(cidr)
  const low = first + (options.reserved ?? 2)
  const wanted = options.wanted === undefined ? undefined : toNumber(options.wanted)
  const number = allocateNumber(tx, pool, low, Math.max(low, last - 1), {
    ...(wanted === undefined ? {} : { wanted }),
    random: options.random ?? false,
    owner: options.owner ?? '',
  })
  return number === undefined ? undefined : toAddress(number)
}

/** Gives an address back. */
export const release = (tx: Tx, pool: string, address: string): void =>
  releaseNumber(tx, pool, toNumber(address))

/** Takes a number of a range. */
function allocateNumber(
  tx: Tx,
  pool: string,
  low: number,
  high: number,
  {
    wanted,
    random,
    owner,
  }: { readonly wanted?: number; readonly random: boolean; readonly owner: string },
): number | undefined {
  const free = (number: number): boolean => tx.get(taken, takenKey(pool, number)) === undefined
  const take = (number: number): number => {
    tx.put(taken, takenKey(pool, number), { owner })
    return number
  }
  if (wanted !== undefined) return free(wanted) ? take(wanted) : undefined
  for (let i = 0; random && i < TRIES; i++) {
    const number = tx.random.int(low, high)
    if (free(number)) return take(number)
  }
  for (let number = Math.max(low, tx.get(hints, pool)?.next ?? low); number <= high; number++) {
    if (!free(number)) continue
    if (!random) tx.put(hints, pool, { next: number + 1 })
    return take(number)
  }
  return undefined
}

/** Gives a number back; the lowest free one is the next to be taken. */
function releaseNumber(tx: Tx, pool: string, number: number): void {
  if (!tx.delete(taken, takenKey(pool, number))) return
  const hint = tx.get(hints, pool)
  if (hint && hint.next > number) tx.put(hints, pool, { next: number })
}
