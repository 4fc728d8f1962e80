/**
 * A session's line: it runs, and then the session waits for the next one.
 *
 * @module
 */
import { KINDS, beginCompletion } from '../completion/run.js'
import type { Interpreter } from '../interpreter.js'
import type { Frame } from '../state.js'
import { areAtWork } from './writer.js'
import { reapChildren } from './job.js'

/** How many lines a shell remembers, as bash does by default. */
const HISTORY = 500

/** Place 0 is before the line, 1 after it. A session without a line is at rest. */
export function runSession(sh: Interpreter, { source, at, completes }: Frame): void {
  if (source === '') {
    reapChildren(sh)
    return sh.wait()
  }
  if (at > 0 && areAtWork(sh)) return sh.wait()
  if (at > 0) {
    sh.change({ source: '', at: 0 })
    return sh.wait()
  }
  sh.change({ at: 1 })
  if (completes) return beginCompletion(sh, source, KINDS.all)
  remember(sh, source)
  sh.state.aliasLines = {}
  sh.closeTexts()
  sh.pushScript(source)
}

/** Adds a line to the history. */
export function remember({ state }: Interpreter, line: string): void {
  const text = line.replace(/\n+$/, '')
  if (text.trim() !== '') state.history = [...state.history, text].slice(-HISTORY)
}
