/**
 * What runs another script: a function's call, `eval` and `.`, and traps.
 *
 * @module
 */
import type { Interpreter } from '../interpreter.js'
import type { Frame } from '../state.js'
import { parse } from '../syntax/parse.js'

/** A call: its frame carries what is put back on return. */
export function runCall(sh: Interpreter, { at, source, node, text = '' }: Frame): void {
  if (at > 0 && text !== '') {
    sh.change({ text: '' })
    return sh.pushScript(text, { special: 'trap', status: sh.state.status })
  }
  if (at > 0) return sh.pop()
  sh.change({ at: 1 })
  sh.pushFrame({ source, node, at: 0, tested: sh.top.tested, last: false })
}

/** A script within a shell. */
export function runScript(sh: Interpreter, { at, source, tested, last }: Frame): void {
  if (at > 0) return sh.pop()
  sh.change({ at: 1 })
  sh.pushFrame({ source, node: parse(source).root, at: 0, tested, last })
}

/** A trap's command; afterwards the status is as before. */
export function runTrap(sh: Interpreter, { at, source, status = 0 }: Frame): void {
  if (at > 0) return sh.pop(status)
  sh.change({ at: 1 })
  sh.pushFrame({ source, node: parse(source).root, at: 0, tested: false, last: false })
}
