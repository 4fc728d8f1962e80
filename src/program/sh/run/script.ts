/**
 * What runs another script: a function's call, `eval` and `.`, and traps.
 *
 * @module
 */
import type { Machine } from '../machine.js'
import type { Frame } from '../state.js'
import { parse } from '../syntax/parse.js'

/** A call: its frame carries what is put back on return. */
export function runCall(machine: Machine, { at, source, node }: Frame): void {
  if (at > 0) return machine.pop()
  machine.change({ at: 1 })
  machine.pushFrame({ source, node, at: 0, tested: machine.top.tested, last: false })
}

/** A script within a shell. */
export function runScript(machine: Machine, { at, source, tested, last }: Frame): void {
  if (at > 0) return machine.pop()
  machine.change({ at: 1 })
  machine.pushFrame({ source, node: parse(source).root, at: 0, tested, last })
}

/** A trap's command; afterwards the status is as before. */
export function runTrap(machine: Machine, { at, source, status = 0 }: Frame): void {
  if (at > 0) return machine.pop(status)
  machine.change({ at: 1 })
  machine.pushFrame({ source, node: parse(source).root, at: 0, tested: false, last: false })
}
