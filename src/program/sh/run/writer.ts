/**
 * `>(…)`: commands that read what is written to a file, which is a pipe of the shell's.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Process-Substitution.html
 */
import { closePipe, createPipe } from '../../pipe.js'
import { processes } from '../../process.js'
import type { Interpreter } from '../interpreter.js'
import { type Frame, withEntry, withoutEntry } from '../state.js'
import { parse } from '../syntax/parse.js'

/** The first descriptor that the shell takes for such a file; others are below. */
const FIRST = 63

/** Starts the commands; where they are written to goes to the frame on top. */
export function beginWriter(sh: Interpreter, source: string): void {
  const stream = createPipe(sh.system.tx, { held: true })
  const { root } = parse(source)
  const { descriptors } = sh.state
  const pid = sh.fork({ source, node: root }, withEntry(descriptors, '0', stream))
  const number = Array.from({ length: FIRST }, (_, i) => FIRST - i).find(
    (one) => descriptors[one] === undefined && sh.opened?.[one] === undefined,
  )
  sh.state.descriptors = withEntry(descriptors, String(number), stream)
  sh.state.writers = [...(sh.state.writers ?? []), pid]
  const { outputs = [], written = [] } = sh.top
  sh.change({ outputs: [...outputs, `/dev/fd/${number}`], written: [...written, stream.pipe] })
}

/** A command is over: nobody writes to what was made for it; to what `exec` keeps, all that follows. */
export function closeWriters(sh: Pick<Interpreter, 'system' | 'state'>, frame: Frame): void {
  if (!frame.written || frame.words?.[0] === 'exec') return
  for (const pipe of frame.written) {
    closePipe(sh.system.tx, pipe)
    for (const [number, stream] of Object.entries(sh.state.descriptors))
      if (stream.kind === 'pipe' && stream.pipe === pipe)
        sh.state.descriptors = withoutEntry(sh.state.descriptors, number)
  }
}

/** Whether commands that got their whole input are still at work: a line is over when they are. */
export function areAtWork({ system, state }: Interpreter): boolean {
  if (!state.writers) return false
  const kept = new Set(
    Object.values(state.descriptors).flatMap((stream) =>
      stream.kind === 'pipe' ? [stream.pipe] : [],
    ),
  )
  const running = system.tx
    .by(processes, 'byParent', system.process)
    .filter(({ pid, exitCode }) => state.writers?.includes(pid) && exitCode === undefined)
  state.writers = running.map(({ pid }) => pid)
  return running.some(
    ({ streams }) => streams.stdin.kind === 'pipe' && !kept.has(streams.stdin.pipe),
  )
}
