/**
 * Standard input that goes on to a container: what is typed, and its end.
 *
 * @module
 */
import type { Reader } from '../sim/world.js'
import type { Cli, Screen, Wait } from './verb.js'

/**
 * What is typed belongs to a program beyond, which has its turn before the first key reaches it.
 */
export function* handOver({ stdin, tx }: Pick<Cli, 'stdin' | 'tx'>): Generator<Wait, void> {
  stdin.takeKeys()
  yield { until: tx.now }
}

/**
 * Passes on what has come on standard input, and (as undefined) its end; false once that has come.
 */
export function passInput(
  { stdin }: Pick<Cli, 'stdin'>,
  send: (text: string | undefined) => void,
): boolean {
  for (;;) {
    const text = stdin.read()
    if (text === '') return true
    send(text)
    if (text === undefined) return false
  }
}

/**
 * Gives a terminal beyond the size of the one here, if it is another one than that which it was given
 * last; the size now.
 */
export function fitTerminal(
  { outScreen: now }: Pick<Cli, 'outScreen'>,
  last: Screen | undefined,
  resize: (size: Screen) => void,
): Screen | undefined {
  if (now && !isSameSize(now, last)) resize(now)
  return now
}

/** Whether the terminal here has another size, for a wait. */
export const hasOtherSize = (
  cli: Pick<Cli, 'sizeIn'>,
  last: Screen | undefined,
  read: Reader,
): boolean => last !== undefined && !isSameSize(cli.sizeIn(read), last)

const isSameSize = (one: Screen | undefined, other: Screen | undefined): boolean =>
  one?.columns === other?.columns && one?.rows === other?.rows
