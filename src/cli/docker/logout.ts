/**
 * `docker logout`: forgets the login of a registry.
 *
 * @see https://docs.docker.com/reference/cli/docker/logout/
 */
import { defineVerb } from '../verb.js'
import { HUB, eraseCredentials } from './config-file.js'

export const logout = defineVerb({
  name: 'logout',
  usage: 'logout [SERVER]',
  short:
    'Log out from a registry.\nIf no server is specified, the default is defined by the daemon.',
  flags: {},
  *run(cli, [server]) {
    eraseCredentials(cli, server ?? HUB)
    cli.out(`Removing login credentials for ${server ?? HUB}\n`)
    return { value: { server: server ?? HUB } }
  },
})
