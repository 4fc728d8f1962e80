/**
 * A question that is answered with yes or no.
 *
 * @module
 */
import { answerLine } from '../answer-line.js'
import type { Cli, Wait } from '../verb.js'

/** Asks; nothing, or anything but yes, is no. */
export function* confirmed(cli: Cli, question: string): Generator<Wait, boolean> {
  cli.out(`? ${question} (y/N) `)
  const answer = yield* answerLine(cli)
  return /^\s*y(es)?\s*$/i.test(answer)
}
