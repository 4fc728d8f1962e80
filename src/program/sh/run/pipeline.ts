/**
 * Pipelines and subshells: commands that run in copies of the shell.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_02
 */
import type { Stream } from '../../program.js'
import type { Interpreter } from '../interpreter.js'
import { type Descriptors, type Frame, isPrompt, withEntry } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { addJob, described } from './job.js'
import { timesOf } from './times.js'

/** The status of a command that an interrupt ended. */
const INTERRUPTED = 130
/** The status of a command that was stopped. */
const STOPPED = 148

export function runPipeline(
  sh: Interpreter,
  frame: Frame,
  node: Extract<Node, { kind: 'pipeline' }>,
): void {
  const { stages, negated } = node
  if (frame.at === 0) {
    sh.change({ at: 1, startedAt: sh.system.now })
    if (stages.length === 1) sh.push(stages[0] as number, { tested: negated })
    else if (stages.length > 1) beginStages(sh, frame, stages)
    else sh.state.status = 0
    return
  }
  if (frame.pids && !gather(sh, frame.pids)) return
  const { codes = [], startedAt = 0, undo } = sh.top
  const status =
    codes.length === 0
      ? sh.state.status
      : ((sh.state.pipefail ? codes.findLast((code) => code !== 0) : codes.at(-1)) ?? 0)
  if (node.timed)
    sh.err(timesOf(sh.system.now - startedAt, node.timed === 'posix' || sh.state.flavor !== 'bash'))
  sh.change({ undo: undo ?? {} })
  const several = codes.length > 1 ? codes : undefined
  if (negated) sh.pop(status === 0 ? 1 : 0)
  else sh.finish(status)
  if (several) sh.state.pipeStatus = several
}

function beginStages(sh: Interpreter, { source }: Frame, stages: readonly number[]): void {
  const pids: number[] = []
  const pipes: string[] = []
  let input: Stream | undefined
  stages.forEach((node, index) => {
    let descriptors: Descriptors = sh.state.descriptors
    if (input) descriptors = withEntry(descriptors, '0', input)
    if (index < stages.length - 1) {
      input = sh.system.pipe()
      if (input.kind === 'pipe') pipes.push(input.pipe)
      descriptors = withEntry(descriptors, '1', input)
    }
    pids.push(sh.fork({ source, node }, descriptors))
  })
  sh.change({ pids, undo: { pipes } })
}

/**
 * Collects the exit codes of the processes that a frame waits for; false (and waiting) while one of
 * them runs.
 */
export function gather(sh: Interpreter, pids: readonly (number | null)[]): boolean {
  if (sh.top.codes === undefined) sh.lendTerminal(pids)
  const codes = [...(sh.top.codes ?? pids.map(() => -1))]
  const wasInterrupted = pids.some((pid) => pid !== null && sh.wasInterrupted(pid))
  pids.forEach((pid, index) => {
    if (codes[index] === -1 && pid !== null) codes[index] = sh.system.reap(pid) ?? -1
  })
  sh.change({ codes })
  const running = pids.filter((pid, index): pid is number => pid !== null && codes[index] === -1)
  if (running.length > 0) {
    if (sh.state.interactive && running.every((pid) => sh.isStopped(pid))) stopped(sh, running)
    else sh.wait()
    return false
  }
  sh.takeTerminal()
  // Ctrl-C ended what a person waited for: nothing else of the line runs.
  if (sh.state.interactive && codes.at(-1) === INTERRUPTED) {
    if (wasInterrupted && sh.isTyped) sh.err('\n')
    sh.unwindTo(isPrompt)
    sh.state.status = INTERRUPTED
    return false
  }
  return true
}

/** What a person waits for was stopped: it becomes a job, and nothing else of the line runs. */
function stopped(sh: Interpreter, pids: readonly number[]): void {
  sh.takeTerminal()
  const command = sh.top.text ?? commandText(sh)
  const job = addJob(sh, { pid: pids.at(-1) as number, pids, command, stopped: true })
  sh.unwindTo(isPrompt)
  sh.state.status = STOPPED
  sh.err(`\n${described(sh, job)}`)
}

/** The command that is waited for, as it was written. */
function commandText(sh: Interpreter): string {
  const node = sh.nodeOf(sh.top)
  if (node.kind === 'simple') return `${node.name}${node.rest}`.trim()
  const list = sh.state.frames.findLast((frame) => sh.nodeOf(frame).kind === 'list')
  const items = list && sh.nodeOf(list)
  return items?.kind === 'list' ? (items.items[(list?.at ?? 1) - 1]?.text ?? '') : ''
}

export function runSubshell(
  sh: Interpreter,
  frame: Frame,
  { body }: Extract<Node, { kind: 'subshell' }>,
): void {
  if (frame.pids === undefined) {
    const pid = sh.fork({ source: frame.source, node: body }, sh.state.descriptors)
    return sh.change({ pids: [pid] })
  }
  if (gather(sh, frame.pids)) sh.finish(sh.top.codes?.[0] ?? 0)
}
