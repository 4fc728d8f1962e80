/**
 * `docker kill`: sends a signal to containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/kill/
 */
import { kill as killContainer } from '../../docker/kill.js'
import { signalName } from '../../program/signal.js'
import { defineVerb } from '../verb.js'
import { containerCalled, untilStopped } from './container.js'
import { eachTarget } from './targets.js'
import { SIGNAL } from './shared-flags.js'

export const kill = defineVerb({
  name: 'kill',
  usage: 'kill [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Kill one or more running containers',
  flags: {
    signal: SIGNAL,
  },
  *run(cli, args, flags) {
    return {
      value: yield* eachTarget(cli, args, function* (target) {
        const { id } = containerCalled(cli.tx, cli.machine, target)
        killContainer(cli.tx, cli.machine, target, flags.signal ? { signal: flags.signal } : {})
        // A container that is killed outright is waited for; any other signal it may outlive.
        if (signalName(flags.signal || 'KILL') === 'KILL') yield* untilStopped(cli, id)
      }),
    }
  },
})
