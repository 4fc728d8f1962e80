/**
 * How much of the build cache a prune leaves.
 *
 * @see https://docs.docker.com/build/cache/garbage-collection/
 */
import { DISK } from '../../program/hardware.js'

/** Bounds in bytes; 0 is none. */
export interface CacheBudget {
  /** What always stays. */
  readonly reserved: number
  /** What it may take at most. */
  readonly mostUsed: number
  /** What shall be free on the disk. */
  readonly leastFree: number
}

const FREE = (DISK.total - DISK.used) * 1024

/** The bytes that may stay of a cache with a total; 0 removes all, as without a budget. */
export function keptBytes(total: number, budget: CacheBudget | undefined): number {
  if (!budget) return 0
  const { reserved, mostUsed, leastFree } = budget
  const missing = leastFree - FREE
  const within = missing > 0 ? Math.min(mostUsed || total, total - missing) : mostUsed
  return Math.max(within, reserved)
}
