/**
 * Choices: `if` and `case`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_04
 */
import { fitsPattern } from '../expand/match.js'
import type { Interpreter } from '../interpreter.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

/** Even places run a test, odd ones look at its result. */
export function runIf(
  sh: Interpreter,
  { at, words }: Frame,
  { branches, otherwise }: Extract<Node, { kind: 'if' }>,
): void {
  if (words !== undefined) return sh.pop()
  const branch = branches[Math.floor(at / 2)]
  if (branch && at % 2 === 0) {
    sh.change({ at: at + 1 })
    return sh.push(branch.test, { tested: true })
  }
  const succeeded = branch !== undefined && sh.state.status === 0
  if (branch && !succeeded) return sh.change({ at: at + 1 })
  sh.change({ words: [] })
  const body = branch ? branch.body : otherwise
  if (body === undefined) return sh.pop(0)
  sh.push(body, { last: true })
}

export function runCase(
  sh: Interpreter,
  frame: Frame,
  { subject, branches }: Extract<Node, { kind: 'case' }>,
): void {
  const before = branches[frame.at - 1]
  if (before && before.next !== 'is tested') {
    const next = branches[frame.at]
    if (before.next === 'ends' || !next) return sh.pop()
    sh.change({ at: frame.at + 1 })
    return sh.push(next.body)
  }
  const found = attempt(sh, frame, (expansion) => {
    const text = expansion.text(subject)
    return branches.findIndex(
      ({ patterns }, at) =>
        at >= frame.at && patterns.some((pattern) => fitsPattern(expansion, pattern, text)),
    )
  })
  if (!found) return
  const branch = branches[found.value]
  if (!branch) return before ? sh.pop() : sh.pop(0)
  sh.change({ at: found.value + 1 })
  sh.state.status = 0
  sh.push(branch.body, { last: branch.next === 'ends' })
}
