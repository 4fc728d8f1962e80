/**
 * What scripts received: the state of a JavaScript process in the world.
 *
 * A closure cannot be copied, so the world does not hold a script's variables but everything that
 * it was given since it started, in order, together with what the system answered when it asked.
 * Running the module again with the same inputs gives the same script. Each input is a row of its
 * own, so receiving one costs the same whether it is the first or the thousandth.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { processes } from '../process.js'
import type { Json } from '../program.js'
import { forgetMemory } from './kept-memory.js'
import type { Input } from './script-runtime.js'

/**
 * One input, when it came, and what was answered to the script's questions while it worked on it.
 */
export interface Received {
  readonly at: VirtualTime
  readonly input: Input
  readonly answers?: readonly Json[]
}

/** By process key and number. */
export const received = defineTable<Received>('script-inputs')

const keyOf = (process: string, number: number): string =>
  `${prefixOf(process)}${String(number).padStart(10, '0')}`

const prefixOf = (process: string): string => `${process} `

/** Adds the input with this number, counted from 0. */
export const record = (tx: Tx, process: string, number: number, row: Received): unknown =>
  tx.put(received, keyOf(process, number), row)

/** Everything that a process received, in order. */
export const receivedBy = (read: Reader, process: string): readonly Received[] =>
  read.rows(received, prefixOf(process))

/** The programs that are kept by what they receive. */
const KEPT = new Set(['node', 'python3', 'flask', 'gunicorn', 'uvicorn', 'fastapi', 'pytest'])

/** Forgets what processes received that have ended, and what their memory was. */
export const scriptInputsLoop: Loop = {
  name: 'script-inputs',
  watches: [
    watch(processes, ({ before, after, key }) =>
      before !== undefined &&
      KEPT.has(before.program) &&
      before.exitCode === undefined &&
      (!after || after.exitCode !== undefined)
        ? key
        : undefined,
    ),
  ],
  step(tx, process) {
    if (tx.get(processes, process)?.exitCode === undefined && tx.get(processes, process))
      return awaitChange
    const keys: string[] = []
    tx.each(received, prefixOf(process), (_, key) => keys.push(key))
    for (const key of keys) tx.delete(received, key)
    forgetMemory(tx, process)
    return awaitChange
  },
}
