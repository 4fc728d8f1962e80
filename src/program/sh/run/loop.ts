/**
 * Loops: `for`, `while` and `until`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_04_03
 */
import type { Machine } from '../machine.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

export function runFor(
  machine: Machine,
  frame: Frame,
  { name, words, body }: Extract<Node, { kind: 'for' }>,
): void {
  if (frame.words === undefined) {
    const fields =
      words === undefined
        ? { value: machine.state.positional }
        : attempt(machine, frame, (expansion) => expansion.fields(words))
    if (fields) machine.change({ words: fields.value, outputs: [] })
    machine.state.status = 0
    return
  }
  const value = frame.words[frame.at]
  if (value === undefined) return machine.pop()
  machine.assign(name, value)
  machine.change({ at: frame.at + 1 })
  machine.push(body)
}

/** Place 0 begins, 1 tests, 2 has tested, 3 goes on to the next. */
export function runForArithmetic(
  machine: Machine,
  frame: Frame,
  { init, test, advance, body }: Extract<Node, { kind: 'for-arithmetic' }>,
): void {
  const expression = [init, test, [], advance][frame.at] ?? []
  const result = attempt(machine, frame, (expansion) =>
    frame.at === 1 && expression.length === 0 ? 1n : expansion.arithmetic(expression),
  )
  if (!result) return
  if (frame.at === 1 && result.value === 0n) return machine.pop()
  machine.change({ at: frame.at === 1 ? 3 : 1, outputs: [] })
  if (frame.at === 1) machine.push(body)
}

/** Even places test, odd ones look at the result; `status` is that of the last round. */
export function runWhile(
  machine: Machine,
  { at, status = 0 }: Frame,
  { test, body, until }: Extract<Node, { kind: 'while' }>,
): void {
  if (at === 0) {
    machine.change({ at: 1 })
    return machine.push(test, { tested: true })
  }
  if (at === 1) {
    if ((machine.state.status === 0) === until) return machine.pop(status)
    machine.change({ at: 2 })
    return machine.push(body)
  }
  machine.change({ at: 0, status: machine.state.status })
}

/** What kinds of commands `break` and `continue` are about. */
export const isLoop = (machine: Machine, frame: Frame): boolean =>
  frame.special === undefined &&
  ['for', 'for-arithmetic', 'while'].includes(machine.nodeOf(frame).kind)

/** Leaves `levels` loops; with `again`, the outermost of them goes on with its next round. */
export function leaveLoops(machine: Machine, levels: number, again: boolean): void {
  const { frames } = machine.state
  const barrier = frames.findLastIndex(
    (frame) => frame.special === 'call' || frame.special === 'trap' || frame.special === 'input',
  )
  const loops = frames
    .map((frame, index) => ({ frame, index }))
    .filter(({ frame, index }) => index > barrier && isLoop(machine, frame))
  const target = loops[Math.max(0, loops.length - levels)]
  machine.state.status = 0
  if (!target) return machine.pop(0)
  while (machine.state.frames.length > target.index + 1) machine.pop(0)
  if (!again) machine.pop(0)
  else if (machine.nodeOf(target.frame).kind === 'while') machine.change({ at: 0, status: 0 })
}
