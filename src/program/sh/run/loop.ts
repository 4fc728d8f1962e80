/**
 * Loops: `for`, `while` and `until`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_04_03
 */
import type { Interpreter } from '../interpreter.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

/** The words that `for` and `select` go through: the positional parameters where none are named. */
export const wordsOf = (
  sh: Interpreter,
  frame: Frame,
  words: Extract<Node, { kind: 'for' }>['words'],
): { readonly value: readonly string[] } | undefined =>
  words === undefined
    ? { value: sh.state.positional }
    : attempt(sh, frame, (expansion) => expansion.fields(words))

export function runFor(
  sh: Interpreter,
  frame: Frame,
  { name, words, body }: Extract<Node, { kind: 'for' }>,
): void {
  if (frame.words === undefined) {
    const fields = wordsOf(sh, frame, words)
    if (fields) sh.change({ words: fields.value, outputs: [] })
    sh.state.status = 0
    return
  }
  const value = frame.words[frame.at]
  if (value === undefined) return sh.pop()
  sh.assign(name, value)
  sh.change({ at: frame.at + 1 })
  sh.push(body)
}

/** Place 0 begins, 1 tests, 2 has tested, 3 goes on to the next. */
export function runForArithmetic(
  sh: Interpreter,
  frame: Frame,
  { init, test, advance, body }: Extract<Node, { kind: 'for-arithmetic' }>,
): void {
  const expression = [init, test, [], advance][frame.at] ?? []
  const result = attempt(sh, frame, (expansion) =>
    frame.at === 1 && expression.length === 0 ? 1n : expansion.arithmetic(expression),
  )
  if (!result) return
  if (frame.at === 1 && result.value === 0n) return sh.pop()
  sh.change({ at: frame.at === 1 ? 3 : 1, outputs: [] })
  if (frame.at === 1) sh.push(body)
}

/** Even places test, odd ones look at the result; `status` is that of the last round. */
export function runWhile(
  sh: Interpreter,
  { at, status = 0 }: Frame,
  { test, body, until }: Extract<Node, { kind: 'while' }>,
): void {
  if (at === 0) {
    sh.change({ at: 1 })
    return sh.push(test, { tested: true })
  }
  if (at === 1) {
    if ((sh.state.status === 0) === until) return sh.pop(status)
    sh.change({ at: 2 })
    return sh.push(body)
  }
  sh.change({ at: 0, status: sh.state.status })
}

/** What kinds of commands `break` and `continue` are about. */
export const isLoop = (sh: Interpreter, frame: Frame): boolean =>
  frame.special === undefined &&
  ['for', 'for-arithmetic', 'select', 'while'].includes(sh.nodeOf(frame).kind)

/** Leaves `levels` loops; with `again`, the outermost of them goes on with its next round. */
export function leaveLoops(sh: Interpreter, levels: number, again: boolean): void {
  const { frames } = sh.state
  const barrier = frames.findLastIndex(
    (frame) => frame.special === 'call' || frame.special === 'trap' || frame.special === 'input',
  )
  const loops = frames
    .map((frame, index) => ({ frame, index }))
    .filter(({ frame, index }) => index > barrier && isLoop(sh, frame))
  const target = loops[Math.max(0, loops.length - levels)]
  sh.state.status = 0
  if (!target) return sh.pop(0)
  while (sh.state.frames.length > target.index + 1) sh.pop(0)
  if (!again) sh.pop(0)
  else if (sh.nodeOf(target.frame).kind === 'while') sh.change({ at: 0, status: 0 })
}
