/**
 * The questions that verbs ask before they remove things, and the line at the end of a prune.
 *
 * @module
 */
import { humanSize } from '../../text/size.js'
import { answerLine } from '../answer-line.js'
import { type Cli, CommandError, type Wait } from '../verb.js'

const QUESTION = 'Are you sure you want to continue? [y/N] '

/** Asks; anything but `y` ends the command, without a word and as if it had done its work. */
export function* confirm(cli: Cli, warning: string, separator = '\n'): Generator<Wait, void> {
  cli.out(`${warning}${separator}${QUESTION}`)
  const answer = yield* answerLine(cli)
  if (/^y$/i.test(answer.trim())) return
  if (cli.interrupted) cli.out('\n')
  throw new CommandError('', 0)
}

/** How much room there is again. */
export const reclaimed = (bytes: number): string => `Total reclaimed space: ${humanSize(bytes)}\n`
