/**
 * Which daemon docker talks to: its machine's own, or the one that `--host` or `DOCKER_HOST` names.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
import { isLoopback } from '../../net/address.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import { type Cli, CommandError } from '../verb.js'
import { DEFAULT, activeContext, contextNamed } from './context/store.js'

const LAN = 'lan'
const cannotConnect = (host: string): string =>
  `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`
const malformed = (host: string): string => `unable to parse docker host \`${host}\``

const BOTH = 'conflicting options: cannot specify both --host and --context'

/** The command with `--host` and `--context` as its environment. @throws CommandError for both */
export function withGlobals(cli: Cli, host: string | undefined, context: string | undefined): Cli {
  if (host && context) throw new CommandError(BOTH)
  if (!host && !context) return cli
  const { DOCKER_HOST: _, ...env } = cli.env
  const more = host ? { DOCKER_HOST: host } : { DOCKER_CONTEXT: context as string }
  return Object.create(cli, { env: { value: { ...env, ...more } } })
}

/** The daemon that the environment or the context in force names. @throws CommandError */
function hostOf(cli: Cli): string | undefined {
  const name = activeContext(cli)
  if (name === DEFAULT) return cli.env['DOCKER_HOST'] || undefined
  try {
    return contextNamed(cli, name).Endpoints.docker.Host
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    throw new CommandError(
      `Failed to initialize: unable to resolve docker endpoint: ${error.message}`,
    )
  }
}

/** The command as it works with the daemon that is meant. @throws CommandError when none is there */
export function onDaemon(cli: Cli): Cli {
  const host = hostOf(cli)
  if (host === undefined || host.startsWith('unix://')) return cli
  const [, scheme, address = ''] = /^(\w+):\/\/(?:[^@/]*@)?([^:/]*)/.exec(host) ?? []
  if (scheme === undefined) throw new CommandError(malformed(host), 1)
  const machine = isLoopback(address) ? cli.machine : machineAt(cli, address)
  if (machine === undefined || cli.tx.get(namespaces, hostNamespace(machine))?.down)
    throw new CommandError(cannotConnect(host), 1)
  return Object.create(cli, { machine: { value: machine } })
}

/** The machine that has an address of the local network, or that name. */
const machineAt = ({ tx }: Cli, place: string): string | undefined =>
  tx.by(namespaces, 'byAddress', `${LAN} ${place}`)[0]?.machine ??
  tx.get(namespaces, hostNamespace(place))?.machine
