/**
 * Where the body of an answer goes: to standard output, or into a file.
 *
 * @see https://curl.se/docs/manpage.html#-o
 */
import { FileError } from '../../program/files.js'
import type { System } from '../../program/program.js'
import type { Failed } from './failure.js'
import { type Options, REMOTE_NAME } from './options.js'
import type { Target } from './url.js'

const FAILED_WRITING = { exit: 23, message: 'Failure writing output to destination' }
const NO_REMOTE_NAME = { exit: 23, message: 'Failed writing received data to disk/application' }

/** Writes what came to where it belongs. */
export function write(
  system: System,
  { outputs }: Options,
  at: number,
  { path }: Target,
  text: string,
): Failed | undefined {
  const wanted = outputs[at]
  if (wanted === undefined || wanted === '-') {
    system.out(text)
    return undefined
  }
  const file =
    wanted === REMOTE_NAME
      ? path.replace(/\?.*$/s, '').slice(path.replace(/\?.*$/s, '').lastIndexOf('/') + 1)
      : wanted
  if (file === '') return NO_REMOTE_NAME
  try {
    system.files.write(file, text)
    return undefined
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return FAILED_WRITING
  }
}
