/**
 * The questions that prune verbs ask before they remove things, and the line at their end.
 *
 * @module
 */
import { humanSize } from '../../text/size.js'
import { type Cli, CommandError, type Wait } from '../verb.js'

const QUESTION = 'Are you sure you want to continue? [y/N] '

/** Asks; anything but `y` ends the command with exit code 1, without a word. */
export function* confirm(cli: Cli, warning: string): Generator<Wait, void> {
  cli.out(`${warning}\n${QUESTION}`)
  const answer = cli.stdin.isTerminal ? '' : yield* cli.stdin.readAll()
  if (/^\s*y(es)?\s*$/i.test(answer.split('\n')[0] ?? '')) return
  throw new CommandError('')
}

/** How much room there is again. */
export const reclaimed = (bytes: number): string => `Total reclaimed space: ${humanSize(bytes)}\n`
