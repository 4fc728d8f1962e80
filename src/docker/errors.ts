/**
 * What the daemon answers when something is wrong: an HTTP status and the real text.
 *
 * @see https://docs.docker.com/reference/api/engine/#section/Errors
 */

/** An error of the daemon. */
export class DockerError extends Error {
  override name = 'DockerError'
  constructor(
    /** The HTTP status of the Engine API's answer. */
    readonly status: number,
    message: string,
    /** The exit code of a command that fails with it. */
    readonly exitCode = 1,
  ) {
    super(message)
  }
}
