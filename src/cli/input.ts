/**
 * Standard input that goes on to a container: what is typed, and its end.
 *
 * @module
 */
import type { Cli, Wait } from './verb.js'

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
