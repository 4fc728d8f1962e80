/**
 * `docker pause`: suspends the processes of containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/pause/
 */
import { pause as pauseContainer } from '../../docker/pause.js'
import { defineVerb } from '../verb.js'
import { eachTarget } from './targets.js'

export const pause = defineVerb({
  name: 'pause',
  usage: 'pause CONTAINER [CONTAINER...]',
  short: 'Pause all processes within one or more containers',
  flags: {},
  *run(cli, args) {
    return {
      value: yield* eachTarget(cli, args, (target) => pauseContainer(cli.tx, cli.machine, target)),
    }
  },
})
