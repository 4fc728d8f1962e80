/**
 * The answer to a question of a tool: a line from standard input, typed at a terminal or not.
 *
 * @module
 */
import type { Cli, Wait } from './verb.js'

/** The next line without its end; what has come by the end of input, or by Ctrl-C. */
export function* answerLine(cli: Cli): Generator<Wait, string> {
  let text = ''
  for (;;) {
    const more = cli.stdin.read()
    text += more ?? ''
    if (more === undefined || /[\r\n]/.test(text) || cli.interrupted) break
    yield { when: (read) => cli.stdin.isReady(read) }
  }
  return text.split(/[\r\n]/, 1)[0] ?? ''
}

/** A line that the terminal does not show while it is typed. */
export function* hiddenLine(cli: Cli): Generator<Wait, string> {
  if (cli.stdin.isTerminal) cli.stdin.takeKeys()
  const line = yield* answerLine(cli)
  // A key that erases is among the keys now.
  let kept = ''
  for (const key of line) kept = /[\b\u007f]/.test(key) ? kept.slice(0, -1) : kept + key
  return kept
}
