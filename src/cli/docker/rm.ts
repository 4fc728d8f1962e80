/**
 * `docker rm`: removes containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/rm/
 */
import { remove } from '../../docker/remove.js'
import { defineVerb } from '../verb.js'
import { eachTarget } from './targets.js'

export const rm = defineVerb({
  name: 'rm',
  usage: 'rm [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Remove one or more containers',
  flags: {
    force: {
      type: 'boolean',
      short: 'f',
      usage: 'Force the removal of a running container (uses SIGKILL)',
    },
    link: { type: 'boolean', short: 'l', usage: 'Remove the specified link' },
    volumes: {
      type: 'boolean',
      short: 'v',
      usage: 'Remove anonymous volumes associated with the container',
    },
  },
  *run(cli, args, flags) {
    const options = {
      force: flags.force,
      v: flags.volumes,
      link: flags.link,
    }
    return {
      value: yield* eachTarget(
        cli,
        args,
        (target) => remove(cli.tx, cli.machine, target.replace(/^\//, ''), options),
        options,
      ),
    }
  },
})
