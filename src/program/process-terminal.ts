/**
 * What processes have of a terminal: their children, and what they write.
 *
 * @see https://man7.org/linux/man-pages/man3/isatty.3.html
 */
import type { Process } from './process.js'
import type { Stream } from './program.js'

/** Where a stream leads, as text that compares. */
const placeOf = (stream: Stream): string =>
  stream.kind === 'pipe'
    ? `pipe ${stream.pipe}`
    : stream.kind === 'file'
      ? `file ${stream.path}`
      : stream.kind === 'log'
        ? `log ${stream.log}`
        : stream.kind

/** What a child with these streams has of its parent's terminal. */
export function terminalOfChild(
  parent: Process,
  { stdin, stdout }: Process['streams'],
): Pick<Process, 'terminal' | 'isPiped'> {
  const terminal = parent.terminal && stdin === parent.streams.stdin
  const isPiped = parent.isPiped === true || placeOf(stdout) !== placeOf(parent.streams.stdout)
  return isPiped ? { terminal, isPiped } : { terminal }
}

/** Whether a process that has a terminal writes to it. */
export const writesToTerminal = ({ isPiped: apart, streams: { stdout } }: Process): boolean =>
  apart !== true && stdout.kind !== 'file' && stdout.kind !== 'null'
