/**
 * CPU accounts: what the processes of a container have spent, in windows of 15 seconds, as somebody
 * sees it who looks at its counter that often.
 *
 * @see https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** How long a window is, in milliseconds; the first began with the epoch. */
const CPU_WINDOW = 15_000
/** What takes longer is kept with its beginning and end. */
const LONG = 1_000

interface Span {
  readonly from: VirtualTime
  readonly until: VirtualTime
}

/** What a container has spent; milliseconds of one processor. */
interface CpuAccount {
  /** The number of the window in which it spent something last. */
  readonly window: number
  readonly spent: number
  /** What it spent in the window before that. */
  readonly before: number
  /** Long computations that end in one of the two, or later. */
  readonly spans: readonly Span[]
}

/** By the id of the container. */
const cpuAccounts = defineTable<CpuAccount>('cpu-accounts')

const windowAt = (time: VirtualTime): number => Math.floor(time / CPU_WINDOW)

/** From now on a process of the container computes for so many milliseconds. */
export function spendCpu(tx: Tx, container: string, milliseconds: number): void {
  if (milliseconds <= 0) return
  const window = windowAt(tx.now)
  const old = tx.get(cpuAccounts, container)
  const account: CpuAccount =
    old?.window === window
      ? old
      : {
          window,
          spent: 0,
          before: old?.window === window - 1 ? old.spent : 0,
          spans: (old?.spans ?? []).filter(({ until }) => until > (window - 1) * CPU_WINDOW),
        }
  tx.put(
    cpuAccounts,
    container,
    milliseconds < LONG
      ? { ...account, spent: account.spent + milliseconds }
      : { ...account, spans: [...account.spans, { from: tx.now, until: tx.now + milliseconds }] },
  )
}

/** What a container has used in the last whole window, in thousandths of a processor. */
export function cpuUsage(read: Reader, container: string): number {
  const account = read.get(cpuAccounts, container)
  if (!account) return 0
  const last = windowAt(read.now) - 1
  const begin = last * CPU_WINDOW
  const short =
    account.window === last ? account.spent : account.window === last + 1 ? account.before : 0
  const long = account.spans.reduce(
    (sum, { from, until }) =>
      sum + Math.max(0, Math.min(until, begin + CPU_WINDOW) - Math.max(from, begin)),
    0,
  )
  return Math.round(((short + long) * 1_000) / CPU_WINDOW)
}

/** The container is gone. */
export const forgetCpu = (tx: Tx, container: string): void => void tx.delete(cpuAccounts, container)
