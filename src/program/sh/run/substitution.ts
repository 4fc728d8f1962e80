/**
 * Command substitution: a copy of the shell runs the commands, and what it writes becomes part of a
 * word.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06_03
 */
import type { Machine } from '../machine.js'
import { OUT_OF_MEMORY, ShellError } from '../messages.js'
import { type Frame, withEntry } from '../state.js'
import { parse } from '../syntax/parse.js'

const LONGEST_OUTPUT = 4_000_000

/** Starts a substitution; its output goes to the frame that is on top now. */
export function beginSubstitution(machine: Machine, source: string): void {
  const pipe = machine.openPipe()
  const { root } = parse(source)
  const { descriptors } = machine.state
  const pid = machine.fork(
    { source, node: root },
    withEntry(descriptors, '1', { kind: 'pipe', pipe }),
  )
  machine.pushFrame({
    source,
    node: root,
    special: 'substitution',
    at: 0,
    tested: true,
    last: false,
    pids: [pid],
    pipe,
    text: '',
  })
}

/** Gathers the output until it ends. */
export function runSubstitution(
  machine: Machine,
  { pids = [], pipe = '', text = '', status }: Frame,
): void {
  const { text: more, ended } = machine.takePipe(pipe)
  const code = status ?? machine.system.reap(pids[0] as number)
  const output = text + more
  if (output.length > LONGEST_OUTPUT) throw new ShellError(OUT_OF_MEMORY, 2, true)
  if (!ended || code === undefined) {
    machine.change({ text: output, ...(code === undefined ? {} : { status: code }) })
    return machine.wait()
  }
  machine.release(pipe)
  machine.pop(code)
  machine.state.substituted = code
  machine.change({
    outputs: [...(machine.top.outputs ?? []), output.replace(/\n+$/, '').replaceAll('\u0000', '')],
  })
}
