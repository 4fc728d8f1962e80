/**
 * `docker login`: identifies the user to a registry. The simulated registries believe everybody.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
import { CommandError, defineVerb } from '../verb.js'
import { HUB, storeCredentials } from './config-file.js'

const INSECURE = 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n'
const NO_TERMINAL = 'Error: Cannot perform an interactive login from a non TTY device'
const NEEDS_USER = 'the --password-stdin option requires --username to be set'
const EXCLUSIVE = 'conflicting options: cannot specify both --password and --password-stdin'
const UNENCRYPTED = (path: string): string => `
WARNING! Your credentials are stored unencrypted in '${path}'.
Configure a credential helper to remove this warning. See
https://docs.docker.com/go/credential-store/

`

export const login = defineVerb({
  name: 'login',
  usage: 'login [OPTIONS] [SERVER]',
  short: 'Authenticate to a registry.\nDefaults to Docker Hub if no server is specified.',
  flags: {
    password: { type: 'string', short: 'p', usage: 'Password or Personal Access Token (PAT)' },
    'password-stdin': {
      type: 'boolean',
      usage: 'Take the Password or Personal Access Token (PAT) from stdin',
    },
    username: { type: 'string', default: '', short: 'u', usage: 'Username' },
  },
  *run(cli, [server], flags) {
    if (flags.password !== undefined && flags.passwordStdin) throw new CommandError(EXCLUSIVE)
    if (flags.password !== undefined) cli.err(INSECURE)
    if (flags.passwordStdin && !flags.username) throw new CommandError(NEEDS_USER)
    const password = flags.passwordStdin
      ? (yield* cli.stdin.readAll()).replace(/\r?\n$/, '')
      : flags.password
    const { username } = flags
    if (password === undefined || !username) throw new CommandError(NO_TERMINAL)
    const path = storeCredentials(cli, server ?? HUB, { username, password })
    cli.err(UNENCRYPTED(path))
    cli.out('Login Succeeded\n')
    return { value: { server: server ?? HUB, username } }
  },
})
