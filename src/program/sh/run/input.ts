/**
 * A shell that reads its commands from standard input, with prompts if a person types them.
 *
 * It takes as many lines as make a whole command and leaves the rest to whatever the command runs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sh.html#tag_20_117_06
 */
import type { Machine } from '../machine.js'
import { prompt } from '../prompt.js'
import type { Frame } from '../state.js'
import { parse } from '../syntax/parse.js'

/**
 * Place 0 is before the prompt, 1 after it, 2 while a command runs. `text` is what came of an
 * unfinished command, `words` of a line.
 */
export function runInput(
  machine: Machine,
  { at, text = '', words: [partial = ''] = [] }: Frame,
): void {
  const { state, system } = machine
  if (at !== 1) {
    reportJobs(machine)
    if (state.interactive) machine.err(prompt(machine, text !== ''))
    return machine.change({ at: 1 })
  }
  const input = system.read()
  if (input === undefined) return endOfInput(machine, text + partial)
  const all = partial + input
  const end = all.indexOf('\n')
  if (end < 0) {
    machine.change({ words: [all] })
    return machine.wait()
  }
  const line = all.slice(0, end + 1)
  system.unread(all.slice(end + 1))
  if (state.interactive) machine.err(line)
  const script = text + line
  if (parse(script).problem?.incomplete) return machine.change({ at: 0, text: script, words: [] })
  machine.change({ at: 0, text: '', words: [] })
  if (script.trim() !== '') machine.pushScript(script)
}

function endOfInput(machine: Machine, text: string): void {
  if (machine.state.interactive) machine.err(machine.state.flavor === 'bash' ? 'exit\n' : '\n')
  machine.pop()
  if (text.trim() !== '') machine.pushScript(text)
}

/** Tells a person which background commands have ended. */
function reportJobs(machine: Machine): void {
  const { state, system } = machine
  state.jobs = state.jobs.map((job) => {
    const status = job.status ?? system.reap(job.pid)
    return status === undefined ? job : { ...job, status }
  })
  if (!state.interactive) return
  const ended = state.jobs.filter(({ status }) => status !== undefined)
  for (const { id, status, command } of ended)
    machine.err(
      `[${id}]+  ${status === 0 ? 'Done' : `Exit ${status}`}${' '.repeat(20)}${command}\n`,
    )
  state.jobs = state.jobs.filter(({ status }) => status === undefined)
}
