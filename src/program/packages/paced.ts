/**
 * Programs that take time: they look at their words, go to a repository, and have done their work
 * when they come back.
 *
 * @module
 */
import { FileError } from '../files.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'

/** What such a program does once it knows what. */
export interface Work {
  /** Milliseconds until it is done. */
  readonly takes: number
  /** Asked before anything is done, where nobody has said yes; `no` is said otherwise. */
  readonly ask?: { readonly question: string; readonly no: string }
  /** Does it; the exit code. */
  done(system: System): number
}

interface Waiting {
  readonly [key: string]: Json
  readonly phase: 'asking' | 'working'
  readonly due: number
}

/**
 * A program whose work is a function of its words and of the files: `plan` is asked again when the
 * time has come, and says nothing the second time (`isFirst` is false).
 */
export const paced = (
  name: string,
  plan: (system: System, isFirst: boolean) => Work | number,
): Program => ({
  name,
  step(system, state) {
    try {
      return stepOf(system, state as Waiting | undefined, plan)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`${name}: ${error.path}: ${error.message}\n`)
      return exit(1)
    }
  },
})

function stepOf(
  system: System,
  state: Waiting | undefined,
  plan: (system: System, isFirst: boolean) => Work | number,
): Next {
  if (state?.phase === 'working' && system.now < state.due)
    return awaitInput(state, state.due, { ends: true })
  const work = plan(system, state === undefined)
  if (typeof work === 'number') return exit(work)
  if (state?.phase === 'working') return exit(work.done(system))
  const begin = (): Next => {
    const due = system.now + work.takes
    return awaitInput({ phase: 'working', due }, due, { ends: true })
  }
  if (!work.ask) return begin()
  if (state === undefined) {
    system.out(work.ask.question)
    if (system.isTerminal('stdin')) return awaitInput({ phase: 'asking', due: 0 })
  }
  const answer = system.read()
  if (answer === '') return awaitInput({ phase: 'asking', due: 0 })
  if (answer !== undefined && /^\s*(y|yes|\n)/i.test(answer)) return begin()
  system.out(work.ask.no)
  return exit(1)
}
