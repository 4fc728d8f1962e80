/**
 * A compound command with redirections: `while …; done < file`.
 *
 * @module
 */
import type { Machine } from '../machine.js'
import { redirected, targetsOf } from '../redirect.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'

export function runRedirected(
  machine: Machine,
  frame: Frame,
  { body, redirects }: Extract<Node, { kind: 'redirected' }>,
): void {
  if (frame.at > 0) return machine.pop()
  const targets = attempt(machine, frame, (expansion) => targetsOf(expansion, redirects))
  if (!targets) return
  const { descriptors, pipes } = redirected(machine, targets.value)
  machine.change({ at: 1, undo: { descriptors: machine.state.descriptors, pipes } })
  machine.state.descriptors = descriptors
  machine.push(body)
}
