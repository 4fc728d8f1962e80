/**
 * `docker unpause`: lets the processes of paused containers go on.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/unpause/
 */
import { unpause as unpauseContainer } from '../../docker/unpause.js'
import { defineVerb } from '../verb.js'
import { eachTarget } from './targets.js'

export const unpause = defineVerb({
  name: 'unpause',
  usage: 'unpause CONTAINER [CONTAINER...]',
  short: 'Unpause all processes within one or more containers',
  flags: {},
  *run(cli, args) {
    return {
      value: yield* eachTarget(cli, args, (target) =>
        unpauseContainer(cli.tx, cli.machine, target),
      ),
    }
  },
})
