/**
 * `docker context use`: from now on the client talks to another daemon.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/use/
 */
import { defineVerb } from '../../verb.js'
import { setCurrentContext } from '../config-file.js'
import { DEFAULT, checkName, contextNamed } from './store.js'

/** That the environment goes before a context. */
export const overrides = (what: string): string =>
  `Warning: DOCKER_HOST environment variable overrides the active context. To use ${what}, either set the global --context flag, or unset DOCKER_HOST environment variable.\n`

export const contextUse = defineVerb({
  name: 'use',
  usage: 'use CONTEXT',
  short: 'Set the current docker context',
  flags: {},
  *run(cli, [name = '']) {
    if (name !== DEFAULT) {
      checkName(name)
      contextNamed(cli, name)
    }
    setCurrentContext(cli, name === DEFAULT ? undefined : name)
    cli.out(`${name}\n`)
    cli.err(`Current context is now "${name}"\n`)
    if (name !== DEFAULT && cli.env['DOCKER_HOST']) cli.err(overrides(`"${name}"`))
    return { value: undefined }
  },
})
