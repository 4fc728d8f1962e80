/**
 * `docker network rm`: removes networks.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/rm/
 */
import { DockerError, daemonSays } from '../../docker/errors.js'
import { networkRemove } from '../../docker/network/remove.js'
import { CommandError, defineVerb } from '../verb.js'

export const networkRm = defineVerb({
  name: 'rm',
  usage: 'rm NETWORK [NETWORK...]',
  short: 'Remove one or more networks',
  flags: {
    force: { type: 'boolean', short: 'f', usage: 'Do not error if the network does not exist' },
  },
  *run(cli, args, flags) {
    const removed: string[] = []
    let failed = false
    for (const name of args) {
      try {
        networkRemove(cli.tx, cli.machine, name)
        cli.out(`${name}\n`)
        removed.push(name)
      } catch (error) {
        if (!(error instanceof DockerError)) throw error
        if (flags.force && error.status === 404) continue
        cli.err(`${daemonSays(error)}\n`)
        failed = true
      }
    }
    // The client ends with a bare exit status here, and says so.
    if (failed) throw new CommandError('exit status 1')
    return { value: removed }
  },
})
