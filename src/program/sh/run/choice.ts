/**
 * Choices: `if` and `case`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_04
 */
import { matches, patternOf } from '../expand/pattern.js'
import type { Machine } from '../machine.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

/** Even places run a test, odd ones look at its result. */
export function runIf(
  machine: Machine,
  { at, words }: Frame,
  { branches, otherwise }: Extract<Node, { kind: 'if' }>,
): void {
  if (words !== undefined) return machine.pop()
  const branch = branches[Math.floor(at / 2)]
  if (branch && at % 2 === 0) {
    machine.change({ at: at + 1 })
    return machine.push(branch.test, { tested: true })
  }
  const succeeded = branch !== undefined && machine.state.status === 0
  if (branch && !succeeded) return machine.change({ at: at + 1 })
  machine.change({ words: [] })
  const body = branch ? branch.body : otherwise
  if (body === undefined) return machine.pop(0)
  machine.push(body, { last: true })
}

export function runCase(
  machine: Machine,
  frame: Frame,
  { subject, branches }: Extract<Node, { kind: 'case' }>,
): void {
  if (frame.at > 0) {
    const before = branches[frame.at - 1]
    const next = branches[frame.at]
    if (!before?.falls || !next) return machine.pop()
    machine.change({ at: frame.at + 1 })
    return machine.push(next.body)
  }
  const found = attempt(machine, frame, (expansion) => {
    const text = expansion.text(subject)
    return branches.findIndex(({ patterns }) =>
      patterns.some((pattern) => matches(patternOf(expansion.pattern(pattern)), text)),
    )
  })
  if (!found) return
  const branch = branches[found.value]
  if (!branch) return machine.pop(0)
  machine.change({ at: found.value + 1 })
  machine.state.status = 0
  machine.push(branch.body, { last: !branch.falls })
}
