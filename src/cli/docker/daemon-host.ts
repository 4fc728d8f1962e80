/**
 * Which daemon docker talks to: its machine's own, or the one that `--host` or `DOCKER_HOST` names.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
import { isLoopback } from '../../net/address.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import { type Cli, CommandError } from '../verb.js'

const LAN = 'lan'
const cannotConnect = (host: string): string =>
  `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`
const malformed = (host: string): string => `unable to parse docker host \`${host}\``

/** The command as it works with the daemon that is meant. @throws CommandError when none is there */
export function onDaemon(cli: Cli, given: string | undefined): Cli {
  const host = given ?? (cli.env['DOCKER_HOST'] || undefined)
  if (host === undefined || host.startsWith('unix://')) return cli
  const [, scheme, address = ''] = /^(\w+):\/\/(?:[^@/]*@)?([^:/]*)/.exec(host) ?? []
  if (scheme === undefined) throw new CommandError(malformed(host), 1)
  const machine = isLoopback(address)
    ? cli.machine
    : cli.tx.by(namespaces, 'byAddress', `${LAN} ${address}`)[0]?.machine
  if (machine === undefined || cli.tx.get(namespaces, hostNamespace(machine))?.down)
    throw new CommandError(cannotConnect(host), 1)
  return Object.create(cli, { machine: { value: machine } })
}
