/**
 * Memory: one account for each container, of its processes and of its files in memory. What happens
 * at the limit of a container stands in `oom.ts`.
 *
 * A process takes what its program takes in any case (`OWN`), and what it says that it has besides
 * (`system.occupy`). Files are in memory below `/dev/shm`, in a tmpfs and in an `emptyDir` of the
 * medium `Memory`; one that several containers mount counts for each.
 *
 * @see https://docs.kernel.org/admin-guide/cgroup-v2.html#memory
 */
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { MEMORY } from './hardware.js'
import { memoryFiles } from './memory-files.js'
import { type Process, processes, roots } from './process.js'

const KIB = 1024
const MIB = 1_048_576

/** What a program takes that is not listed: that of a small tool. */
const SMALL = 400 * KIB
/** What programs take in any case, in bytes: memory of their own, without files that are cached. */
const OWN: Readonly<Record<string, number>> = {
  httpd: 2 * MIB,
  memcached: 1.5 * MIB,
  mysqld: 180 * MIB,
  nginx: 1.75 * MIB,
  node: 14 * MIB,
  postgres: 6 * MIB,
  python3: 9 * MIB,
  'redis-server': 3.25 * MIB,
  registry: 10 * MIB,
}

/** A container with a limit. */
interface MemoryGroup {
  readonly machine: string
  /** In bytes. */
  readonly limit: number
  /** How often the kernel has killed for this limit since the container was started. */
  readonly kills: number
  /** All processes are killed together (`memory.oom.group`), as Kubernetes wants it. */
  readonly together?: boolean
}

/** Containers with a limit, by id. */
export const memoryGroups = defineTable<MemoryGroup>('memory-groups')

/** What a process takes, in bytes. */
export const memoryOf = ({ program, memory = 0 }: Process): number =>
  (Object.hasOwn(OWN, program) ? (OWN[program] as number) : SMALL) + memory

/** What a container takes and may take, in bytes. */
export function memoryUse(
  read: Reader,
  id: string,
): { readonly used: number; readonly limit: number } {
  let used = 0
  for (const row of alive(read, id)) used += memoryOf(row)
  const places = [id, ...(read.get(roots, id)?.mounts.map(({ root }) => root) ?? [])]
  for (const root of new Set(places)) used += read.get(memoryFiles, root)?.bytes ?? 0
  return { used, limit: read.get(memoryGroups, id)?.limit ?? MEMORY.total * KIB }
}

/** The processes of a container that have not ended. */
export const alive = (read: Reader, id: string): readonly Process[] =>
  read.by(processes, 'byGroup', id).filter(({ exitCode }) => exitCode === undefined)
