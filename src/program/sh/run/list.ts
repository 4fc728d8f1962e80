/**
 * Lists: commands one after the other (`;`), in the background (`&`), and as long as they succeed
 * or fail (`&&`, `||`).
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_03
 */
import type { Machine } from '../machine.js'
import { type Frame, withEntry } from '../state.js'
import type { Node } from '../syntax/tree.js'

export function runList(
  machine: Machine,
  { at, source }: Frame,
  { items }: Extract<Node, { kind: 'list' }>,
): void {
  const item = items[at]
  if (!item) return machine.pop(items.length === 0 ? 0 : machine.state.status)
  const last = at === items.length - 1
  machine.change({ at: at + 1 })
  if (item.background) {
    beginJob(machine, source, item.node, item.text)
    machine.state.status = 0
  } else machine.push(item.node, { last })
}

/** Starts a command in the background. Without a terminal it has no input. */
function beginJob(machine: Machine, source: string, node: number, command: string): void {
  const { state } = machine
  const pid = machine.fork({ source, node }, withEntry(state.descriptors, '0', { kind: 'null' }))
  const id = Math.max(0, ...state.jobs.map((job) => job.id)) + 1
  state.jobs = [...state.jobs, { id, pid, command }]
  state.background = pid
  if (state.interactive) machine.err(`[${id}] ${pid}\n`)
}

export function runAndOr(
  machine: Machine,
  { at }: Frame,
  { first, rest }: Extract<Node, { kind: 'and-or' }>,
): void {
  if (at === 0) {
    machine.change({ at: 1 })
    return machine.push(first, { tested: true })
  }
  const next = rest[at - 1]
  if (!next) return machine.pop()
  machine.change({ at: at + 1 })
  const runs = (machine.state.status === 0) === (next.operator === '&&')
  if (runs) machine.push(next.node, at === rest.length ? { last: true } : { tested: true })
}

export function runGroup(
  machine: Machine,
  { at }: Frame,
  { body }: Extract<Node, { kind: 'group' }>,
): void {
  if (at > 0) return machine.pop()
  machine.change({ at: 1 })
  machine.push(body, { last: true })
}
