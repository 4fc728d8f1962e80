/**
 * `docker login`: tells a registry who one is. The simulated registries believe everybody.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
import { CommandError, defineVerb } from '../verb.js'

const INSECURE = 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n'
const NO_TERMINAL = 'Error: Cannot perform an interactive login from a non TTY device'
const NEEDS_USER = 'the --password-stdin option requires --username to be set'
const EXCLUSIVE = 'conflicting options: cannot specify both --password and --password-stdin'

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
    if (flags.passwordStdin) yield* cli.stdin.readAll()
    else if (flags.password === undefined || !flags.username) throw new CommandError(NO_TERMINAL)
    cli.out('Login Succeeded\n')
    return {
      value: { server: server ?? 'https://index.docker.io/v1/', username: flags.username },
    }
  },
})
