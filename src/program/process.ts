/**
 * Processes and file system roots: the rows.
 *
 * @module
 */
import type { Layer } from '../oci/layer.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import type { Json, ProcessUser, Stream } from './program.js'

/** What a process has computed lately. */
export interface Cpu {
  /** The instant in which it computed last, and how many ticks it spent in it. */
  readonly at: VirtualTime
  readonly ticks: number
  /** It is busy until then, and does nothing before. */
  readonly until: VirtualTime
  /** The ticks that it has spent since it last paused. */
  readonly stretch: number
}

/**
 * A running (or just ended) program. Its key is `<machine>/<pid>`, with the machine's own pid,
 * padded to ten digits.
 */
export interface Process {
  readonly machine: string
  /** The pid on the machine. */
  readonly hostPid: number
  /**
   * The process namespace: `host:<machine>` or the container's id; every process namespace counts
   * from 1.
   */
  readonly pidNamespace: string
  /** The pid in that namespace. */
  readonly pid: number
  /** The container that it is of, where that has no process namespace of its own. */
  readonly group?: string
  /** It is the first process of such a container, and not of a process namespace. */
  readonly leads?: boolean
  /** The parent's process key, if the parent is a process. */
  readonly parent?: string
  /**
   * Its own parent ended before it. The first process of its namespace is its parent now, or the
   * machine's init, which is no row.
   */
  readonly orphan?: boolean
  readonly namespace: string
  readonly root: string
  readonly program: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly user: ProcessUser
  readonly streams: { readonly stdin: Stream; readonly stdout: Stream; readonly stderr: Stream }
  readonly terminal: boolean
  /** What it writes does not go to its terminal: it or its parent was started with a pipe. */
  readonly isPiped?: boolean
  /** What its further open files hold, by descriptor. */
  readonly opened?: Readonly<Record<string, string>>
  readonly startedAt: VirtualTime
  readonly state?: Json
  readonly trapped: readonly string[]
  readonly pending: readonly string[]
  /** Stopped by `docker pause`: it runs no step until it goes on. */
  readonly paused?: boolean
  /** How much memory it has besides what its program takes in any case, in bytes. */
  readonly memory?: number
  /** What it has computed lately, if that is worth a note. */
  readonly cpu?: Cpu
  /** The command line that it belongs to; see `line.ts`. */
  readonly line?: string
  /** Whether it says that it will end by itself, or that it never will. */
  readonly ends?: boolean
  /**
   * Set once it has ended; the row goes when its parent (or its starter) has taken notice.
   */
  readonly exitCode?: number
  /** The signal that ended it, if one did. */
  readonly signal?: string
  readonly endedAt?: VirtualTime
}

export const processes = defineTable<
  Process,
  'byPidNamespace' | 'byGroup' | 'byParent' | 'byNamespace' | 'byLine'
>('processes', {
  byPidNamespace: (row) => row.pidNamespace,
  byGroup: (row) => groupOf(row),
  byParent: (row) => row.parent,
  byNamespace: (row) => row.namespace,
  byLine: (row) => row.line,
})

/**
 * Whether a process namespace is a machine's own: it sees every process of the machine, and its
 * first process is no row.
 */
export const isHostNamespace = (pidNamespace: string): boolean => pidNamespace.startsWith(HOST)
const HOST = 'host:'

/** The processes that one sees who is in a process namespace, with the pids that they have there. */
export const seenIn = (read: Reader, pidNamespace: string): readonly Process[] =>
  isHostNamespace(pidNamespace)
    ? read
        .rows(processes, `${pidNamespace.slice(HOST.length)}/`)
        .map((row): Process => ({ ...row, pid: row.hostPid }))
    : read
        .by(processes, 'byPidNamespace', pidNamespace)
        .slice()
        .sort((a, b) => a.pid - b.pid)

/** The container (or machine) on whose accounts a process is. */
export const groupOf = ({ group, pidNamespace }: Pick<Process, 'group' | 'pidNamespace'>): string =>
  group ?? pidNamespace

/** The loop that runs processes. */
export const PROCESS_LOOP = 'process'

/** The key of the process with a pid of a machine's own. */
export const processKey = (machine: string, hostPid: number): string =>
  `${machine}/${String(hostPid).padStart(10, '0')}`

/** The key of a process. */
export const keyOf = ({ machine, hostPid }: Process): string => processKey(machine, hostPid)

/**
 * A mount: another root (a volume, a directory of the machine, a projected object) seen under a
 * path.
 */
export interface Mount {
  readonly path: string
  readonly root: string
  /** The directory or file of that root that appears; '/' for all of it. */
  readonly from: string
  readonly readOnly: boolean
}

/**
 * A file system tree: read-only layers, what was written on top of them (rows of `files`), and
 * mounts.
 */
export interface Root {
  readonly id: string
  readonly machine: string
  /** Lowest first. */
  readonly layers: readonly Layer[]
  readonly mounts: readonly Mount[]
  readonly readOnly?: boolean
  /** It is in memory, and holds so many bytes at most; without a size, as many as there are. */
  readonly memory?: { readonly size?: number; readonly mode?: number }
  /** The kernel's own files are in it: /dev, /proc and /sys. */
  readonly kernel?: boolean
}

export const roots = defineTable<Root, 'byMachine'>('roots', { byMachine: (row) => row.machine })
