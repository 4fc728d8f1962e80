/**
 * Open files of a shell, and what of them its children get.
 *
 * @module
 */
import type { Streams } from '../fork.js'
import type { Stream } from '../program.js'
import type { ShellState } from './state.js'

/** A stream that leads nowhere. */
export const NULL: Stream = { kind: 'null' }

/** The standard streams among open files; what is closed leads nowhere. */
export const streamsOf = (descriptors: ShellState['descriptors']): Streams => ({
  stdin: descriptors['0'] ?? NULL,
  stdout: descriptors['1'] ?? NULL,
  stderr: descriptors['2'] ?? NULL,
})
