/**
 * `docker context update`.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/update/
 */
import { defineVerb } from '../../verb.js'
import { ENDPOINT_FLAGS, endpointHelp } from './endpoint-flags.js'
import { checkName, contextNamed, contextOf, endpointOf, writeContext } from './store.js'

export const contextUpdate = defineVerb({
  name: 'update',
  usage: 'update [OPTIONS] CONTEXT',
  short: `Update a context${endpointHelp('update')}`,
  flags: ENDPOINT_FLAGS,
  *run(cli, [name = ''], { docker, description }) {
    checkName(name)
    const known = contextNamed(cli, name)
    const host = endpointOf(cli, docker, undefined) ?? known.Endpoints.docker.Host
    writeContext(cli, contextOf(name, host, description || known.Metadata.Description))
    cli.out(`${name}\n`)
    cli.err(`Successfully updated context "${name}"\n`)
    return { value: undefined }
  },
})
