/**
 * Pipelines and subshells: commands that run in copies of the shell.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_02
 */
import type { Stream } from '../../program.js'
import type { Interpreter } from '../interpreter.js'
import { type Descriptors, type Frame, withEntry } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { timesOf } from './times.js'

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
  if (negated) sh.pop(status === 0 ? 1 : 0)
  else sh.finish(status)
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
  const codes = [...(sh.top.codes ?? pids.map(() => -1))]
  pids.forEach((pid, index) => {
    if (codes[index] === -1 && pid !== null) codes[index] = sh.system.reap(pid) ?? -1
  })
  sh.change({ codes })
  if (!codes.includes(-1)) return true
  sh.wait()
  return false
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
