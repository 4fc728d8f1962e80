/**
 * What has happened that a script does not know yet.
 *
 * @module
 */
import { type Next, type System, awaitInput, exit } from '../program.js'
import type { Script } from './kept.js'
import type { Input } from './script-runtime.js'

/** Gives the script what there is, one input after the other, and then waits. */
export function goOnWith(system: System, script: Script): Next {
  while (script.status.exit === undefined) {
    const next = nextInputs(system, script)
    if (next.length === 0) break
    for (const input of next) if (script.status.exit === undefined) script.give(input)
  }
  if (script.status.exit !== undefined) return exit(script.status.exit)
  return awaitInput(script.keep(), script.status.wakeAt)
}

/** What has happened that the script does not know yet. */
function nextInputs(system: System, { status, given }: Script): readonly Input[] {
  const inputs: Input[] = []
  for (const signal of system.signals()) inputs.push({ kind: 'signal', signal })
  for (const id of status.awaits) {
    const outcome = system.outcome(id)
    if (outcome)
      inputs.push(
        'answer' in outcome
          ? { kind: 'outcome', id, answer: outcome.answer }
          : { kind: 'outcome', id, failure: outcome.failure },
      )
  }
  for (const { id, to, source, message } of system.requests()) {
    if (given.has(id)) continue
    given.add(id)
    inputs.push({ kind: 'request', id, port: to?.port ?? 0, source, message })
  }
  if (status.reads) {
    const text = system.read()
    if (text !== '') inputs.push(text === undefined ? { kind: 'stdin' } : { kind: 'stdin', text })
  }
  if (status.wakeAt !== undefined && status.wakeAt <= system.now) inputs.push({ kind: 'time' })
  return inputs
}
