/**
 * A compound command with redirections: `while …; done < file`.
 *
 * @module
 */
import type { Interpreter } from '../interpreter.js'
import { redirected, targetsOf } from '../redirect.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

export function runRedirected(
  sh: Interpreter,
  frame: Frame,
  { body, redirects }: Extract<Node, { kind: 'redirected' }>,
): void {
  if (frame.at > 0) return sh.pop()
  const targets = attempt(sh, frame, (expansion) => targetsOf(expansion, redirects))
  if (!targets) return
  const { descriptors, pipes } = redirected(sh, targets.value)
  sh.change({ at: 1, undo: { descriptors: sh.state.descriptors, pipes } })
  sh.state.descriptors = descriptors
  sh.push(body)
}
