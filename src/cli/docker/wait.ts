/**
 * `docker wait`: waits until containers have ended, and prints their exit codes.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/wait/
 */
import { DockerError } from '../../docker/errors.js'
import { defineVerb } from '../verb.js'
import { containerCalled, exitCodeOf, untilStopped } from './container.js'
import { failTogether } from './targets.js'

export const wait = defineVerb({
  name: 'wait',
  usage: 'wait CONTAINER [CONTAINER...]',
  short: 'Block until one or more containers stop, then print their exit codes',
  flags: {},
  *run(cli, args) {
    const codes: number[] = []
    const failed: DockerError[] = []
    for (const target of args) {
      try {
        const { id } = containerCalled(cli.tx, cli.machine, target)
        yield* untilStopped(cli, id)
        const code = exitCodeOf(cli.tx, cli.machine, id)
        codes.push(code)
        cli.out(`${code}\n`)
      } catch (error) {
        if (!(error instanceof DockerError)) throw error
        failed.push(error)
      }
    }
    failTogether(cli, failed)
    return { value: codes }
  },
})
