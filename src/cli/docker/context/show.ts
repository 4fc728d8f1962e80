/**
 * `docker context show`.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/show/
 */
import { defineVerb } from '../../verb.js'
import { activeContext } from './store.js'

export const contextShow = defineVerb({
  name: 'show',
  usage: 'show',
  short: 'Print the name of the current context',
  flags: {},
  *run(cli) {
    const name = activeContext(cli)
    cli.out(`${name}\n`)
    return { value: { name } }
  },
})
