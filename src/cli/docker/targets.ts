/**
 * Verbs that take several containers, images, networks or volumes: each is done or fails by itself,
 * the failures are printed at the end.
 *
 * @module
 */
import { DockerError, daemonSays } from '../../docker/errors.js'
import { type Cli, CommandError, type Wait } from '../verb.js'

const NOT_FOUND = 404

/**
 * Does something to each argument and prints it when that succeeded. With `force`, what is not
 * there is reported and is no failure.
 *
 * @returns the arguments that it was done to
 * @throws the one DockerError, or CommandError with all of them
 */
export function* eachTarget(
  cli: Cli,
  args: readonly string[],
  act: (target: string) => Generator<Wait, void> | void,
  { force = false } = {},
): Generator<Wait, readonly string[]> {
  const done: string[] = []
  const failed: DockerError[] = []
  for (const target of args) {
    try {
      const waiting = act(target)
      if (waiting) yield* waiting
      cli.out(`${target}\n`)
      done.push(target)
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
      failed.push(error)
    }
  }
  failTogether(cli, failed, {
    forgive: force && failed.every(({ status }) => status === NOT_FOUND),
  })
  return done
}

/** Reports what failed: throws it, or only prints it when that is to be forgiven. */
export function failTogether(
  cli: Cli,
  failed: readonly DockerError[],
  { forgive = false } = {},
): void {
  const [first] = failed
  if (!first) return
  const text = failed.map(daemonSays).join('\n')
  if (forgive) cli.err(`${text}\n`)
  else throw failed.length === 1 ? first : new CommandError(text)
}
