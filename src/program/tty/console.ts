/**
 * The terminal of a program that draws on all of the screen: how big it is, and the keys for it.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { keyboardOf, pipes, setReader, takePipe } from '../pipe.js'
import { type Process, keyOf, processes } from '../process.js'
import { changeTty, ttys } from './tty.js'

/** A screen and its keyboard. */
export interface Console {
  readonly columns: number
  readonly rows: number
  /** Takes the keys that were pressed since the last call; the process is woken for more. */
  keys(): string
}

/** The terminal that a process draws on, if its output is shown on one with a keyboard. */
export function consoleOf(tx: Tx, row: Process): Console | undefined {
  const id = keyboardFor(tx, row)
  const tty = id === undefined ? undefined : tx.get(ttys, id)
  const { stdout } = row.streams
  if (id === undefined || !tty) return undefined
  const shows =
    stdout.kind === 'log'
      ? stdout.log === tty.log
      : stdout.kind === 'pipe' && (tty.output === stdout.pipe || screenOf(tx, stdout.pipe) === id)
  if (!shows) return undefined
  return {
    columns: tty.columns,
    rows: tty.rows,
    keys() {
      changeTty(tx, id, { mode: 'keys' })
      setReader(tx, { kind: 'pipe', pipe: tty.input }, keyOf(row))
      return takePipe(tx, tty.input).text
    },
  }
}

const screenOf = (tx: Tx, pipe: string): string | undefined => tx.get(pipes, pipe)?.screen

/** The keyboard of a process, or of what started it. */
function keyboardFor(tx: Tx, row: Process): string | undefined {
  for (let one: Process | undefined = row; one; ) {
    const found = keyboardOf(tx, one.streams.stdin)
    if (found !== undefined) return found
    one = one.parent === undefined ? undefined : tx.get(processes, one.parent)
  }
  return undefined
}
