/**
 * Computing takes virtual time: what a process has spent in one step keeps it busy for a while.
 *
 * A process that computes without a pause becomes slow, so that a container which runs
 * `while true; do :; done` for a virtual day costs little more than one which runs it for a
 * minute. It is never stopped: as on a real machine, it runs until somebody ends it.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import type { VirtualTime } from '../sim/world.js'
import { isInLine } from './line.js'
import { TICKS_PER_MILLISECOND, limitsOf } from './limits.js'
import type { Cpu, Process } from './process.js'

/** Less than this in an instant is not worth a row. */
const NEGLIGIBLE = 100
/** Which part of `limits.ticks` a process spends at full speed before it becomes slow. */
const FULL_SPEED = 1 / 10

/** The ticks that a process has spent at this instant, before this step. */
export const spentNow = (now: VirtualTime, { cpu }: Pick<Process, 'cpu'>): number =>
  cpu?.at === now ? cpu.ticks : 0

/** Until when a process is busy with what it has computed, if it is. A signal interrupts it. */
export const busyUntil = (
  now: VirtualTime,
  { cpu, pending }: Pick<Process, 'cpu' | 'pending'>,
): VirtualTime | undefined =>
  cpu && now < cpu.until && pending.length === 0 ? cpu.until : undefined

/** What a process has computed after a step in which it spent so many ticks. */
export function charged(tx: Tx, row: Process, spent: number): Cpu | undefined {
  const { now } = tx
  const { cpu } = row
  const isSame = cpu?.at === now
  if (spent < NEGLIGIBLE && !isSame) return cpu
  const ticks = spent + (isSame ? cpu.ticks : 0)
  const before = cpu && now <= cpu.until ? cpu.stretch : 0
  const stretch = before + spent
  if (ticks < TICKS_PER_MILLISECOND) return { at: now, ticks, until: now, stretch }
  // Who types a line waits for it: its budget ends it before it becomes slow.
  const free = isInLine(tx, row) ? stretch : limitsOf(tx).ticks * FULL_SPEED
  const took = Math.floor(lasting(stretch, free) - lasting(Math.max(0, stretch - ticks), free))
  return { at: now, ticks, until: now + Math.max(1, took), stretch }
}

/** How many milliseconds a stretch of ticks takes, of which the first `free` go at full speed. */
function lasting(stretch: number, free: number): number {
  const ratio = Math.max(1, stretch / free)
  const square = ratio * ratio
  return (Math.min(stretch, free) / TICKS_PER_MILLISECOND) * square * square * square
}
