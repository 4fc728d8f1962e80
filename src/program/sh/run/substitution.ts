/**
 * Command substitution: a copy of the shell runs the commands, and what it writes becomes part of a
 * word.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06_03
 */
import type { Interpreter } from '../interpreter.js'
import { OUT_OF_MEMORY, ShellError } from '../messages.js'
import { type Frame, withEntry } from '../state.js'
import { parse } from '../syntax/parse.js'

/** Its last line ends are part of the output. */
const WHOLE = 1
const LONGEST_OUTPUT = 4_000_000

/** Starts a substitution; its output goes to the frame that is on top now. */
export function beginSubstitution(sh: Interpreter, source: string, isWhole = false): void {
  const pipe = sh.openPipe()
  const { root } = parse(source)
  const { descriptors } = sh.state
  const pid = sh.fork({ source, node: root }, withEntry(descriptors, '1', { kind: 'pipe', pipe }))
  sh.pushFrame({
    source,
    node: root,
    special: 'substitution',
    tested: true,
    last: false,
    pids: [pid],
    pipe,
    text: '',
    at: isWhole ? WHOLE : 0,
  })
}

/** Gathers the output until it ends. */
export function runSubstitution(
  sh: Interpreter,
  { at, pids = [], pipe = '', text = '', status }: Frame,
): void {
  const { text: more, ended } = sh.takePipe(pipe)
  const code = status ?? sh.system.reap(pids[0] as number)
  const output = text + more
  if (output.length > LONGEST_OUTPUT) throw new ShellError(OUT_OF_MEMORY, 2, true)
  if (!ended || code === undefined) {
    sh.change({ text: output, ...(code === undefined ? {} : { status: code }) })
    return sh.wait()
  }
  sh.release(pipe)
  sh.pop(code)
  sh.state.substituted = code
  sh.change({
    outputs: [
      ...(sh.top.outputs ?? []),
      at === WHOLE ? output : output.replace(/\n+$/, '').replaceAll('\u0000', ''),
    ],
  })
}
