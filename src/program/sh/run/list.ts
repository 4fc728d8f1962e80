/**
 * Lists: commands one after the other (`;`), in the background (`&`), and as long as they succeed
 * or fail (`&&`, `||`).
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_03
 */
import type { Interpreter } from '../interpreter.js'
import { type Frame, withEntry } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { addJob } from './job.js'

export function runList(
  sh: Interpreter,
  { at, source }: Frame,
  { items }: Extract<Node, { kind: 'list' }>,
): void {
  const item = items[at]
  if (!item) return sh.pop(items.length === 0 ? 0 : sh.state.status)
  const last = at === items.length - 1
  sh.change({ at: at + 1 })
  if (item.background) {
    beginJob(sh, source, item.node, item.text)
    sh.state.status = 0
  } else sh.push(item.node, { last })
}

/** Starts a command in the background. Without a terminal it has no input. */
function beginJob(sh: Interpreter, source: string, node: number, command: string): void {
  const { state } = sh
  const pid = sh.fork({ source, node }, withEntry(state.descriptors, '0', { kind: 'null' }))
  const { id } = addJob(sh, { pid, command: jobText(command) })
  state.background = pid
  if (sh.isTyped) sh.err(`[${id}] ${pid}\n`)
}

/** A command as a shell names a job: space within the parentheses of a subshell. */
const jobText = (command: string): string => {
  const inner = /^\(([^]*)\)$/.exec(command)?.[1]
  return inner === undefined ? command : `( ${inner.trim()} )`
}

export function runAndOr(
  sh: Interpreter,
  { at }: Frame,
  { first, rest }: Extract<Node, { kind: 'and-or' }>,
): void {
  if (at === 0) {
    sh.change({ at: 1 })
    return sh.push(first, { tested: true })
  }
  const next = rest[at - 1]
  if (!next) return sh.pop()
  sh.change({ at: at + 1 })
  const runs = (sh.state.status === 0) === (next.operator === '&&')
  if (runs) sh.push(next.node, at === rest.length ? { last: true } : { tested: true })
}

export function runGroup(
  sh: Interpreter,
  { at }: Frame,
  { body }: Extract<Node, { kind: 'group' }>,
): void {
  if (at > 0) return sh.pop()
  sh.change({ at: 1 })
  sh.push(body, { last: true })
}
