/**
 * `docker rename`: gives a container another name.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/rename/
 */
import { rename as renameContainer } from '../../docker/rename.js'
import { defineVerb } from '../verb.js'

export const rename = defineVerb({
  name: 'rename',
  usage: 'rename CONTAINER NEW_NAME',
  short: 'Rename a container',
  flags: {},
  *run(cli, [container = '', name = '']) {
    renameContainer(cli.tx, cli.machine, container, name)
    return { value: { name } }
  },
})
