/**
 * `docker login`: identifies the user to a registry. The simulated registries believe everybody.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
import { answerLine, hiddenLine } from '../answer-line.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { HUB, storeCredentials, userOf } from './config-file.js'

const INSECURE = 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n'
const NO_TERMINAL = 'Error: Cannot perform an interactive login from a non TTY device'
const NEEDS_USER = 'the --password-stdin option requires --username to be set'
const EXCLUSIVE = 'conflicting options: cannot specify both --password and --password-stdin'
const UNENCRYPTED = (path: string): string => `
WARNING! Your credentials are stored unencrypted in '${path}'.
Configure a credential helper to remove this warning. See
https://docs.docker.com/go/credential-store/

`

/** What is said before a password for Docker Hub is asked for. */
const TOKENS = `
i Info → A Personal Access Token (PAT) can be used instead.
         To create a PAT, visit https://app.docker.com/settings


`
/** What stands before the questions about an account of Docker Hub: no lab has a web browser. */
const BY_COMMAND_LINE = `Failed to start web-based login - falling back to command line login...

Log in with your Docker ID or email address to push and pull images from Docker Hub. If you don't have a Docker ID, head over to https://hub.docker.com/ to create one.
You can log in with your password or a Personal Access Token (PAT). Using a limited-scope PAT grants better security and is required for organizations using SSO. Learn more at https://docs.docker.com/go/access-tokens/

`
const withKnown = (username: string, isTerminal: boolean): string =>
  `Authenticating with existing credentials... [Username: ${username}]

${isTerminal ? 'i Info →' : ' Info ->'} To login with a different account, run 'docker logout' followed by 'docker login'


`

/** Asks at the terminal, which does not show a password. @throws CommandError without an answer */
function* asked(cli: Cli, what: 'Username' | 'Password'): Generator<Wait, string> {
  cli.out(`${what}: `)
  const answer = what === 'Password' ? yield* hiddenLine(cli) : yield* answerLine(cli)
  if (what === 'Password') cli.out('\n')
  if (answer === '') throw new CommandError(`Error: ${what} Required`)
  return answer
}

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
    const given = flags.passwordStdin
      ? (yield* cli.stdin.readAll()).replace(/\r?\n$/, '')
      : flags.password
    const known = flags.username || given !== undefined ? undefined : userOf(cli, server ?? HUB)
    if (known !== undefined) {
      cli.err(withKnown(known, cli.screen !== undefined))
      cli.out('Login Succeeded\n')
      return { value: { server: server ?? HUB, username: known } }
    }
    const isWhole = given !== undefined && flags.username !== ''
    if (!isWhole && !cli.stdin.isTerminal) throw new CommandError(NO_TERMINAL)
    if (server === undefined && !isWhole) cli.out(flags.username ? TOKENS : BY_COMMAND_LINE)
    const username = flags.username || (yield* asked(cli, 'Username'))
    const password = given ?? (yield* asked(cli, 'Password'))
    const path = storeCredentials(cli, server ?? HUB, { username, password })
    cli.err(UNENCRYPTED(path))
    cli.out('Login Succeeded\n')
    return { value: { server: server ?? HUB, username } }
  },
})
