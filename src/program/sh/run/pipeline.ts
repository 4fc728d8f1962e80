/**
 * Pipelines and subshells: commands that run in copies of the shell.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_02
 */
import type { Stream } from '../../program.js'
import type { Machine } from '../machine.js'
import { type Descriptors, type Frame, withEntry } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { timesOf } from './times.js'

export function runPipeline(
  machine: Machine,
  frame: Frame,
  node: Extract<Node, { kind: 'pipeline' }>,
): void {
  const { stages, negated } = node
  if (frame.at === 0) {
    machine.change({ at: 1, startedAt: machine.system.now })
    if (stages.length === 1) machine.push(stages[0] as number, { tested: negated })
    else if (stages.length > 1) beginStages(machine, frame, stages)
    else machine.state.status = 0
    return
  }
  if (frame.pids && !gather(machine, frame.pids)) return
  const { codes = [], startedAt = 0, undo } = machine.top
  const status =
    codes.length === 0
      ? machine.state.status
      : ((machine.state.pipefail ? codes.findLast((code) => code !== 0) : codes.at(-1)) ?? 0)
  if (node.timed)
    machine.err(
      timesOf(
        machine.system.now - startedAt,
        node.timed === 'posix' || machine.state.flavor !== 'bash',
      ),
    )
  machine.change({ undo: undo ?? {} })
  if (negated) machine.pop(status === 0 ? 1 : 0)
  else machine.finish(status)
}

function beginStages(machine: Machine, { source }: Frame, stages: readonly number[]): void {
  const pids: number[] = []
  const pipes: string[] = []
  let input: Stream | undefined
  stages.forEach((node, index) => {
    let descriptors: Descriptors = machine.state.descriptors
    if (input) descriptors = withEntry(descriptors, '0', input)
    if (index < stages.length - 1) {
      input = machine.system.pipe()
      if (input.kind === 'pipe') pipes.push(input.pipe)
      descriptors = withEntry(descriptors, '1', input)
    }
    pids.push(machine.fork({ source, node }, descriptors))
  })
  machine.change({ pids, undo: { pipes } })
}

/**
 * Collects the exit codes of the processes that a frame waits for; false (and waiting) while one of
 * them runs.
 */
export function gather(machine: Machine, pids: readonly (number | null)[]): boolean {
  const codes = [...(machine.top.codes ?? pids.map(() => -1))]
  pids.forEach((pid, index) => {
    if (codes[index] === -1 && pid !== null) codes[index] = machine.system.reap(pid) ?? -1
  })
  machine.change({ codes })
  if (!codes.includes(-1)) return true
  machine.wait()
  return false
}

export function runSubshell(
  machine: Machine,
  frame: Frame,
  { body }: Extract<Node, { kind: 'subshell' }>,
): void {
  if (frame.pids === undefined) {
    const pid = machine.fork({ source: frame.source, node: body }, machine.state.descriptors)
    return machine.change({ pids: [pid] })
  }
  if (gather(machine, frame.pids)) machine.finish(machine.top.codes?.[0] ?? 0)
}
