/**
 * Tools that ask before they act: `rm -i`, `cp -i`, `mv -i`.
 *
 * @module
 */
import { type Json, type Next, type System, awaitInput, exit } from '../program.js'

/** One thing that is done, after a yes where there is a question. */
interface Task {
  readonly question: () => string | undefined
  /** Does it; false if it failed. */
  readonly act: () => boolean
}

interface Progress {
  readonly [key: string]: Json
  readonly done: number
  readonly isAsked: boolean
  readonly failed: boolean
}

/** Does one thing after the other, and waits for answers on standard input. */
export function doTasks(system: System, tasks: readonly Task[], state: Json | undefined): Next {
  let { done, isAsked, failed } = (state as Progress | undefined) ?? {
    done: 0,
    isAsked: false,
    failed: false,
  }
  for (; done < tasks.length; done++) {
    const task = tasks[done]
    const question = isAsked ? '' : task?.question()
    if (question !== undefined) {
      if (!isAsked) system.err(question)
      isAsked = true
      const answer = lineOf(system)
      if (answer === '') return awaitInput({ done, isAsked, failed })
      isAsked = false
      if (!/^[yY]/.test(answer ?? '')) continue
    }
    if (task?.act() === false) failed = true
  }
  return exit(failed ? 1 : 0)
}

/** The next line of standard input; empty if none has come, undefined at the end. */
function lineOf(system: System): string | undefined {
  const text = system.read()
  if (text === undefined || text === '') return text
  const end = text.indexOf('\n')
  if (end >= 0 && end + 1 < text.length) system.unread(text.slice(end + 1))
  return end < 0 ? text : text.slice(0, end + 1)
}
