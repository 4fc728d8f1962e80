/**
 * A shell that reads its commands from standard input, with prompts if a person types them.
 *
 * It takes as many lines as make a whole command and leaves the rest to whatever the command runs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sh.html#tag_20_117_06
 */
import { KINDS, beginCompletion } from '../completion/run.js'
import type { Interpreter } from '../interpreter.js'
import { prompt } from '../prompt.js'
import { farewell } from '../messages.js'
import type { Frame } from '../state.js'
import { joined } from '../edit/history.js'
import { parse } from '../syntax/parse.js'
import { described, refreshJobs } from './job.js'
import { remember } from './session.js'
import { beginTyping, takeKeys } from './typing.js'

/**
 * Place 0 is before the prompt, 1 after it, 2 while a command runs. `text` is what came of an
 * unfinished command, `words` of a line.
 */
export function runInput(sh: Interpreter, frame: Frame): void {
  const { at, text = '' } = frame
  // dash leaves it to the terminal to edit lines.
  const keyboard = sh.state.flavor === 'dash' ? undefined : sh.keyboard
  if (at !== 1) {
    reportJobs(sh)
    if (keyboard !== undefined) beginTyping(sh, keyboard, text !== '')
    else if (sh.state.interactive) sh.err(prompt(sh, text !== ''))
    return sh.change({ at: 1 })
  }
  if (keyboard === undefined) return readLine(sh, frame)
  const typed = takeKeys(sh, keyboard, frame)
  if (typed.kind === 'end') endOfInput(sh, text)
  else if (typed.kind === 'interrupt') sh.change({ at: 0, text: '' })
  else if (typed.kind === 'completion')
    beginCompletion(sh, typed.before, typed.isAsked ? KINDS.list : KINDS.beginning)
  else if (typed.kind === 'line') addLine(sh, text, `${typed.text}\n`)
  else sh.wait()
}

/** Reads a line as it comes. */
function readLine(sh: Interpreter, { text = '', words: [partial = ''] = [] }: Frame): void {
  const { system } = sh
  const input = system.read()
  if (input === undefined) return endOfInput(sh, text + partial)
  const all = partial + input
  const end = all.indexOf('\n')
  if (end < 0) {
    sh.change({ words: [all] })
    return sh.wait()
  }
  const line = all.slice(0, end + 1)
  system.unread(all.slice(end + 1))
  if (sh.isTyped && sh.keyboard === undefined) sh.err(line)
  addLine(sh, text, line)
}

/** A line more: it runs, or it is the beginning of a command. */
function addLine(sh: Interpreter, text: string, line: string): void {
  const script = text + line
  if (parse(script).incomplete) return sh.change({ at: 0, text: script, words: [] })
  sh.change({ at: 0, text: '', words: [] })
  if (script.trim() === '') return
  if (sh.isTyped) remember(sh, joined(script))
  sh.state.aliasLines = {}
  sh.closeTexts()
  sh.pushScript(script)
}

function endOfInput(sh: Interpreter, text: string): void {
  if (sh.state.interactive) sh.err(sh.state.flavor === 'bash' ? farewell(sh.state) : '\n')
  sh.pop()
  if (text.trim() !== '') sh.pushScript(text)
}

/** Tells a person which background commands have ended. */
function reportJobs(sh: Interpreter): void {
  const { state } = sh
  refreshJobs(sh, { atPrompt: true })
  if (!state.interactive) return
  for (const job of state.jobs) if (job.status !== undefined) sh.err(described(sh, job))
  state.jobs = state.jobs.filter(({ status }) => status === undefined)
}
