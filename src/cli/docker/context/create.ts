/**
 * `docker context create`: another daemon gets a name.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/create/
 */
import { FlagError, noPair } from '../../flags.js'
import { CommandError, defineVerb } from '../../verb.js'
import { ENDPOINT_FLAGS, endpointHelp } from './endpoint-flags.js'
import {
  OF_THE_ENVIRONMENT,
  activeContext,
  checkName,
  contextNamed,
  contextOf,
  endpointOf,
  isContext,
  writeContext,
} from './store.js'

export const contextCreate = defineVerb({
  name: 'create',
  usage: 'create [OPTIONS] CONTEXT',
  short: `Create a context${endpointHelp('create')}`,
  flags: {
    ...ENDPOINT_FLAGS,
    from: { type: 'string', usage: 'create context from a named context' },
  },
  *run(cli, [name = ''], { docker, description, from }) {
    for (const text of docker)
      if (!text.includes('='))
        throw new FlagError(
          `invalid argument ${JSON.stringify(text)} for "--docker" flag: ${noPair(text)}`,
        )
    checkName(name)
    if (isContext(cli, name)) throw new CommandError(`context "${name}" already exists`)
    const host = endpointOf(cli, docker, from)
    const usual = contextNamed(cli, activeContext(cli))
    writeContext(
      cli,
      contextOf(
        name,
        host ?? usual.Endpoints.docker.Host,
        description || (host === undefined ? OF_THE_ENVIRONMENT : undefined),
      ),
    )
    cli.out(`${name}\n`)
    cli.err(`Successfully created context "${name}"\n`)
    return { value: undefined }
  },
})
