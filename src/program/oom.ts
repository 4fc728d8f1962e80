/**
 * Out of memory: what the kernel does when the account of a container reaches its limit. The largest
 * process is killed (137), or all of them where the container wants it so.
 *
 * @see https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
 */
import type { Tx } from '../sim/step.js'
import { LimitError, limitsOf } from './limits.js'
import { alive, memoryGroups, memoryOf, memoryUse } from './memory.js'
import { type Process, groupOf, keyOf, processes } from './process.js'
import { endProcess, isFirst } from './reap.js'

const KILLED = 137

/** The kernel has killed the process that is at work. Its program lets this pass. */
export class OutOfMemory extends Error {
  override name = 'OutOfMemory'
}

/** A container is started with a limit, or without (0). */
export function limitMemory(
  tx: Tx,
  { id, machine }: { readonly id: string; readonly machine: string },
  limit: number,
  together = false,
): void {
  if (limit > 0)
    tx.put(memoryGroups, id, { machine, limit, kills: 0, ...(together && { together }) })
  else forgetMemoryGroup(tx, id)
}

/** Another limit for a container that may run; what is too much already is killed. */
export function changeMemoryLimit(
  tx: Tx,
  { id, machine }: { readonly id: string; readonly machine: string },
  limit: number,
): void {
  const before = tx.get(memoryGroups, id)
  tx.put(memoryGroups, id, { machine, kills: 0, ...before, limit })
  reclaim(tx, id)
}

/** The container is gone. */
export const forgetMemoryGroup = (tx: Tx, id: string): void => void tx.delete(memoryGroups, id)

/**
 * A process says how much it has besides what its program takes in any case.
 *
 * @throws OutOfMemory when that kills the process itself
 * @throws LimitError when it is too much, where the container has no limit
 */
export function occupy(tx: Tx, key: string, bytes: number): void {
  const row = tx.get(processes, key)
  if (!row || (row.memory ?? 0) === bytes) return
  const { memory: before = 0, ...rest } = row
  tx.put(processes, key, bytes > 0 ? { ...rest, memory: bytes } : rest)
  if (bytes < before) return
  if (tx.get(memoryGroups, groupOf(row))) return reclaim(tx, groupOf(row), key)
  const { memory: most } = limitsOf(tx)
  if (bytes > most) throw new LimitError('memory', most)
}

/**
 * Kills until what is left is within the limit. `self` is the process that is at work.
 *
 * @throws OutOfMemory when `self` is killed
 */
export function reclaim(tx: Tx, id: string, self?: string): void {
  const group = tx.get(memoryGroups, id)
  if (!group) return
  for (let kills = group.kills + 1; ; kills++) {
    const { used, limit } = memoryUse(tx, id)
    const victim = used > limit ? largest(alive(tx, id)) : undefined
    if (!victim) return
    tx.put(memoryGroups, id, { ...group, kills })
    const first = group.together ? alive(tx, id).find(isFirst) : undefined
    const key = keyOf(first ?? victim)
    if (key !== self) endProcess(tx, key, KILLED)
    const own = self === undefined ? undefined : tx.get(processes, self)
    if (key === self || (self !== undefined && own?.exitCode !== undefined) || (self && !own))
      throw new OutOfMemory()
  }
}

/** The largest process; of those that are alike, the youngest. */
const largest = (rows: readonly Process[]): Process | undefined =>
  rows.reduce<Process | undefined>(
    (most, row) => (most && memoryOf(most) > memoryOf(row) ? most : row),
    undefined,
  )
