/**
 * `docker commit`: makes an image of what a container has become.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/commit/
 */
import { commit as commitContainer } from '../../docker/commit.js'
import { parseReference } from '../../oci/reference.js'
import { defineVerb } from '../verb.js'
import { CHANGE } from './shared-flags.js'

export const commit = defineVerb({
  name: 'commit',
  usage: 'commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
  short: "Create a new image from a container's changes",
  flags: {
    author: {
      type: 'string',
      short: 'a',
      usage: 'Author (e.g., "John Hannibal Smith <hannibal@a-team.com>")',
    },
    change: CHANGE,
    message: { type: 'string', short: 'm', usage: 'Commit message' },
    pause: { type: 'boolean', short: 'p', default: true, usage: 'Pause container during commit' },
  },
  *run(cli, [container = '', name], flags) {
    if (name !== undefined) parseReference(name)
    const id = commitContainer(cli.tx, cli.machine, container, {
      ...(name === undefined ? {} : { name }),
      ...(flags.author ? { author: flags.author } : {}),
      ...(flags.message ? { comment: flags.message } : {}),
      changes: flags.change,
    })
    cli.out(`${id}\n`)
    return { value: { id } }
  },
})
