/**
 * Whether what a process writes goes to its terminal.
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

/** Whether a child of a process with this output writes elsewhere than to the terminal. */
export const isPiped = (parent: Process, stdout: Stream): boolean =>
  parent.isPiped === true || placeOf(stdout) !== placeOf(parent.streams.stdout)

/** Whether a process that has a terminal writes to it. */
export const writesToTerminal = ({ isPiped: apart, streams: { stdout } }: Process): boolean =>
  apart !== true && stdout.kind !== 'file' && stdout.kind !== 'null'
