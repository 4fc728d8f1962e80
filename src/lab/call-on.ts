/**
 * Calls of the verbs of a tool on one machine, written down among the calls of the lab.
 *
 * @module
 */
import { UsageError } from '../sim/errors.js'
import { callVerb } from '../terminal/call.js'
import { facing } from './caller.js'
import { milliseconds } from './duration.js'
import { type CallVerb, type ToolFace, withPrinted } from './facade.js'
import { flagValues } from './flags.js'
import { type Calls, stoppedBy } from './history/calls.js'

/** The verbs of a tool, called on one machine; `named` is how the calls are written down. */
export function callOn(
  calls: Calls,
  machine: string,
  { name: tool }: ToolFace,
  named: string | undefined,
): CallVerb {
  return (name, { verb, words: left }, { words, flags, options }) => {
    const { stdin, limit } = options
    const values = flagValues(verb.flags, flags)
    const { step, called } = calls.perform(
      `${tool}.${name}`,
      named,
      withOptions(words, { ...flags, ...options }),
      () => ({
        step: calls.simulation.world.steps,
        called: callVerb(calls.simulation, machine, verb, left, values, {
          ...(stdin === undefined ? {} : { stdin }),
          ...(limit === undefined ? {} : { limit: milliseconds(limit) }),
        }),
      }),
    )
    const { stop } = called
    if (!stop) return withPrinted(called.value, called)
    let stopped = false
    const stopOnce = (): void =>
      facing(stopOnce, () => {
        if (!calls.includes(step, `${tool}.${name}`)) return
        if (stopped && !stoppedBy(calls.list()).includes(step))
          throw new UsageError(
            `this ${tool} ${name} was stopped, and that was undone: it can be stopped by lab.redo() alone`,
          )
        stopped = true
        calls.perform('stop', undefined, [step], stop)
      })
    return withPrinted(called.value, Object.create(called, { stop: { value: stopOnce } }))
  }
}

const withOptions = (words: readonly string[], options: object): readonly unknown[] =>
  Object.keys(options).length > 0 ? [...words, options] : words
