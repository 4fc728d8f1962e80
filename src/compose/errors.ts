/**
 * What Compose says about files that it cannot use.
 *
 * @module
 */
import { KubariumError } from '../sim/errors.js'

/** A compose file, or what belongs to it, cannot be used; the message is Compose's own. */
export class ComposeError extends KubariumError {
  override name = 'ComposeError'
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

/** A project that is well-formed and contradicts itself. */
export const invalidProject = (why: string): ComposeError =>
  new ComposeError(`${why}: invalid compose project`)

/** A value that is of the right type and has no meaning. */
export const decodingFailed = (where: string, why: string): ComposeError =>
  new ComposeError(`decoding failed due to the following error(s):\n\n'${where}' ${why}`)
