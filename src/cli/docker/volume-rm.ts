/**
 * `docker volume rm`: removes volumes.
 *
 * @see https://docs.docker.com/reference/cli/docker/volume/rm/
 */
import { volumeRemove } from '../../docker/volume/remove.js'
import { defineVerb } from '../verb.js'
import { eachTarget } from './targets.js'

export const volumeRm = defineVerb({
  name: 'rm',
  usage: 'rm [OPTIONS] VOLUME [VOLUME...]',
  short: 'Remove one or more volumes. You cannot remove a volume that is in use by a container.',
  flags: {
    force: { type: 'boolean', short: 'f', usage: 'Force the removal of one or more volumes' },
  },
  *run(cli, args, flags) {
    return {
      value: yield* eachTarget(cli, args, (name) =>
        volumeRemove(cli.tx, cli.machine, name, { force: flags.force }),
      ),
    }
  },
})
