/**
 * A question that is answered with yes or no.
 *
 * @module
 */
import type { Cli, Wait } from '../verb.js'

/** Asks; nothing, or anything but yes, is no. */
export function* confirmed(cli: Cli, question: string): Generator<Wait, boolean> {
  cli.out(`? ${question} (y/N) `)
  let text = ''
  for (;;) {
    const more = cli.stdin.read()
    text += more ?? ''
    if (more === undefined || text.includes('\n') || cli.interrupted) break
    yield { when: (read) => cli.stdin.isReady(read) }
  }
  return /^\s*y(es)?\s*$/i.test(text.split('\n')[0] ?? '')
}
